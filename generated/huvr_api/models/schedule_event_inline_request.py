from __future__ import annotations

import datetime

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ScheduleEventInlineRequest(RequestModel):
    """An occurrence as it is nested in tasks and generation results."""

    plan: int | None
    """The schedule plan: an id, or a record in full events."""
    asset: models.AssetSlimRequest | None | Unset = UNSET
    """The asset that the record belongs to."""
    end: datetime.datetime | None | Unset = UNSET
    """End: a date for projects, a time for events and plans; null when open."""
    name: str | None | Unset = UNSET
    start: datetime.datetime | Unset = UNSET
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
