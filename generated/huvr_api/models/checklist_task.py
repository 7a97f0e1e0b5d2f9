from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class ChecklistTask(ResponseModel):
    """To-do item on a checklist or project, with people nested."""

    assigned_crew: models.CrewSlim | None
    """Crew that is to do it; null when none is named."""
    assigned_to: models.UserLite | None
    """User who is to do it; null when nobody is named."""
    attached_to: str
    """What the record is attached to; of open form."""
    checklist: models.ChecklistInstanceList | None
    """The checklist that the record belongs to; null when there is none."""
    completed_by: models.UserLite | None
    """User who finished it; null while it is open."""
    completed_on: datetime.datetime | None
    created_by: models.UserLite | None
    """User who created the record."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    done: bool
    id: int
    """Number that the server gives the record."""
    project: models.ProjectLite | None
    """The project that the record belongs to; null when there is none."""
    task: str
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
