from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class DefectHistoryInline(ResponseModel):
    """One change of state of a finding, with author and note."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    modified_by: models.UserLite | None
    """User who made the last change."""
    note: str | None
    state: models.DefectState | str
