from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .enums import LibrarySyncMode


class Library(Model):
    """Folder of reference documents."""

    description: str | None
    id: int
    """Number that the server gives the record."""
    name: str
    sync_mode: LibrarySyncMode | str
    """When client applications keep the files offline: always, never, or when the library is
    assigned."""
    system: bool
    """True for libraries that the server made itself."""
