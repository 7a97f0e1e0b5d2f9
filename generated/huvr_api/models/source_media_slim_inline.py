from __future__ import annotations

from .._responses import ResponseModel


class SourceMediaSlimInline(ResponseModel):
    """The media from which another was taken, id and name only."""

    id: int
    """Number that the server gives the record."""
    name: str
