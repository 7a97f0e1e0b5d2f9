from __future__ import annotations

from .._model import Model
from ..types import UNSET, Unset


class CrewCreate(Model):
    """Body for creating a crew."""

    name: str
    users: list[int]
    """Users in the crew: the whole list of ids in write models, records in read models."""
    company: int | None | Unset = UNSET
