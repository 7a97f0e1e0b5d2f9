from __future__ import annotations

from .._responses import ResponseModel


class AssetsProjectSlim(ResponseModel):
    """The project that last set the condition of an asset, id and name only."""

    id: int
    """Number that the server gives the record."""
    name: str
