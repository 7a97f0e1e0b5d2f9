from __future__ import annotations

import datetime

from .._responses import ResponseModel


class ProjectDetailCrews(ResponseModel):
    """Fields of ProjectDetailCrews."""

    company: int | None
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    deactivated_on: datetime.datetime | None
    """Time at which the record was taken out of use; null while it is in use."""
    description: str | None
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    name: str
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    users: list[int]
    """Users in the crew: the whole list of ids in write models, records in read models."""
