from __future__ import annotations

from .. import models
from .._page import Page


class ChecklistTemplateFillablePage(Page["models.ChecklistTemplateFillable"]):
    """A page of a list of ChecklistTemplateFillable."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.ChecklistTemplateFillable]
