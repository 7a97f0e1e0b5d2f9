from __future__ import annotations

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class UserPreferencePatch(RequestModel):
    """Which notifications a user wants, and by which way."""

    automatically_watch_created_projects: bool | Unset = UNSET
    notify_personal_form_submissions: bool | Unset = UNSET
    notify_projects_shared: models.UserPreferenceNotifyProjectsShared | Unset = UNSET
    """Whether a project shared with the user is announced by e-mail, by push, by both (ALL) or not
    at all."""
    notify_projects_status_change: models.UserPreferenceNotifyProjectsStatusChange | Unset = UNSET
    notify_tasks_assigned: models.UserPreferenceNotifyTasksAssigned | Unset = UNSET
    """Whether a task given to the user is announced by e-mail, by push, by both (ALL) or not at
    all."""
    notify_tasks_status_change: models.UserPreferenceNotifyTasksStatusChange | Unset = UNSET
