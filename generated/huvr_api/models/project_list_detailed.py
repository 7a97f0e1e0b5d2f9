from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .project_detail import ProjectDetail


class ProjectListDetailed(Model):
    """List of full project records, as bulk sharing returns it."""

    projects: list[ProjectDetail]
