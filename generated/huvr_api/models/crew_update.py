from __future__ import annotations

from .._model import Model
from ..types import UNSET, Unset


class CrewUpdate(Model):
    """Body for changing a crew."""

    name: str
    users: list[int]
    """Users in the crew: the whole list of ids in write models, records in read models."""
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
