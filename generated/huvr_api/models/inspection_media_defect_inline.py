from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class InspectionMediaDefectInline(ResponseModel):
    """A media as it is nested in the mark of a finding."""

    access: str | None
    """How or from where the place is reached, as stored; permitted values depend on the location
    layer profile."""
    access_display: str | None
    """Access as shown to people."""
    captured_on: datetime.datetime | None
    """Time at which the media was taken, or the defect observed."""
    checklist: int | None
    """The checklist that the record belongs to; null when there is none."""
    cml: int | None
    """The condition monitoring location that the record refers to; null when there is none."""
    component: str | None
    """Component of the asset as stored, permitted values depending on the location layer profile."""
    component_display: str | None
    """Component as shown to people."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    description: str | None
    display_url: str
    """Stable URL that shows the media, unlike the signed and expiring `file`."""
    document_category: str
    """Broad kind of file, such as image, video, audio, office or archive."""
    file: str
    """Signed URL of the file on cloud storage; expires, and must be called without the access
    token."""
    geo_point: list[float] | None
    """Position on the earth as two or three numbers, null when unknown; whether longitude or
    latitude comes first is not stated, so check with a place you know."""
    heading: float | None
    """Compass direction of the camera or sensor, presumably in degrees."""
    id: int
    """Number that the server gives the record."""
    layer: int | None
    """The location layer profile whose rules the location fields follow: an id or a record, by
    model."""
    local_coordinates: list[float] | None
    """Position in the coordinate system of the asset as two or three numbers, null when unknown."""
    local_id: str | None
    """Identifier that the capturing device or application gave the media, as the name suggests."""
    location_code: str | None
    """Location code as stored, permitted values depending on the location layer profile."""
    location_code_display: str | None
    """Location code as shown to people."""
    location_zone: str | None
    """Zone of the asset as stored, permitted values depending on the location layer profile."""
    location_zone_display: str | None
    """Zone as shown to people."""
    media_type: str
    """MIME type of the file."""
    name: str
    pitch: float | None
    """Up or down tilt of the camera or sensor, presumably in degrees."""
    preview: str | None
    """Signed URL of a medium-sized picture; null until processing has made one."""
    project: int | None
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
    size: int
    """Size of the file in bytes."""
    source_media: int | None
    """Media from which this one was taken, such as the video of a still; null for originals."""
    source_media_timestamp: str | None
    """Position in the source media, as text."""
    state: models.InspectionMediaState | str
    thumbnail: str | None
    """Signed URL of a small picture; null until processing has made one."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
