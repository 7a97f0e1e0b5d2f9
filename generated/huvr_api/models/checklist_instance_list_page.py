from __future__ import annotations

from .. import models
from .._page import Page


class ChecklistInstanceListPage(Page["models.ChecklistInstanceList"]):
    """A page of a list of ChecklistInstanceList."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.ChecklistInstanceList]
