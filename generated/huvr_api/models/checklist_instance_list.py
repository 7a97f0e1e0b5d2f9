from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class ChecklistInstanceList(ResponseModel):
    """A checklist as it stands in lists, without answers."""

    asset: models.AssetSlim | None
    """The asset that the record belongs to."""
    created_by: models.UserLite | None
    """User who created the record."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    flags: Any
    id: int
    """Number that the server gives the record."""
    is_locked: bool
    """True when the record can no longer be edited; published projects lock their defects."""
    progress: Any
    """How far the checklist is filled in; computed by the server, of open form."""
    project: models.ProjectLite | None
    """The project that the record belongs to; null when there is none."""
    project_order_index: int | None
    """Rank of the checklist within its project."""
    reports: Any
    """Reports generated for the record, of open form."""
    summary: str | None
    tasks: list[models.ChecklistTaskInline]
    """To-do items attached to the record."""
    template: models.ChecklistTemplateListInline
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    work_done_on: datetime.datetime
    """When the work in the field was done, which may be long before the record was made."""
