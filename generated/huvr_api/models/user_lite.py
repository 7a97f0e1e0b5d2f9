from __future__ import annotations

from .._responses import ResponseModel


class UserLite(ResponseModel):
    """A user as it is nested in other records."""

    email: str
    first_name: str
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    last_name: str
    name: str | None
