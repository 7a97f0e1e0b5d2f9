from __future__ import annotations

from .._model import Model
from ..types import UNSET, Unset


class AssetConditionChange(Model):
    """Body for recording the condition of an asset through a project."""

    asset_condition: int | Unset = UNSET
    """Condition of the asset, a value on the scale of the workspace."""
    note: str | Unset = UNSET
