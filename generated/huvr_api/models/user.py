from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class User(ResponseModel):
    """A user with company and roles."""

    company: list[models.Company]
    date_joined: datetime.datetime
    display_name: str | None
    email: str
    first_name: str
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    last_login: datetime.datetime | None
    last_name: str
    name: str | None
    roles: list[models.UserRole | str]
    """What the user may do; the roles beginning with `company_` look limited to the user's own
    company."""
    username: str
