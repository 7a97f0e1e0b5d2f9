from __future__ import annotations

import datetime

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class AssetPatch(RequestModel):
    """Body for changing an asset, and the echo that a PATCH declares."""

    app_key: str | None | Unset = UNSET
    """Key for use by the application that created the record."""
    create_library: bool | Unset = UNSET
    """Write only by its nature: true makes a new library for the record."""
    deactivated_on: datetime.datetime | None | Unset = UNSET
    """Time at which the record was taken out of use; null while it is in use."""
    description: str | None | Unset = UNSET
    external_id: str | None | Unset = UNSET
    """Identifier of the record in another system, kept but not interpreted."""
    geo_point: list[float] | None | Unset = UNSET
    """Position on the earth as two or three numbers, null when unknown; whether longitude or
    latitude comes first is not stated, so check with a place you know."""
    inspection_order: int | None | Unset = UNSET
    """Rank in the order in which things are inspected."""
    installed_on: datetime.date | None | Unset = UNSET
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    labels: list[models.Label] | Unset = UNSET
    """List of `{name, value}` pairs; send the whole list to change it."""
    library: int | None | Unset = UNSET
    """Library of reference documents that belongs to the record; null when there is none."""
    location: str | None | Unset = UNSET
    manufactured_on: datetime.date | None | Unset = UNSET
    manufacturer: str | None | Unset = UNSET
    model: str | None | Unset = UNSET
    name: str | Unset = UNSET
    owner: int | None | Unset = UNSET
    """Company that owns the asset, or user in charge of a schedule plan or its work: an id in
    write models."""
    parent: int | None | Unset = UNSET
    """Next record up in the tree: an id in write models, a short record in some read models; null
    at the top."""
    serial_number: str | None | Unset = UNSET
