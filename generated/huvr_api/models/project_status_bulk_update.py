from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model, model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .enums import ProjectStatusValue


@model
class ProjectStatusBulkUpdate(Model):
    """Body for setting one status on many projects."""

    ids: list[int]
    """Ids of the records to act on."""
    status: ProjectStatusValue
    note: str | None | Unset = UNSET
