from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class CML(ResponseModel):
    """A condition monitoring location with asset, location rules and summary of readings."""

    access: str | None
    """How or from where the place is reached, as stored; permitted values depend on the location
    layer profile."""
    access_display: str | None
    """Access as shown to people."""
    app_key: str | None
    """Key for use by the application that created the record."""
    asset: models.AssetDetail
    """The asset that the record belongs to."""
    component: str | None
    """Component of the asset as stored, permitted values depending on the location layer profile."""
    component_display: str | None
    """Component as shown to people."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    deactivated_on: datetime.datetime | None
    """Time at which the record was taken out of use; null while it is in use."""
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
    inspection_order: int | None
    """Rank in the order in which things are inspected."""
    installed_on: datetime.datetime | None
    is_active: bool
    """False for records that are out of use but kept."""
    labels: list[models.Label]
    """List of `{name, value}` pairs; send the whole list to change it."""
    labels_by_key: Any
    """The labels again, keyed by their name, for reading only."""
    layer: models.CMLLayer | None
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
    measurements_summary: models.CMLMeasurementsSummary | None
    """First, nearest and latest readings; null before anything is measured."""
    name: str
    pitch: float | None
    """Up or down tilt of the camera or sensor, presumably in degrees."""
    planned_project: Any
    """Project in which the location is to be measured next, of open form."""
    type: models.CMLType | str
    """Kind of component that the location is on: pipe, tank, boiler, vessel, part or other."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
