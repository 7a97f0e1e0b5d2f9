from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class ReportTypeSlim(ResponseModel):
    """A kind of report as it is nested in project types."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    description: str | None
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    mode: models.ReportTypeMode | str
    name: str
    slug: str
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
