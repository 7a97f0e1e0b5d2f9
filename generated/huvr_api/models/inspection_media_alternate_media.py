from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class InspectionMediaAlternateMedia(ResponseModel):
    """Another rendition of the same media; null when there is none."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    document_category: str
    """Broad kind of file, such as image, video, audio, office or archive."""
    file: str
    """Signed URL of the file on cloud storage; expires, and must be called without the access
    token."""
    file_meta: Any
    """Metadata read from the file or given with it, such as EXIF."""
    job_status: Any
    media: int
    media_type: str
    """MIME type of the file."""
    size: int
    """Size of the file in bytes."""
    state: models.InspectionMediaState | str
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
