from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class Company(ResponseModel):
    """A company; also the body for creating or changing one."""

    company_path: str
    """Names of the parent companies and of the company itself, joined into one text."""
    company_path_object: list[models.PathEntry]
    """The company path as a list of `{id, name}`, from the top down."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    description: str | None
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    labels: list[models.Label]
    """List of `{name, value}` pairs; send the whole list to change it."""
    name: str
    parent: int | None
    """Next record up in the tree: an id in write models, a short record in some read models; null
    at the top."""
    role: models.CompanyRole | str
    """OWNER owns assets, SERVICE inspects or maintains them, SUBCONTRACTOR works for another
    company."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
