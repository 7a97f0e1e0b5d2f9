from __future__ import annotations

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ChecklistTaskBulkCreate(RequestModel):
    """Body for putting one task on many checklists or projects."""

    task: str
    assigned_crew: int | None | Unset = UNSET
    """Crew that is to do it; null when none is named."""
    assigned_to: int | None | Unset = UNSET
    """User who is to do it; null when nobody is named."""
    checklist_ids: list[int] | Unset = UNSET
    project_ids: list[int] | Unset = UNSET
