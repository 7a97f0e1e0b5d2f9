from __future__ import annotations

import datetime

from .._responses import ResponseModel


class ProjectDetailCreatedBy(ResponseModel):
    """User who created the project, with account fields that no client needs; do not log it."""

    activated_on: datetime.datetime | None
    date_joined: datetime.datetime
    email: str
    first_name: str
    groups: list[int]
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    is_staff: bool
    is_superuser: bool
    last_login: datetime.datetime | None
    last_name: str
    name: str | None
    service_account: bool
    uid: str | None
    user_permissions: list[int]
    username: str
