from __future__ import annotations

from typing import Any

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ChecklistInstanceCreate(RequestModel):
    """Body for starting a checklist, optionally with first answers."""

    template_id: int
    """Id of the checklist template to start from."""
    asset_id: int | Unset = UNSET
    client_id: str | None | Unset = UNSET
    """Identifier chosen by the client, at most 36 characters and unique in the workspace; a second
    record with the same one is refused, so it makes creation safe to repeat."""
    created_by: int | None | Unset = UNSET
    """User who created the record: an id in write models, a short record in most read models."""
    edit: Any | Unset = UNSET
    """Answers as `section -> line -> {value, notes, media}`."""
    project_id: int | Unset = UNSET
    schedule_task: int | Unset = UNSET
    """Id of the scheduled task that the checklist fulfils."""
    uploaded_by: int | Unset = UNSET
    """User who sent the record, which may differ from the one who did the work."""
