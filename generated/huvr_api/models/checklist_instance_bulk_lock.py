from __future__ import annotations

import attrs

from .. import models
from .._requests import RequestModel


@attrs.define(kw_only=True, repr=False)
class ChecklistInstanceBulkLock(RequestModel):
    """Body for locking or unlocking many checklists."""

    action: models.ChecklistInstanceBulkLockAction
    """LOCK closes the checklists against edits, UNLOCK opens them."""
    ids: list[int]
    """Ids of the records to act on."""
