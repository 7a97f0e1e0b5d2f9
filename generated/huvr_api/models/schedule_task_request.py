from __future__ import annotations

import datetime

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ScheduleTaskRequest(RequestModel):
    """One checklist to be filled in for a scheduled event."""

    assigned_crew: models.CrewSlimRequest | None | Unset = UNSET
    """Crew that is to do it; null when none is named."""
    assigned_to: models.UserLiteRequest | None | Unset = UNSET
    """User who is to do it; null when nobody is named."""
    checklist_instance: int | None | Unset = UNSET
    """Id of the checklist that was made for the task; null before."""
    checklist_template: models.ChecklistTemplateSlimRequest | None | Unset = UNSET
    """Checklist template used."""
    completed_by: models.UserLiteRequest | None | Unset = UNSET
    """User who finished it; null while it is open."""
    completed_on: datetime.datetime | None | Unset = UNSET
    done: bool | Unset = UNSET
    event: models.ScheduleEventInlineRequest | None | Unset = UNSET
