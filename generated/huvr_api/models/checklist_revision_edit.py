from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from .._model import Model

if TYPE_CHECKING:
    from .user_lite import UserLite


class ChecklistRevisionEdit(Model):
    """One edit in the history of a checklist."""

    edit: Any
    """Answers as `section -> line -> {value, notes, media}`."""
    id: int
    """Number that the server gives the record."""
    instance: int
    revert: bool
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    uploaded_by: UserLite | None
    """User who sent the record, which may differ from the one who did the work."""
