from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .inspection_media import InspectionMedia


@model
class InspectionMediaPage(Page["InspectionMedia"]):
    """A page of a list of InspectionMedia."""

    count: int
    next: str | None
    previous: str | None
    results: list[InspectionMedia]
