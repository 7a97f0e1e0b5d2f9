from __future__ import annotations

from .._responses import ResponseModel


class LibraryMediaSummary(ResponseModel):
    """Totals over the library files at hand."""

    files: int
    libraries: int
    total_bytes: int
    """Bytes in all files at hand."""
