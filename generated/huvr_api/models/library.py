from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class Library(ResponseModel):
    """Folder of reference documents."""

    description: str | None
    id: int
    """Number that the server gives the record."""
    name: str
    sync_mode: models.LibrarySyncMode | str
    """When client applications keep the files offline: always, never, or when the library is
    assigned."""
    system: bool
    """True for libraries that the server made itself."""
