from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .enums import ProjectStatusValue


class ProjectStatusBulkUpdate(Model):
    """Body for setting one status on many projects."""

    ids: list[int]
    """Ids of the records to act on."""
    status: ProjectStatusValue
    note: str | None | Unset = UNSET
