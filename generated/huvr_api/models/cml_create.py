from __future__ import annotations

import datetime

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class CMLCreate(RequestModel):
    """Body for creating or changing a condition monitoring location."""

    asset: int
    """The asset that the record belongs to: an id in write models, a record in most read models."""
    access: str | None | Unset = UNSET
    """How or from where the place is reached, as stored; permitted values depend on the location
    layer profile."""
    access_display: str | None | Unset = UNSET
    """Access as shown to people."""
    app_key: str | None | Unset = UNSET
    """Key for use by the application that created the record."""
    component: str | None | Unset = UNSET
    """Component of the asset as stored, permitted values depending on the location layer profile."""
    component_display: str | None | Unset = UNSET
    """Component as shown to people."""
    deactivated_on: datetime.datetime | None | Unset = UNSET
    """Time at which the record was taken out of use; null while it is in use."""
    description: str | None | Unset = UNSET
    external_id: str | None | Unset = UNSET
    """Identifier of the record in another system, kept but not interpreted."""
    geo_point: list[float] | None | Unset = UNSET
    """Position on the earth as two or three numbers, null when unknown; whether longitude or
    latitude comes first is not stated, so check with a place you know."""
    heading: float | None | Unset = UNSET
    """Compass direction of the camera or sensor, presumably in degrees."""
    inspection_order: int | None | Unset = UNSET
    """Rank in the order in which things are inspected."""
    installed_on: datetime.datetime | None | Unset = UNSET
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    labels: list[models.Label] | Unset = UNSET
    """List of `{name, value}` pairs; send the whole list to change it."""
    layer: int | None | Unset = UNSET
    """The location layer profile whose rules the location fields follow: an id or a record, by
    model."""
    local_coordinates: list[float] | None | Unset = UNSET
    """Position in the coordinate system of the asset as two or three numbers, null when unknown."""
    location_code: str | None | Unset = UNSET
    """Location code as stored, permitted values depending on the location layer profile."""
    location_code_display: str | None | Unset = UNSET
    """Location code as shown to people."""
    location_zone: str | None | Unset = UNSET
    """Zone of the asset as stored, permitted values depending on the location layer profile."""
    location_zone_display: str | None | Unset = UNSET
    """Zone as shown to people."""
    name: str | Unset = UNSET
    pitch: float | None | Unset = UNSET
    """Up or down tilt of the camera or sensor, presumably in degrees."""
    type: models.CMLType | Unset = UNSET
