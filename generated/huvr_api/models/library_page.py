from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .library import Library


class LibraryPage(Page["Library"]):
    """A page of a list of Library."""

    count: int
    next: str | None
    previous: str | None
    results: list[Library]
