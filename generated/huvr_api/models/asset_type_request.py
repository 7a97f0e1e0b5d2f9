from __future__ import annotations

import datetime

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class AssetTypeRequest(RequestModel):
    """Kind of asset and the features switched on for it."""

    name: str
    cml_mode: models.AssetTypeCmlMode | Unset = UNSET
    """Whether assets of the type have CMLs, and for pipes or for tanks."""
    deactivated_on: datetime.datetime | None | Unset = UNSET
    """Time at which the record was taken out of use; null while it is in use."""
    geo_mode: models.AssetTypeGeoMode | Unset = UNSET
    """How position behaves: fixed (also along a line or around an axis), mobile, indoors, undersea
    or unknown."""
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    library_mode: models.AssetTypeLibraryMode | Unset = UNSET
    """Whether assets of the type get a library: never, when created, on request, or the one of the
    parent."""
    manufacturer: str | None | Unset = UNSET
    model: str | None | Unset = UNSET
    track_asset_condition: bool | Unset = UNSET
    """True when assets of the type carry a condition."""
