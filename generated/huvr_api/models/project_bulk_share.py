from __future__ import annotations

from .._model import Model
from ..types import UNSET, Unset


class ProjectBulkShare(Model):
    """Body for sharing many projects with many users."""

    project_ids: list[int]
    user_ids: list[int]
    action: str | Unset = UNSET
    note: str | Unset = UNSET
    notify: bool | Unset = UNSET
