from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .enums import ChecklistInstanceBulkLockAction


class ChecklistInstanceBulkLock(Model):
    """Body for locking or unlocking many checklists."""

    action: ChecklistInstanceBulkLockAction
    """LOCK closes the checklists against edits, UNLOCK opens them."""
    ids: list[int]
    """Ids of the records to act on."""
