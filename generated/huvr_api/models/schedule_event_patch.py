from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .asset_slim_request import AssetSlimRequest
    from .crew_slim_request import CrewSlimRequest
    from .schedule_plan_request import SchedulePlanRequest


class ScheduleEventPatch(Model):
    """One occurrence of a schedule plan with counts of its work."""

    asset: AssetSlimRequest | None | Unset = UNSET
    """The asset that the record belongs to."""
    crew: CrewSlimRequest | None | Unset = UNSET
    """Crew that is to do the work; null when none is named."""
    end: datetime.datetime | None | Unset = UNSET
    """End: a date for projects, a time for events and plans; null when open."""
    name: str | None | Unset = UNSET
    plan: SchedulePlanRequest | None | Unset = UNSET
    """The schedule plan that the event comes from."""
    start: datetime.datetime | Unset = UNSET
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
