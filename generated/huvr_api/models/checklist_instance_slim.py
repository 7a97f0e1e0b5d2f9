from __future__ import annotations

import datetime

from .._responses import ResponseModel


class ChecklistInstanceSlim(ResponseModel):
    """A checklist as it is nested in other records."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    id: int
    """Number that the server gives the record."""
    is_locked: bool
    """True when the record can no longer be edited; published projects lock their defects."""
    template_name: str | None
