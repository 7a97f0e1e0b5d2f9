from __future__ import annotations

from .._responses import ResponseModel


class SignedUpload(ResponseModel):
    """Where the bytes of a media record go, with one PUT and without HUVR's token."""

    url: str
    """Signed and short-lived; on the origin of the storage."""
    headers: dict[str, str]
    """Sent exactly as given; they are part of what was signed."""
