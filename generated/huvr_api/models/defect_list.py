from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class DefectList(ResponseModel):
    """A finding as it stands in lists, with marks but without history."""

    access: str | None
    """How or from where the place is reached, as stored; permitted values depend on the location
    layer profile."""
    access_display: str | None
    """Access as shown to people."""
    area: int | None
    asset: models.AssetSlim
    """The asset that the record belongs to."""
    captured_on: datetime.datetime | None
    """Time at which the media was taken, or the defect observed."""
    checklist: int | None
    """The checklist that the record belongs to; null when there is none."""
    checklist_line: str | None
    """Line of the checklist where the defect was entered, of the form `section::line::n`."""
    client_id: str | None
    """Identifier chosen by the client, at most 36 characters and unique in the workspace; a second
    record with the same one is refused, so it makes creation safe to repeat."""
    cml: int | None
    """The condition monitoring location that the record refers to; null when there is none."""
    component: str | None
    """Component of the asset as stored, permitted values depending on the location layer profile."""
    component_display: str | None
    """Component as shown to people."""
    created_by: models.UserLite | None
    """User who created the record."""
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
    is_locked: bool
    """True when the record can no longer be edited; published projects lock their defects."""
    labels: list[models.Label]
    """List of `{name, value}` pairs; send the whole list to change it."""
    layer: int | None
    """The location layer profile whose rules the location fields follow: an id or a record, by
    model."""
    length: int | None
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
    newer_defect: int | None
    """Id of the later defect that continues this one; null for the latest."""
    next_inspection_date: datetime.date | None
    """When the place is to be inspected next."""
    overlays: list[models.DefectOverlayInline]
    """Marks that tie defects to places on media."""
    pitch: float | None
    """Up or down tilt of the camera or sensor, presumably in degrees."""
    priority: str
    profile: int | None
    """Id of the defect profile; the full read nests the record."""
    project: int | None
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
    project_name: str | None
    repair_by: datetime.date | None
    """Date by which the defect is to be repaired."""
    resolution_duration: str | None
    """Time from finding to resolution as text of the form `D HH:MM:SS`, not a number."""
    resolved_on: datetime.datetime | None
    """Time at which the defect was resolved; null while it is open."""
    severity: int
    """Severity as a whole number on the scale of the defect profile; `severity_display` has it as
    text."""
    severity_display: str | None
    state: models.DefectState | str
    """As the names suggest: PENDING is unconfirmed; OPEN, MONITOR and REPAIR need attention;
    REPAIRED and CLOSED are settled."""
    state_note: str | None
    """Note on the change of state; null when there is none."""
    sub_type: str | None
    sub_type_display: str | None
    type: str | None
    type_display: str | None
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    width: int | None
