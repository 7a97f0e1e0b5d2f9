from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .schedule_plan import SchedulePlan


@model
class SchedulePlanPage(Page["SchedulePlan"]):
    """A page of a list of SchedulePlan."""

    count: int
    next: str | None
    previous: str | None
    results: list[SchedulePlan]
