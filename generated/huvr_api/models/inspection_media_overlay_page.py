from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .inspection_media_overlay import InspectionMediaOverlay


class InspectionMediaOverlayPage(Page["InspectionMediaOverlay"]):
    """A page of a list of InspectionMediaOverlay."""

    count: int
    next: str | None
    previous: str | None
    results: list[InspectionMediaOverlay]
