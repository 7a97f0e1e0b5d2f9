from __future__ import annotations

from .. import models
from .._page import Page


class DefectListPage(Page["models.DefectList"]):
    """A page of a list of DefectList."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.DefectList]
