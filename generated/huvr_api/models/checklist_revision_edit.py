from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class ChecklistRevisionEdit(ResponseModel):
    """One edit in the history of a checklist."""

    edit: Any
    """Answers as `section -> line -> {value, notes, media}`."""
    id: int
    """Number that the server gives the record."""
    instance: int
    revert: bool
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    uploaded_by: models.UserLite | None
    """User who sent the record, which may differ from the one who did the work."""
