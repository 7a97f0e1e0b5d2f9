from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .schedule_event import ScheduleEvent


@model
class ScheduleEventPage(Page["ScheduleEvent"]):
    """A page of a list of ScheduleEvent."""

    count: int
    next: str | None
    previous: str | None
    results: list[ScheduleEvent]
