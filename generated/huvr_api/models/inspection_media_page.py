from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .inspection_media import InspectionMedia


class InspectionMediaPage(Page["InspectionMedia"]):
    """A page of a list of InspectionMedia."""

    count: int
    next: str | None
    previous: str | None
    results: list[InspectionMedia]
