from __future__ import annotations

import datetime
from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class InspectionMediaUpdate(RequestModel):
    """Body for changing the metadata of a media, and the echo that a PATCH declares."""

    alternate_media: models.AlternateMediaInline | None
    """Another rendition of the same media; null when there is none."""
    cml_id: int
    filename: str
    """Name of the file as uploaded; the stored name may get a number appended to stay unique."""
    layer: models.LocationLayerProfileRequest | None
    """The location layer profile whose rules the location fields follow."""
    layer_id: int | None
    """Id of the location layer profile."""
    access: str | None | Unset = UNSET
    """How or from where the place is reached, as stored; permitted values depend on the location
    layer profile."""
    captured_on: datetime.datetime | None | Unset = UNSET
    """Time at which the media was taken, or the defect observed."""
    checklist: int | None | Unset = UNSET
    """The checklist that the record belongs to; null when there is none."""
    cml: int | None | Unset = UNSET
    """The condition monitoring location that the record refers to; null when there is none."""
    component: str | None | Unset = UNSET
    """Component of the asset as stored, permitted values depending on the location layer profile."""
    created_by: int | Unset = UNSET
    """User who created the record: an id in write models, a short record in most read models."""
    description: str | None | Unset = UNSET
    document_category: str | Unset = UNSET
    """Broad kind of file, such as image, video, audio, office or archive."""
    file_meta: Any | Unset = UNSET
    """Metadata read from the file or given with it, such as EXIF."""
    generate_thumbnail: bool | Unset = UNSET
    """True to have the thumbnail made anew."""
    geo_point: list[float] | None | Unset = UNSET
    """Position on the earth as two or three numbers, null when unknown; whether longitude or
    latitude comes first is not stated, so check with a place you know."""
    heading: float | None | Unset = UNSET
    """Compass direction of the camera or sensor, presumably in degrees."""
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
    name: str | Unset = UNSET
    pitch: float | None | Unset = UNSET
    """Up or down tilt of the camera or sensor, presumably in degrees."""
    preview: str | None | Unset = UNSET
    """Signed URL of a medium-sized picture; null until processing has made one."""
    priority: int | Unset = UNSET
    project: int | None | Unset = UNSET
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
    source_media: int | None | Unset = UNSET
    """Media from which this one was taken, such as the video of a still; null for originals."""
    source_media_timestamp: str | None | Unset = UNSET
    """Position in the source media, as text."""
    state: models.InspectionMediaState | Unset = UNSET
    """CREATED means that no file has arrived, UPLOADED to INSPECTED that it is there, NOT_FOUND
    that it is missing."""
    thumbnail: str | None | Unset = UNSET
    """Signed URL of a small picture; null until processing has made one."""
