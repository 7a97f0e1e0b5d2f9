from __future__ import annotations

from .. import models
from .._page import Page


class InspectionMediaPage(Page["models.InspectionMedia"]):
    """A page of a list of InspectionMedia."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.InspectionMedia]
