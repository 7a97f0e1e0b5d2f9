from __future__ import annotations

from .. import models
from .._page import Page


class CompanyPage(Page["models.Company"]):
    """A page of a list of Company."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.Company]
