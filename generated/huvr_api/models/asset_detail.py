from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class AssetDetail(ResponseModel):
    """An asset with owner, parent, type and library nested."""

    age: Any
    app_key: str | None
    """Key for use by the application that created the record."""
    assessment: models.Assessment | None
    """Risk assessment of the asset; null when it has none."""
    asset_condition: int
    """Condition of the asset, a value on the scale of the workspace."""
    asset_condition_set_by: models.AssetsProjectSlim | None
    """The project that last set the condition; null when none has."""
    asset_path: str
    """Names of the ancestors and of the asset itself, joined into one text."""
    asset_path_object: list[models.PathEntry]
    """The asset path as a list of `{id, name}`, from the top of the tree down."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    deactivated_on: datetime.datetime | None
    """Time at which the record was taken out of use; null while it is in use."""
    description: str | None
    extents: Any
    """Extents of the asset, declared as two or three numbers; null when unknown."""
    external_id: str | None
    """Identifier of the record in another system, kept but not interpreted."""
    geo_point: list[float] | None
    """Position on the earth as two or three numbers, null when unknown; whether longitude or
    latitude comes first is not stated, so check with a place you know."""
    id: int
    """Number that the server gives the record."""
    inspection_order: int | None
    """Rank in the order in which things are inspected."""
    installed_on: datetime.date | None
    is_active: bool
    """False for records that are out of use but kept."""
    labels: list[models.Label]
    """List of `{name, value}` pairs; send the whole list to change it."""
    labels_by_key: Any
    """The labels again, keyed by their name, for reading only."""
    library: models.Library | None
    """Library of reference documents that belongs to the record; null when there is none."""
    location: str | None
    manufactured_on: datetime.date | None
    manufacturer: str | None
    model: str | None
    name: str
    owner: models.Company | None
    """Company that owns the asset."""
    parent: models.AssetTiny | None
    """Next record up in the tree; null at the top."""
    project_count: Any
    """Number of projects on the asset, of open type."""
    serial_number: str | None
    type: models.AssetTypeSlim
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
