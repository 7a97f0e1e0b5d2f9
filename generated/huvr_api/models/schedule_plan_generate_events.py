from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class SchedulePlanGenerateEvents(ResponseModel):
    """Start time for generating events, and the events that were generated."""

    events: list[models.ScheduleEventInline]
    start: datetime.datetime
    """Time from which events are generated."""
