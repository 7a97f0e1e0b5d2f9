from __future__ import annotations

from .. import models
from .._page import Page


class SchedulePlanPage(Page["models.SchedulePlan"]):
    """A page of a list of SchedulePlan."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.SchedulePlan]
