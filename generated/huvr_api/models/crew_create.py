from __future__ import annotations

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class CrewCreate(RequestModel):
    """Body for creating a crew."""

    name: str
    users: list[int]
    """Users in the crew: the whole list of ids in write models, records in read models."""
    company: int | None | Unset = UNSET
