from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .measurement_list import MeasurementList


class MeasurementListPage(Page["MeasurementList"]):
    """A page of a list of MeasurementList."""

    count: int
    next: str | None
    previous: str | None
    results: list[MeasurementList]
