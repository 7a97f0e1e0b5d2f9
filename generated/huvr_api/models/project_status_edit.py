from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .enums import ProjectStatusValue


class ProjectStatusEdit(Model):
    """Body for moving a project to another status."""

    note: str | None | Unset = UNSET
    status: ProjectStatusValue | Unset = UNSET
    """Status to move to; the change is kept in the status history."""
