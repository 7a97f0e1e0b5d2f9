from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .checklist_template_fillable import ChecklistTemplateFillable


class ChecklistTemplateFillablePage(Page["ChecklistTemplateFillable"]):
    """A page of a list of ChecklistTemplateFillable."""

    count: int
    next: str | None
    previous: str | None
    results: list[ChecklistTemplateFillable]
