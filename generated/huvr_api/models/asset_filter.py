from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._model import Model

if TYPE_CHECKING:
    from .asset_condition_rank_lite import AssetConditionRankLite
    from .asset_tiny import AssetTiny
    from .asset_type import AssetType
    from .company import Company


class AssetFilter(Model):
    """Values by which the assets at hand can be filtered further."""

    asset_condition: list[AssetConditionRankLite]
    """Conditions that occur among the matching assets."""
    asset_type: list[AssetType]
    count: int
    """Number of assets that match the filters given."""
    labels: Any
    """Labels that occur among the matching assets, of open form."""
    owner: list[Company]
    """Companies that own matching assets."""
    parent: list[AssetTiny]
    """Parents of the matching assets."""
