from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .company_request import CompanyRequest
    from .enums import UserRole


class UserRequest(Model):
    """A user with company and roles."""

    company: list[CompanyRequest]
    roles: list[UserRole]
    """What the user may do; the roles beginning with `company_` look limited to the user's own
    company."""
    username: str
    email: str | Unset = UNSET
    first_name: str | Unset = UNSET
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    last_name: str | Unset = UNSET
    name: str | None | Unset = UNSET
