from __future__ import annotations

from .. import models
from .._page import Page


class ScheduleTaskPage(Page["models.ScheduleTask"]):
    """A page of a list of ScheduleTask."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.ScheduleTask]
