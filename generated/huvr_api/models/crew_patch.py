from __future__ import annotations

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class CrewPatch(RequestModel):
    """Body for changing a crew."""

    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    name: str | Unset = UNSET
    users: list[int] | Unset = UNSET
    """Users in the crew: the whole list of ids in write models, records in read models."""
