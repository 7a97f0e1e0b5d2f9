from __future__ import annotations

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class LibraryMediaCreate(RequestModel):
    """Body for creating or changing a library file record."""

    filename: str
    """Name of the file as uploaded; the stored name may get a number appended to stay unique."""
    description: str | None | Unset = UNSET
    document_category: str | Unset = UNSET
    """Broad kind of file, such as image, video, audio, office or archive."""
    library: int | None | Unset = UNSET
    """Id of the library that the file lies in."""
    media_type: str | Unset = UNSET
    """MIME type of the file."""
    name: str | Unset = UNSET
    size: int | Unset = UNSET
    """Size of the file in bytes."""
    uploaded: bool | Unset = UNSET
    """True once the file content has arrived."""
