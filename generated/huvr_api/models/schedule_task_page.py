from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .schedule_task import ScheduleTask


class ScheduleTaskPage(Page["ScheduleTask"]):
    """A page of a list of ScheduleTask."""

    count: int
    next: str | None
    previous: str | None
    results: list[ScheduleTask]
