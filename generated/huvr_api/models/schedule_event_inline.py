from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class ScheduleEventInline(ResponseModel):
    """An occurrence as it is nested in tasks and generation results."""

    asset: models.AssetSlim | None
    """The asset that the record belongs to."""
    end: datetime.datetime | None
    """End: a date for projects, a time for events and plans; null when open."""
    id: int
    """Number that the server gives the record."""
    name: str | None
    plan: int | None
    """The schedule plan: an id, or a record in full events."""
    start: datetime.datetime
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
