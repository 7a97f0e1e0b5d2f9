from __future__ import annotations

from .._responses import ResponseModel


class AssetConditionRankLite(ResponseModel):
    """One step of the asset condition scale, value and description only."""

    description: str
    value: int
    """Place on the condition scale of the workspace, the number that `asset_condition` holds."""
