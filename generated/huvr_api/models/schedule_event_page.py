from __future__ import annotations

from .. import models
from .._page import Page


class ScheduleEventPage(Page["models.ScheduleEvent"]):
    """A page of a list of ScheduleEvent."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.ScheduleEvent]
