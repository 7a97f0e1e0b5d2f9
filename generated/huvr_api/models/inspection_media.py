from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class InspectionMedia(ResponseModel):
    """A photo, video or other file with position, marks and signed URLs."""

    access: str | None
    """How or from where the place is reached, as stored; permitted values depend on the location
    layer profile."""
    access_display: str | None
    """Access as shown to people."""
    alternate_media: models.InspectionMediaAlternateMedia | None
    attached_to: Any
    """What the record is attached to; of open form."""
    captured_on: datetime.datetime | None
    """Time at which the media was taken, or the defect observed."""
    checklist: models.InspectionMediaChecklist | None
    client_id: str | None
    """Identifier chosen by the client, at most 36 characters and unique in the workspace; a second
    record with the same one is refused, so it makes creation safe to repeat."""
    cml: models.CMLSlim | None
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
    file_meta: Any
    """Metadata read from the file or given with it, such as EXIF."""
    generation: int | None
    geo_point: list[float] | None
    """Position on the earth as two or three numbers, null when unknown; whether longitude or
    latitude comes first is not stated, so check with a place you know."""
    heading: float | None
    """Compass direction of the camera or sensor, presumably in degrees."""
    id: int
    """Number that the server gives the record."""
    layer: models.LocationLayerProfile | None
    """The location layer profile whose rules the location fields follow."""
    layer_id: int | None
    """Id of the location layer profile."""
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
    overlays: list[models.InspectionMediaOverlayInline]
    """Marks that tie defects to places on media."""
    pitch: float | None
    """Up or down tilt of the camera or sensor, presumably in degrees."""
    preview: str | None
    """Signed URL of a medium-sized picture; null until processing has made one."""
    priority: int
    project: models.ProjectLite | None
    """The project that the record belongs to; null when there is none."""
    size: int
    """Size of the file in bytes."""
    source_media: models.SourceMediaSlimInline | None
    """Media from which this one was taken, such as the video of a still; null for originals."""
    source_media_timestamp: str | None
    """Position in the source media, as text."""
    state: models.InspectionMediaState | str
    """CREATED means that no file has arrived, UPLOADED to INSPECTED that it is there, NOT_FOUND
    that it is missing."""
    thumbnail: str | None
    """Signed URL of a small picture; null until processing has made one."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    upload: models.SignedUpload | None
    """`{url, headers}` for the upload of the bytes, short-lived; null once the file is there, and
    fresh with each read before."""
