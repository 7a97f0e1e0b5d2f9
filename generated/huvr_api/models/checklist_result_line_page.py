from __future__ import annotations

from .. import models
from .._page import Page


class ChecklistResultLinePage(Page["models.ChecklistResultLine"]):
    """A page of a list of ChecklistResultLine."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.ChecklistResultLine]
