from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .checklist_template_slim_request import ChecklistTemplateSlimRequest
    from .crew_slim_request import CrewSlimRequest
    from .schedule_event_inline_request import ScheduleEventInlineRequest
    from .user_lite_request import UserLiteRequest


class ScheduleTaskRequest(Model):
    """One checklist to be filled in for a scheduled event."""

    assigned_crew: CrewSlimRequest | None | Unset = UNSET
    """Crew that is to do it; null when none is named."""
    assigned_to: UserLiteRequest | None | Unset = UNSET
    """User who is to do it; null when nobody is named."""
    checklist_instance: int | None | Unset = UNSET
    """Id of the checklist that was made for the task; null before."""
    checklist_template: ChecklistTemplateSlimRequest | None | Unset = UNSET
    """Checklist template used."""
    completed_by: UserLiteRequest | None | Unset = UNSET
    """User who finished it; null while it is open."""
    completed_on: datetime.datetime | None | Unset = UNSET
    done: bool | Unset = UNSET
    event: ScheduleEventInlineRequest | None | Unset = UNSET
