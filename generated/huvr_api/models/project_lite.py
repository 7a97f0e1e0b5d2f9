from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .enums import ProjectStatusValue


class ProjectLite(Model):
    """A project reduced to id, name and status."""

    id: int
    """Number that the server gives the record."""
    name: str
    status: ProjectStatusValue | str
