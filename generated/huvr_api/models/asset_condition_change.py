from __future__ import annotations

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class AssetConditionChange(RequestModel):
    """Body for recording the condition of an asset through a project."""

    asset_condition: int | Unset = UNSET
    """Condition of the asset, a value on the scale of the workspace."""
    note: str | Unset = UNSET
