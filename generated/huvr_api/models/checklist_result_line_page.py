from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .checklist_result_line import ChecklistResultLine


class ChecklistResultLinePage(Page["ChecklistResultLine"]):
    """A page of a list of ChecklistResultLine."""

    count: int
    next: str | None
    previous: str | None
    results: list[ChecklistResultLine]
