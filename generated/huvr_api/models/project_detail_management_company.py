from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class ProjectDetailManagementCompany(ResponseModel):
    """Company that manages the project; null when none does."""

    app_key: str | None
    """Key for use by the application that created the record."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    deactivated_on: datetime.datetime | None
    """Time at which the record was taken out of use; null while it is in use."""
    description: str | None
    external_id: str | None
    """Identifier of the record in another system, kept but not interpreted."""
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    labels: list[models.Label]
    """List of `{name, value}` pairs; send the whole list to change it."""
    members: list[int]
    name: str
    parent: int | None
    """Next record up in the tree: an id in write models, a short record in some read models; null
    at the top."""
    role: models.CompanyRole | str
    """OWNER owns assets, SERVICE inspects or maintains them, SUBCONTRACTOR works for another
    company."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
