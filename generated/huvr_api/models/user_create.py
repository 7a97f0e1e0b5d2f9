from __future__ import annotations

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class UserCreate(RequestModel):
    """Body for creating or changing a user."""

    username: str
    company_id: int | Unset = UNSET
    """Id of the company that the user or users belong to."""
    email: str | Unset = UNSET
    first_name: str | Unset = UNSET
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    last_name: str | Unset = UNSET
    name: str | None | Unset = UNSET
    roles: list[models.UserRole] | Unset = UNSET
    """What the user may do; the roles beginning with `company_` look limited to the user's own
    company."""
    send_welcome_email: bool | Unset = UNSET
