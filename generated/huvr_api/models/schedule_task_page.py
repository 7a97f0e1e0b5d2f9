from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .schedule_task import ScheduleTask


@model
class ScheduleTaskPage(Page["ScheduleTask"]):
    """A page of a list of ScheduleTask."""

    count: int
    next: str | None
    previous: str | None
    results: list[ScheduleTask]
