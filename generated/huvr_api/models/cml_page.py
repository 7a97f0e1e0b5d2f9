from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .cml import CML


class CMLPage(Page["CML"]):
    """A page of a list of CML."""

    count: int
    next: str | None
    previous: str | None
    results: list[CML]
