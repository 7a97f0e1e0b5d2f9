from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class ProjectStatusInline(ResponseModel):
    """An entry of the status history as nested in the project, with its author."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    modified_by: models.UserLite | None
    """User who made the last change."""
    note: str | None
    status: models.ProjectStatusValue | str
