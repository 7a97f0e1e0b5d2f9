from __future__ import annotations

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class UserRequest(RequestModel):
    """A user with company and roles."""

    company: list[models.CompanyRequest]
    roles: list[models.UserRole]
    """What the user may do; the roles beginning with `company_` look limited to the user's own
    company."""
    username: str
    email: str | Unset = UNSET
    first_name: str | Unset = UNSET
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    last_name: str | Unset = UNSET
    name: str | None | Unset = UNSET
