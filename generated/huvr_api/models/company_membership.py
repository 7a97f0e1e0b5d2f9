from __future__ import annotations

from .._model import Model
from ..types import UNSET, Unset


class CompanyMembership(Model):
    """Body for adding users to a company and removing them."""

    add: list[int] | Unset = UNSET
    """Ids of users to add."""
    remove: list[int] | Unset = UNSET
    """Ids of users to remove."""
