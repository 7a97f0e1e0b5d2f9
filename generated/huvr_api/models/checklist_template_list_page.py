from __future__ import annotations

from .. import models
from .._page import Page


class ChecklistTemplateListPage(Page["models.ChecklistTemplateList"]):
    """A page of a list of ChecklistTemplateList."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.ChecklistTemplateList]
