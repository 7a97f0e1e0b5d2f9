from __future__ import annotations

from .. import models
from .._page import Page


class MeasurementListPage(Page["models.MeasurementList"]):
    """A page of a list of MeasurementList."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.MeasurementList]
