from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .enums import ProjectStatusValue


class ProjectStatusBulkUpdateResponse(Model):
    """Body for setting one status on many projects."""

    ids: list[int]
    """Ids of the records to act on."""
    note: str | None
    status: ProjectStatusValue | str
