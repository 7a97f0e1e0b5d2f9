from __future__ import annotations

from .._responses import ResponseModel


class PathEntry(ResponseModel):
    """One step of a path from the root of a tree down to an item."""

    id: int
    name: str
