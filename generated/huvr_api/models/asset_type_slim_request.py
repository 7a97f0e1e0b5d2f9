from __future__ import annotations

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class AssetTypeSlimRequest(RequestModel):
    """Kind of asset as it is nested in other records."""

    name: str
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    track_asset_condition: bool | Unset = UNSET
    """True when assets of the type carry a condition."""
