from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from .._model import Model

if TYPE_CHECKING:
    from .company import Company
    from .crew_detail import CrewDetail
    from .enums import UserRole
    from .user_preference import UserPreference


class UserProfile(Model):
    """The caller: roles, permissions, crews and preferences."""

    company: list[Company]
    crews: list[CrewDetail]
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
    preferences: UserPreference | None
    """What the user has set for the web application; null when nothing is."""
    roles: list[UserRole | str]
    """What the user may do; the roles beginning with `company_` look limited to the user's own
    company."""
    username: str
