from __future__ import annotations

from .. import models
from .._page import Page


class LibraryPage(Page["models.Library"]):
    """A page of a list of Library."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.Library]
