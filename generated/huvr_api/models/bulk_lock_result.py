from __future__ import annotations

from .._model import Model


class BulkLockResult(Model):
    """What a bulk lock changed."""

    modified: int
    """Number of checklists whose lock changed."""
