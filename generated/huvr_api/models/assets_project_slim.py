from __future__ import annotations

from .._model import Model


class AssetsProjectSlim(Model):
    """The project that last set the condition of an asset, id and name only."""

    id: int
    """Number that the server gives the record."""
    name: str
