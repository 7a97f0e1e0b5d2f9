from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .enums import (
        UserPreferenceNotifyProjectsShared,
        UserPreferenceNotifyProjectsStatusChange,
        UserPreferenceNotifyTasksAssigned,
        UserPreferenceNotifyTasksStatusChange,
    )


class UserPreferencePatch(Model):
    """Which notifications a user wants, and by which way."""

    automatically_watch_created_projects: bool | Unset = UNSET
    notify_personal_form_submissions: bool | Unset = UNSET
    notify_projects_shared: UserPreferenceNotifyProjectsShared | Unset = UNSET
    """Whether a project shared with the user is announced by e-mail, by push, by both (ALL) or not
    at all."""
    notify_projects_status_change: UserPreferenceNotifyProjectsStatusChange | Unset = UNSET
    notify_tasks_assigned: UserPreferenceNotifyTasksAssigned | Unset = UNSET
    """Whether a task given to the user is announced by e-mail, by push, by both (ALL) or not at
    all."""
    notify_tasks_status_change: UserPreferenceNotifyTasksStatusChange | Unset = UNSET
