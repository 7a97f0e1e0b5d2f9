from __future__ import annotations

from .._model import Model
from ..types import UNSET, Unset


class CrewPatch(Model):
    """Body for changing a crew."""

    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    name: str | Unset = UNSET
    users: list[int] | Unset = UNSET
    """Users in the crew: the whole list of ids in write models, records in read models."""
