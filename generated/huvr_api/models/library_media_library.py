from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class LibraryMediaLibrary(ResponseModel):
    """Library that the file lies in."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    description: str | None
    id: int
    """Number that the server gives the record."""
    name: str
    sync_mode: models.LibrarySyncMode | str
    """When client applications keep the files offline: always, never, or when the library is
    assigned."""
    system: bool
    """True for libraries that the server made itself."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
