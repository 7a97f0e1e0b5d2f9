from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .checklist_template_slim import ChecklistTemplateSlim
    from .crew_slim import CrewSlim
    from .schedule_event_inline import ScheduleEventInline
    from .user_lite import UserLite


class ScheduleTask(Model):
    """One checklist to be filled in for a scheduled event."""

    assigned_crew: CrewSlim | None
    """Crew that is to do it; null when none is named."""
    assigned_to: UserLite | None
    """User who is to do it; null when nobody is named."""
    checklist_instance: int | None
    """Id of the checklist that was made for the task; null before."""
    checklist_template: ChecklistTemplateSlim | None
    """Checklist template used."""
    completed_by: UserLite | None
    """User who finished it; null while it is open."""
    completed_on: datetime.datetime | None
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    done: bool
    event: ScheduleEventInline | None
    id: int
    """Number that the server gives the record."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
