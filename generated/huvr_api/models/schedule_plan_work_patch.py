from __future__ import annotations

import datetime
from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class SchedulePlanWorkPatch(RequestModel):
    """Body for adding work to a plan or changing it."""

    checklist_template: int | None | Unset = UNSET
    """Checklist template used: an id in write models, a short record in read models."""
    created_by: int | None | Unset = UNSET
    """User who created the record: an id in write models, a short record in most read models."""
    crew: int | None | Unset = UNSET
    deactivated_on: datetime.datetime | None | Unset = UNSET
    """Time at which the record was taken out of use; null while it is in use."""
    instructions: Any | Unset = UNSET
    """What is to be done or imported, of open form."""
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    name: str | None | Unset = UNSET
    owner: int | None | Unset = UNSET
    """Company that owns the asset, or user in charge of a schedule plan or its work: an id in
    write models."""
    plan: int | Unset = UNSET
    """The schedule plan: an id, or a record in full events."""
    project_type: int | None | Unset = UNSET
    task_create_count: int | Unset = UNSET
    task_create_mode: models.SchedulePlanWorkTaskCreateMode | Unset = UNSET
    """AS_NEEDED makes a task when one is wanted, FIXED_COUNT makes `task_create_count` of them."""
    work_name_template: str | Unset = UNSET
    """Pattern from which names of the work are made."""
    work_type: models.SchedulePlanWorkWorkType | Unset = UNSET
    """What the work becomes: a project or a checklist."""
