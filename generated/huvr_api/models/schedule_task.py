from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class ScheduleTask(ResponseModel):
    """One checklist to be filled in for a scheduled event."""

    assigned_crew: models.CrewSlim | None
    """Crew that is to do it; null when none is named."""
    assigned_to: models.UserLite | None
    """User who is to do it; null when nobody is named."""
    checklist_instance: int | None
    """Id of the checklist that was made for the task; null before."""
    checklist_template: models.ChecklistTemplateSlim | None
    """Checklist template used."""
    completed_by: models.UserLite | None
    """User who finished it; null while it is open."""
    completed_on: datetime.datetime | None
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    done: bool
    event: models.ScheduleEventInline | None
    id: int
    """Number that the server gives the record."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
