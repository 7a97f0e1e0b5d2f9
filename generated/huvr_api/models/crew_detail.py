from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class CrewDetail(ResponseModel):
    """A crew with company and members nested."""

    company: models.Company | None
    """Company that the crew belongs to; null when there is none."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    display_name: str | None
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    name: str
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    users: list[models.MemberUserLite]
    """Users in the crew: the whole list of ids in write models, records in read models."""
