from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class ProjectListDetailed(ResponseModel):
    """List of full project records, as bulk sharing returns it."""

    projects: list[models.ProjectDetail]
