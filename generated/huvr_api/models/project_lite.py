from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class ProjectLite(ResponseModel):
    """A project reduced to id, name and status."""

    id: int
    """Number that the server gives the record."""
    name: str
    status: models.ProjectStatusValue | str
