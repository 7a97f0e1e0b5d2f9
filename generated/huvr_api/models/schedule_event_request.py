from __future__ import annotations

import datetime

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ScheduleEventRequest(RequestModel):
    """One occurrence of a schedule plan with counts of its work."""

    asset: models.AssetSlimRequest | None
    """The asset that the record belongs to."""
    crew: models.CrewSlimRequest | None
    """Crew that is to do the work; null when none is named."""
    plan: models.SchedulePlanRequest | None
    """The schedule plan that the event comes from."""
    end: datetime.datetime | None | Unset = UNSET
    """End: a date for projects, a time for events and plans; null when open."""
    name: str | None | Unset = UNSET
    start: datetime.datetime | Unset = UNSET
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
