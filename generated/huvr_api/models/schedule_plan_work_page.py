from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .schedule_plan_work import SchedulePlanWork


class SchedulePlanWorkPage(Page["SchedulePlanWork"]):
    """A page of a list of SchedulePlanWork."""

    count: int
    next: str | None
    previous: str | None
    results: list[SchedulePlanWork]
