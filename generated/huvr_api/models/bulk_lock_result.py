from __future__ import annotations

from .._responses import ResponseModel


class BulkLockResult(ResponseModel):
    """What a bulk lock changed."""

    modified: int
    """Number of checklists whose lock changed."""
