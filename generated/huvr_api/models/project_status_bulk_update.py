from __future__ import annotations

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ProjectStatusBulkUpdate(RequestModel):
    """Body for setting one status on many projects."""

    ids: list[int]
    """Ids of the records to act on."""
    status: models.ProjectStatusValue
    note: str | None | Unset = UNSET
