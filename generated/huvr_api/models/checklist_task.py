from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .checklist_instance_list import ChecklistInstanceList
    from .crew_slim import CrewSlim
    from .project_lite import ProjectLite
    from .user_lite import UserLite


class ChecklistTask(Model):
    """To-do item on a checklist or project, with people nested."""

    assigned_crew: CrewSlim
    """A crew as it is nested in other records."""
    assigned_to: UserLite
    """A user as it is nested in other records."""
    attached_to: str
    """What the record is attached to; of open form."""
    checklist: ChecklistInstanceList
    """A checklist as it stands in lists, without answers."""
    completed_by: UserLite
    """A user as it is nested in other records."""
    completed_on: datetime.datetime | None
    created_by: UserLite
    """A user as it is nested in other records."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    done: bool
    id: int
    """Number that the server gives the record."""
    project: ProjectLite
    """A project reduced to id, name and status."""
    task: str
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
