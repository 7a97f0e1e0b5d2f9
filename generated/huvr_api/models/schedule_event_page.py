from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .schedule_event import ScheduleEvent


class ScheduleEventPage(Page["ScheduleEvent"]):
    """A page of a list of ScheduleEvent."""

    count: int
    next: str | None
    previous: str | None
    results: list[ScheduleEvent]
