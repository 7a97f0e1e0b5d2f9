from __future__ import annotations

import datetime
from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class DefectCreate(RequestModel):
    """Body for recording or changing a finding, and the echo that POST and PATCH declare."""

    access: str | None | Unset = UNSET
    """How or from where the place is reached, as stored; permitted values depend on the location
    layer profile."""
    access_display: str | None | Unset = UNSET
    """Access as shown to people."""
    area: int | None | Unset = UNSET
    """Affected area as a whole number, not negative; the unit is not documented here."""
    asset_id: int | Unset = UNSET
    """Id of the asset; this is the field to write."""
    captured_on: datetime.datetime | None | Unset = UNSET
    """Time at which the media was taken, or the defect observed."""
    checklist: int | None | Unset = UNSET
    """The checklist that the record belongs to; null when there is none."""
    checklist_line: str | None | Unset = UNSET
    """Line of the checklist where the defect was entered, of the form `section::line::n`."""
    client_id: str | None | Unset = UNSET
    """Identifier chosen by the client, at most 36 characters and unique in the workspace; a second
    record with the same one is refused, so it makes creation safe to repeat."""
    cml: int | None | Unset = UNSET
    """The condition monitoring location that the record refers to; null when there is none."""
    cml_id: int | None | Unset = UNSET
    """Id of the CML to put the defect on."""
    component: str | None | Unset = UNSET
    """Component of the asset as stored, permitted values depending on the location layer profile."""
    component_display: str | None | Unset = UNSET
    """Component as shown to people."""
    created_by: int | None | Unset = UNSET
    """User who created the record: an id in write models, a short record in most read models."""
    created_on: datetime.datetime | Unset = UNSET
    """Time of creation in UTC, set by the server unless the write model takes it."""
    description: str | None | Unset = UNSET
    external_id: str | None | Unset = UNSET
    """Identifier of the record in another system, kept but not interpreted."""
    geo_point: list[float] | None | Unset = UNSET
    """Position on the earth as two or three numbers, null when unknown; whether longitude or
    latitude comes first is not stated, so check with a place you know."""
    heading: float | None | Unset = UNSET
    """Compass direction of the camera or sensor, presumably in degrees."""
    id: int | Unset = UNSET
    """Number that the server gives the record."""
    is_locked: bool | Unset = UNSET
    """True when the record can no longer be edited; published projects lock their defects."""
    labels: list[models.Label] | Unset = UNSET
    """List of `{name, value}` pairs; send the whole list to change it."""
    labels_update: Any | Unset = UNSET
    """Label changes to apply on top of the present labels, where `labels` states the whole list;
    the form is not documented here."""
    layer: int | None | Unset = UNSET
    """The location layer profile whose rules the location fields follow: an id or a record, by
    model."""
    length: int | None | Unset = UNSET
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
    modified_by: int | Unset = UNSET
    """User who made the last change."""
    newer_defect: int | None | Unset = UNSET
    """Id of the later defect that continues this one; null for the latest."""
    next_inspection_date: datetime.date | None | Unset = UNSET
    """When the place is to be inspected next."""
    pitch: float | None | Unset = UNSET
    """Up or down tilt of the camera or sensor, presumably in degrees."""
    priority: str | Unset = UNSET
    profile_id: int | Unset = UNSET
    """Id of the defect profile; this is the field to write."""
    project: int | None | Unset = UNSET
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
    repair_by: datetime.date | None | Unset = UNSET
    """Date by which the defect is to be repaired."""
    resolution_duration: str | None | Unset = UNSET
    """Time from finding to resolution as text of the form `D HH:MM:SS`, not a number."""
    resolved_on: datetime.datetime | None | Unset = UNSET
    """Time at which the defect was resolved; null while it is open."""
    severity: int | Unset = UNSET
    """Severity as a whole number on the scale of the defect profile; `severity_display` has it as
    text."""
    severity_display: str | None | Unset = UNSET
    state: models.DefectState | Unset = UNSET
    """As the names suggest: PENDING is unconfirmed; OPEN, MONITOR and REPAIR need attention;
    REPAIRED and CLOSED are settled."""
    state_note: str | None | Unset = UNSET
    """Note on the change of state; null when there is none."""
    sub_type: str | None | Unset = UNSET
    sub_type_display: str | None | Unset = UNSET
    type: str | None | Unset = UNSET
    type_display: str | None | Unset = UNSET
    width: int | None | Unset = UNSET
