from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class LibraryMedia(ResponseModel):
    """A file in a library with its signed URLs."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    description: str | None
    document_category: str
    """Broad kind of file, such as image, video, audio, office or archive."""
    file: str
    """Signed URL of the file on cloud storage; expires, and must be called without the access
    token."""
    generation: int | None
    id: int
    """Number that the server gives the record."""
    library: models.LibraryMediaLibrary | None
    media_type: str
    """MIME type of the file."""
    name: str
    preview: str | None
    """Signed URL of a medium-sized picture; null until processing has made one."""
    size: int
    """Size of the file in bytes."""
    thumbnail: str | None
    """Signed URL of a small picture; null until processing has made one."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    upload: models.SignedUpload | None
    """`{url, headers}` for the upload of the bytes, short-lived; null once the file is there, and
    fresh with each read before."""
    uploaded: bool
    """True once the file content has arrived."""
    huvr_url: str | None
