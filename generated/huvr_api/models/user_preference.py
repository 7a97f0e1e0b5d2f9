from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .enums import (
        UserPreferenceNotifyProjectsShared,
        UserPreferenceNotifyProjectsStatusChange,
        UserPreferenceNotifyTasksAssigned,
        UserPreferenceNotifyTasksStatusChange,
    )


class UserPreference(Model):
    """Which notifications a user wants, and by which way."""

    automatically_watch_created_projects: bool
    notify_personal_form_submissions: bool
    notify_projects_shared: UserPreferenceNotifyProjectsShared | str
    """Whether a project shared with the user is announced by e-mail, by push, by both (ALL) or not
    at all."""
    notify_projects_status_change: UserPreferenceNotifyProjectsStatusChange | str
    notify_tasks_assigned: UserPreferenceNotifyTasksAssigned | str
    """Whether a task given to the user is announced by e-mail, by push, by both (ALL) or not at
    all."""
    notify_tasks_status_change: UserPreferenceNotifyTasksStatusChange | str
    user: int
