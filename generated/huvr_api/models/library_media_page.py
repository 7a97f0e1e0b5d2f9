from __future__ import annotations

from .. import models
from .._page import Page


class LibraryMediaPage(Page["models.LibraryMedia"]):
    """A page of a list of LibraryMedia."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.LibraryMedia]
