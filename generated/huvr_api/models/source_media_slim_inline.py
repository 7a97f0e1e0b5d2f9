from __future__ import annotations

from .._model import Model


class SourceMediaSlimInline(Model):
    """The media from which another was taken, id and name only."""

    id: int
    """Number that the server gives the record."""
    name: str
