from __future__ import annotations

from .. import models
from .._page import Page


class ChecklistTaskPage(Page["models.ChecklistTask"]):
    """A page of a list of ChecklistTask."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.ChecklistTask]
