from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .heat_data import HeatData


class HeatDataPage(Page["HeatData"]):
    """A page of a list of HeatData."""

    count: int
    next: str | None
    previous: str | None
    results: list[HeatData]
