from __future__ import annotations

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class UserImport(RequestModel):
    """Body for creating users from a list of addresses."""

    address_list: str
    """E-mail addresses of the new users as one text."""
    company_id: int | Unset = UNSET
    """Id of the company that the user or users belong to."""
    is_admin: bool | Unset = UNSET
    """True to make all of them administrators."""
    roles: list[models.UserRole] | Unset = UNSET
    """What the user may do; the roles beginning with `company_` look limited to the user's own
    company."""
    send_welcome_email: bool | Unset = UNSET
