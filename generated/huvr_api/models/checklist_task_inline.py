from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class ChecklistTaskInline(ResponseModel):
    """A task as it is nested in checklists and projects."""

    assigned_crew: models.CrewSlim | None
    """Crew that is to do it; null when none is named."""
    assigned_to: models.UserLite | None
    """User who is to do it; null when nobody is named."""
    completed_by: models.UserLite | None
    """User who finished it; null while it is open."""
    completed_on: datetime.datetime | None
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    done: bool
    id: int
    """Number that the server gives the record."""
    task: str
