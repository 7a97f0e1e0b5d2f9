from __future__ import annotations

from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class LocationLayerProfileRequest(RequestModel):
    """Rules for locating things on an asset: component, zone, access and code."""

    name: str
    version: str
    """Version of the content; records keep the version that they were made with."""
    access_help: str | None | Unset = UNSET
    access_mode: models.LocationLayerProfileAccessMode | Unset = UNSET
    """How access is entered: OFF not at all, LIST from the options, FREE as any text."""
    access_options: Any | Unset = UNSET
    """List of the permitted access values."""
    access_validators: Any | Unset = UNSET
    categories: Any | Unset = UNSET
    code_help: str | None | Unset = UNSET
    code_mode: models.LocationLayerProfileCodeMode | Unset = UNSET
    """How the location code is entered: OFF not at all, LIST from the options, FREE as any text."""
    code_options: Any | Unset = UNSET
    """List of the permitted location codes."""
    code_validators: Any | Unset = UNSET
    component_help: str | None | Unset = UNSET
    component_mode: models.LocationLayerProfileComponentMode | Unset = UNSET
    """How the component is entered: OFF not at all, LIST from the options, FREE as any text, ASSET
    by choosing an asset."""
    component_options: Any | Unset = UNSET
    """List of the permitted components."""
    component_validators: Any | Unset = UNSET
    description: str | None | Unset = UNSET
    geo_mode: models.AssetTypeGeoMode | Unset = UNSET
    """How position behaves: fixed (also along a line or around an axis), mobile, indoors, undersea
    or unknown."""
    guide: str | None | Unset = UNSET
    schema_version: int | Unset = UNSET
    """Version of the format in which the definition is written, not of its content."""
    state: models.ChecklistTemplateState | Unset = UNSET
    """DRAFT is being written, ACTIVE can be used, ARCHIVED is retired, CACHED is a copy that the
    server keeps."""
    zone_help: str | None | Unset = UNSET
    zone_mode: models.LocationLayerProfileZoneMode | Unset = UNSET
    """How the zone is entered: OFF not at all, LIST from the options, FREE as any text."""
    zone_options: Any | Unset = UNSET
    """List of the permitted zones."""
    zone_validators: Any | Unset = UNSET
