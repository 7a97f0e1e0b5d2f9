from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .crew_slim import CrewSlim
    from .user_lite import UserLite


class ChecklistTaskInline(Model):
    """A task as it is nested in checklists and projects."""

    assigned_crew: CrewSlim
    """A crew as it is nested in other records."""
    assigned_to: UserLite
    """A user as it is nested in other records."""
    completed_by: UserLite
    """A user as it is nested in other records."""
    completed_on: datetime.datetime | None
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    done: bool
    id: int
    """Number that the server gives the record."""
    task: str
