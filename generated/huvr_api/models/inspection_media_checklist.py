from __future__ import annotations

import datetime
from typing import Any

from .._responses import ResponseModel


class InspectionMediaChecklist(ResponseModel):
    """The checklist that the record belongs to; null when there is none."""

    asset: int | None
    """The asset that the record belongs to: an id in write models, a record in most read models."""
    billing_code: str | None
    client_id: str | None
    """Identifier chosen by the client, at most 36 characters and unique in the workspace; a second
    record with the same one is refused, so it makes creation safe to repeat."""
    cml: int | None
    """The condition monitoring location that the record refers to; null when there is none."""
    created_by: int | None
    """User who created the record: an id in write models, a short record in most read models."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    flags: Any
    id: int
    """Number that the server gives the record."""
    is_locked: bool
    """True when the record can no longer be edited; published projects lock their defects."""
    progress: Any
    """How far the checklist is filled in; computed by the server, of open form."""
    project: int | None
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
    project_order_index: int | None
    """Rank of the checklist within its project."""
    results: Any
    """Answers by section and line."""
    summary: str | None
    template: int
    template_cache: int | None
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    work_done_on: datetime.datetime | None
    """When the work in the field was done, which may be long before the record was made."""
