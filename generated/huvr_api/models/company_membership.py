from __future__ import annotations

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class CompanyMembership(RequestModel):
    """Body for adding users to a company and removing them."""

    add: list[int] | Unset = UNSET
    """Ids of users to add."""
    remove: list[int] | Unset = UNSET
    """Ids of users to remove."""
