from __future__ import annotations

from .. import models
from .._page import Page


class CMLPage(Page["models.CML"]):
    """A page of a list of CML."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.CML]
