from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class LocationLayerProfile(ResponseModel):
    """Rules for locating things on an asset: component, zone, access and code."""

    access_help: str | None
    access_mode: models.LocationLayerProfileAccessMode | str
    """How access is entered: OFF not at all, LIST from the options, FREE as any text."""
    access_options: Any
    """List of the permitted access values."""
    access_validators: Any
    categories: Any
    code_help: str | None
    code_mode: models.LocationLayerProfileCodeMode | str
    """How the location code is entered: OFF not at all, LIST from the options, FREE as any text."""
    code_options: Any
    """List of the permitted location codes."""
    code_validators: Any
    component_help: str | None
    component_mode: models.LocationLayerProfileComponentMode | str
    """How the component is entered: OFF not at all, LIST from the options, FREE as any text, ASSET
    by choosing an asset."""
    component_options: Any
    """List of the permitted components."""
    component_validators: Any
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    description: str | None
    geo_mode: models.AssetTypeGeoMode | str
    """How position behaves: fixed (also along a line or around an axis), mobile, indoors, undersea
    or unknown."""
    guide: str | None
    id: int
    """Number that the server gives the record."""
    name: str
    schema_version: int
    """Version of the format in which the definition is written, not of its content."""
    state: models.ChecklistTemplateState | str
    """DRAFT is being written, ACTIVE can be used, ARCHIVED is retired, CACHED is a copy that the
    server keeps."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    version: str
    """Version of the content; records keep the version that they were made with."""
    zone_help: str | None
    zone_mode: models.LocationLayerProfileZoneMode | str
    """How the zone is entered: OFF not at all, LIST from the options, FREE as any text."""
    zone_options: Any
    """List of the permitted zones."""
    zone_validators: Any
