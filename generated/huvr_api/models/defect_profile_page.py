from __future__ import annotations

from .. import models
from .._page import Page


class DefectProfilePage(Page["models.DefectProfile"]):
    """A page of a list of DefectProfile."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.DefectProfile]
