from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .defect_list import DefectList


class DefectListPage(Page["DefectList"]):
    """A page of a list of DefectList."""

    count: int
    next: str | None
    previous: str | None
    results: list[DefectList]
