from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .library_media import LibraryMedia


class LibraryMediaPage(Page["LibraryMedia"]):
    """A page of a list of LibraryMedia."""

    count: int
    next: str | None
    previous: str | None
    results: list[LibraryMedia]
