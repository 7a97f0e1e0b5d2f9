from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class ProjectStatusBulkUpdateResponse(ResponseModel):
    """Body for setting one status on many projects."""

    ids: list[int]
    """Ids of the records to act on."""
    note: str | None
    status: models.ProjectStatusValue | str
