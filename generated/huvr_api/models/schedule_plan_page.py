from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .schedule_plan import SchedulePlan


class SchedulePlanPage(Page["SchedulePlan"]):
    """A page of a list of SchedulePlan."""

    count: int
    next: str | None
    previous: str | None
    results: list[SchedulePlan]
