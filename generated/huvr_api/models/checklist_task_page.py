from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .checklist_task import ChecklistTask


class ChecklistTaskPage(Page["ChecklistTask"]):
    """A page of a list of ChecklistTask."""

    count: int
    next: str | None
    previous: str | None
    results: list[ChecklistTask]
