from __future__ import annotations

from typing import Any

from .._responses import ResponseModel


class AssetConditionMap(ResponseModel):
    """Short record of an asset for a map: position, condition, owner."""

    age: Any
    asset_condition: int
    """Condition of the asset, a value on the scale of the workspace."""
    asset_condition_set_by: Any
    """The project that last set the condition; null when none has."""
    geo_point: list[float] | None
    """Position on the earth as two or three numbers, null when unknown; whether longitude or
    latitude comes first is not stated, so check with a place you know."""
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    location: str | None
    model: str | None
    name: str
    owner: Any
    """Owner of the asset, of open type."""
    parent: Any
    """Parent of the asset, of open type."""
    serial_number: str | None
