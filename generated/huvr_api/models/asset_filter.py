from __future__ import annotations

from typing import Any

from .. import models
from .._responses import ResponseModel


class AssetFilter(ResponseModel):
    """Values by which the assets at hand can be filtered further."""

    asset_condition: list[models.AssetConditionRankLite]
    """Conditions that occur among the matching assets."""
    asset_type: list[models.AssetType]
    count: int
    """Number of assets that match the filters given."""
    labels: Any
    """Labels that occur among the matching assets, of open form."""
    owner: list[models.Company]
    """Companies that own matching assets."""
    parent: list[models.AssetTiny]
    """Parents of the matching assets."""
