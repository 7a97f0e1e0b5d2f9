from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .schedule_event_inline import ScheduleEventInline


class SchedulePlanGenerateEvents(Model):
    """Start time for generating events, and the events that were generated."""

    events: list[ScheduleEventInline]
    start: datetime.datetime
    """Time from which events are generated."""
