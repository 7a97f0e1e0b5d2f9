from __future__ import annotations

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class UserLiteRequest(RequestModel):
    """A user as it is nested in other records."""

    email: str | Unset = UNSET
    first_name: str | Unset = UNSET
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    last_name: str | Unset = UNSET
    name: str | None | Unset = UNSET
