from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class SchedulePlanWork(ResponseModel):
    """Work that a plan creates for each event."""

    checklist_template: models.ChecklistTemplateSlim | None
    """Checklist template used."""
    created_by: models.UserLite | None
    """User who created the record."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    crew: models.CrewSlim | None
    """Crew that is to do the work; null when none is named."""
    deactivated_on: datetime.datetime | None
    """Time at which the record was taken out of use; null while it is in use."""
    id: int
    """Number that the server gives the record."""
    instructions: Any
    """What is to be done or imported, of open form."""
    is_active: bool
    """False for records that are out of use but kept."""
    name: str | None
    owner: models.UserLite | None
    """User in charge of the work."""
    plan: int
    """The schedule plan: an id, or a record in full events."""
    project_type: models.ProjectTypeSlim | None
    task_create_count: int
    task_create_mode: models.SchedulePlanWorkTaskCreateMode | str
    """AS_NEEDED makes a task when one is wanted, FIXED_COUNT makes `task_create_count` of them."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    work_name_template: str
    """Pattern from which names of the work are made."""
    work_type: models.SchedulePlanWorkWorkType | str
    """What the work becomes: a project or a checklist."""
