from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class UserProfile(ResponseModel):
    """The caller: roles, permissions, crews and preferences."""

    company: list[models.Company]
    crews: list[models.CrewDetail]
    """Crews that the caller belongs to."""
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
    permissions: list[Any]
    """Permissions that follow from the roles, as the server lists them."""
    preferences: models.UserPreference | None
    """What the user has set for the web application; null when nothing is."""
    roles: list[models.UserRole | str]
    """What the user may do; the roles beginning with `company_` look limited to the user's own
    company."""
    username: str
