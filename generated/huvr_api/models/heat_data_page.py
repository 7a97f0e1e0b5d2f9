from __future__ import annotations

from .. import models
from .._page import Page


class HeatDataPage(Page["models.HeatData"]):
    """A page of a list of HeatData."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.HeatData]
