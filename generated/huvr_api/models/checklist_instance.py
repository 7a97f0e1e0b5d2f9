from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class ChecklistInstance(ResponseModel):
    """A filled-in checklist with its template and all answers."""

    asset: models.AssetSlim | None
    """The asset that the record belongs to."""
    client_id: str | None
    """Identifier chosen by the client, at most 36 characters and unique in the workspace; a second
    record with the same one is refused, so it makes creation safe to repeat."""
    created_by: models.UserLite | None
    """User who created the record."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    edit: Any
    """Answers as `section -> line -> {value, notes, media}`."""
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
    report_types: list[models.ReportTypeInline]
    """Kinds of report that can be generated for the record."""
    reports: Any
    """Reports generated for the record, of open form."""
    results: Any
    """Answers by section and line."""
    schedule_tasks: list[int]
    """Ids of the scheduled tasks that the checklist fulfils."""
    summary: str | None
    tasks: list[models.ChecklistTaskInline]
    """To-do items attached to the record."""
    template: Any
    """The whole template as it was when the checklist was made, of open form."""
    template_id: int
    """Id of the checklist template to start from."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    uploaded_by: int
    """User who sent the record, which may differ from the one who did the work."""
    work_done_on: datetime.datetime
    """When the work in the field was done, which may be long before the record was made."""
