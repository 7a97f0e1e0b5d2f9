from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .enums import DefectState
    from .user_lite import UserLite


class DefectHistoryInline(Model):
    """One change of state of a finding, with author and note."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    modified_by: UserLite | None
    """User who made the last change."""
    note: str | None
    state: DefectState | str
