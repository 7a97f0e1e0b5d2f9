from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .defect_profile import DefectProfile


class DefectProfilePage(Page["DefectProfile"]):
    """A page of a list of DefectProfile."""

    count: int
    next: str | None
    previous: str | None
    results: list[DefectProfile]
