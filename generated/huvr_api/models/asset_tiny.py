from __future__ import annotations

from .._responses import ResponseModel


class AssetTiny(ResponseModel):
    """An asset reduced to id, name and path."""

    asset_path: str
    """Names of the ancestors and of the asset itself, joined into one text."""
    id: int
    """Number that the server gives the record."""
    name: str
