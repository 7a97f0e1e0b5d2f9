from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class CMLSlim(ResponseModel):
    """A condition monitoring location as it is nested in other records."""

    access: str | None
    """How or from where the place is reached, as stored; permitted values depend on the location
    layer profile."""
    access_display: str | None
    """Access as shown to people."""
    app_key: str | None
    """Key for use by the application that created the record."""
    asset: models.AssetSlim
    """The asset that the record belongs to."""
    component: str | None
    """Component of the asset as stored, permitted values depending on the location layer profile."""
    component_display: str | None
    """Component as shown to people."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    description: str | None
    external_id: str | None
    """Identifier of the record in another system, kept but not interpreted."""
    geo_point: list[float] | None
    """Position on the earth as two or three numbers, null when unknown; whether longitude or
    latitude comes first is not stated, so check with a place you know."""
    heading: float | None
    """Compass direction of the camera or sensor, presumably in degrees."""
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    labels: list[models.Label]
    """List of `{name, value}` pairs; send the whole list to change it."""
    local_coordinates: list[float] | None
    """Position in the coordinate system of the asset as two or three numbers, null when unknown."""
    location_code: str | None
    """Location code as stored, permitted values depending on the location layer profile."""
    location_code_display: str | None
    """Location code as shown to people."""
    location_zone: str | None
    """Zone of the asset as stored, permitted values depending on the location layer profile."""
    location_zone_display: str | None
    """Zone as shown to people."""
    name: str
    pitch: float | None
    """Up or down tilt of the camera or sensor, presumably in degrees."""
    type: models.CMLType | str
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
