from __future__ import annotations

from .. import models
from .._page import Page


class SchedulePlanWorkPage(Page["models.SchedulePlanWork"]):
    """A page of a list of SchedulePlanWork."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.SchedulePlanWork]
