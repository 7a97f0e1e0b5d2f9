from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .enums import ProjectStatusValue
    from .user_lite import UserLite


class ProjectStatusInline(Model):
    """An entry of the status history as nested in the project, with its author."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    modified_by: UserLite | None
    """User who made the last change."""
    note: str | None
    status: ProjectStatusValue | str
