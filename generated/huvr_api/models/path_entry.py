from __future__ import annotations

from .._model import Model


class PathEntry(Model):
    """One step of a path from the root of a tree down to an item."""

    id: int
    name: str
