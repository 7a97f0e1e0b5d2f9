from __future__ import annotations

import datetime

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ChecklistTaskPatch(RequestModel):
    """Body for creating or changing a checklist task."""

    assigned_crew: int | None | Unset = UNSET
    """Crew that is to do it; null when none is named."""
    assigned_to: int | None | Unset = UNSET
    """User who is to do it; null when nobody is named."""
    attached_to: str | Unset = UNSET
    """What the record is attached to; of open form."""
    checklist: int | None | Unset = UNSET
    """The checklist that the record belongs to; null when there is none."""
    completed_by: int | None | Unset = UNSET
    """User who finished it; null while it is open."""
    completed_on: datetime.datetime | None | Unset = UNSET
    created_by: int | None | Unset = UNSET
    """User who created the record: an id in write models, a short record in most read models."""
    done: bool | Unset = UNSET
    project: int | None | Unset = UNSET
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
    task: str | Unset = UNSET
