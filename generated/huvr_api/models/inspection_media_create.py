from __future__ import annotations

import datetime
from typing import Any

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class InspectionMediaCreate(RequestModel):
    """Body for creating a media record before its file is uploaded."""

    filename: str
    """Name of the file as uploaded; the stored name may get a number appended to stay unique."""
    access: str | None | Unset = UNSET
    """How or from where the place is reached, as stored; permitted values depend on the location
    layer profile."""
    captured_on: datetime.datetime | None | Unset = UNSET
    """Time at which the media was taken, or the defect observed."""
    checklist: int | None | Unset = UNSET
    """Id of the checklist; give this or a project, not both."""
    client_id: str | None | Unset = UNSET
    """Identifier chosen by the client, at most 36 characters and unique in the workspace; a second
    record with the same one is refused, so it makes creation safe to repeat."""
    cml: int | None | Unset = UNSET
    """The condition monitoring location that the record refers to; null when there is none."""
    component: str | None | Unset = UNSET
    """Component of the asset as stored, permitted values depending on the location layer profile."""
    created_by: int | Unset = UNSET
    """User who created the record: an id in write models, a short record in most read models."""
    description: str | None | Unset = UNSET
    document_category: str | Unset = UNSET
    """Broad kind of file, such as image, video, audio, office or archive."""
    file_data: str | Unset = UNSET
    """File content within the record, an alternative to the separate upload; the encoding is not
    documented here."""
    file_meta: Any | Unset = UNSET
    """Metadata read from the file or given with it, such as EXIF."""
    geo_point: list[float] | None | Unset = UNSET
    """Position on the earth as two or three numbers, null when unknown; whether longitude or
    latitude comes first is not stated, so check with a place you know."""
    heading: float | None | Unset = UNSET
    """Compass direction of the camera or sensor, presumably in degrees."""
    layer: int | None | Unset = UNSET
    """The location layer profile whose rules the location fields follow: an id or a record, by
    model."""
    local_coordinates: list[float] | None | Unset = UNSET
    """Position in the coordinate system of the asset as two or three numbers, null when unknown."""
    local_id: str | None | Unset = UNSET
    """Identifier that the capturing device or application gave the media, as the name suggests."""
    location_code: str | None | Unset = UNSET
    """Location code as stored, permitted values depending on the location layer profile."""
    location_zone: str | None | Unset = UNSET
    """Zone of the asset as stored, permitted values depending on the location layer profile."""
    media_type: str | Unset = UNSET
    """MIME type of the file."""
    pitch: float | None | Unset = UNSET
    """Up or down tilt of the camera or sensor, presumably in degrees."""
    priority: int | Unset = UNSET
    project: int | None | Unset = UNSET
    """Id of the project; give this or a checklist, not both."""
    source_media: int | None | Unset = UNSET
    """Media from which this one was taken, such as the video of a still; null for originals."""
    source_media_timestamp: str | None | Unset = UNSET
    """Position in the source media, as text."""
