from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class AssetType(ResponseModel):
    """Kind of asset and the features switched on for it."""

    cml_mode: models.AssetTypeCmlMode | str
    """Whether assets of the type have CMLs, and for pipes or for tanks."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    deactivated_on: datetime.datetime | None
    """Time at which the record was taken out of use; null while it is in use."""
    geo_mode: models.AssetTypeGeoMode | str
    """How position behaves: fixed (also along a line or around an axis), mobile, indoors, undersea
    or unknown."""
    icon_url: str | None
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    library_mode: models.AssetTypeLibraryMode | str
    """Whether assets of the type get a library: never, when created, on request, or the one of the
    parent."""
    manufacturer: str | None
    model: str | None
    name: str
    track_asset_condition: bool
    """True when assets of the type carry a condition."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
