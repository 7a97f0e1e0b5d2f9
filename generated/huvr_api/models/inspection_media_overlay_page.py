from __future__ import annotations

from .. import models
from .._page import Page


class InspectionMediaOverlayPage(Page["models.InspectionMediaOverlay"]):
    """A page of a list of InspectionMediaOverlay."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.InspectionMediaOverlay]
