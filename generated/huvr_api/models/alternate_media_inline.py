from __future__ import annotations

from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class AlternateMediaInline(RequestModel):
    """Another rendition of an inspection media, such as a converted copy, with its own processing
    state."""

    filename: str
    """Name of the file as uploaded; the stored name may get a number appended to stay unique."""
    document_category: str | Unset = UNSET
    """Broad kind of file, such as image, video, audio, office or archive."""
    file_meta: Any | Unset = UNSET
    """Metadata read from the file or given with it, such as EXIF."""
    job_status: Any | Unset = UNSET
    media_type: str | Unset = UNSET
    """MIME type of the file."""
    size: int | Unset = UNSET
    """Size of the file in bytes."""
    state: models.InspectionMediaState | Unset = UNSET
