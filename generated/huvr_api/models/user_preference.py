from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class UserPreference(ResponseModel):
    """Which notifications a user wants, and by which way."""

    automatically_watch_created_projects: bool
    notify_personal_form_submissions: bool
    notify_projects_shared: models.UserPreferenceNotifyProjectsShared | str
    """Whether a project shared with the user is announced by e-mail, by push, by both (ALL) or not
    at all."""
    notify_projects_status_change: models.UserPreferenceNotifyProjectsStatusChange | str
    notify_tasks_assigned: models.UserPreferenceNotifyTasksAssigned | str
    """Whether a task given to the user is announced by e-mail, by push, by both (ALL) or not at
    all."""
    notify_tasks_status_change: models.UserPreferenceNotifyTasksStatusChange | str
    user: int
