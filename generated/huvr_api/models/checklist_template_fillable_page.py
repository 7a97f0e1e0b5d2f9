from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .checklist_template_fillable import ChecklistTemplateFillable


@model
class ChecklistTemplateFillablePage(Page["ChecklistTemplateFillable"]):
    """A page of a list of ChecklistTemplateFillable."""

    count: int
    next: str | None
    previous: str | None
    results: list[ChecklistTemplateFillable]
