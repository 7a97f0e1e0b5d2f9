from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class ProjectStatus(ResponseModel):
    """One entry in the status history of a project."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    modified_by: int | None
    """User who made the last change."""
    note: str | None
    project: int
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
    status: models.ProjectStatusValue | str
