from __future__ import annotations

from .._responses import ResponseModel


class AssetTypeSlim(ResponseModel):
    """Kind of asset as it is nested in other records."""

    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    name: str
    track_asset_condition: bool
    """True when assets of the type carry a condition."""
    cml_mode: str
    findings_mode: str
