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
    assigned_to: UserLite | None
    checklist_instance: int | None
    """Id of the checklist that was made for the task; null before."""
    checklist_template: ChecklistTemplateSlim | None
    completed_by: UserLite | None
    completed_on: datetime.datetime | None
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    done: bool
    event: ScheduleEventInline | None
    id: int
    """Number that the server gives the record."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
