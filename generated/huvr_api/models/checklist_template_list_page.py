from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .checklist_template_list import ChecklistTemplateList


class ChecklistTemplateListPage(Page["ChecklistTemplateList"]):
    """A page of a list of ChecklistTemplateList."""

    count: int
    next: str | None
    previous: str | None
    results: list[ChecklistTemplateList]
