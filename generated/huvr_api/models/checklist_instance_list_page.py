from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .checklist_instance_list import ChecklistInstanceList


class ChecklistInstanceListPage(Page["ChecklistInstanceList"]):
    """A page of a list of ChecklistInstanceList."""

    count: int
    next: str | None
    previous: str | None
    results: list[ChecklistInstanceList]
