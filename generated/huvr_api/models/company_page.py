from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .company import Company


class CompanyPage(Page["Company"]):
    """A page of a list of Company."""

    count: int
    next: str | None
    previous: str | None
    results: list[Company]
