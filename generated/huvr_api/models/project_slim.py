from __future__ import annotations

from .._model import Model


class ProjectSlim(Model):
    """A project reduced to id and name."""

    id: int
    """Number that the server gives the record."""
    name: str
