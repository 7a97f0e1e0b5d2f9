from __future__ import annotations

from .._model import Model, model
from ..types import UNSET, Unset


@model
class ProjectBulkShare(Model):
    """Body for sharing many projects with many users."""

    project_ids: list[int]
    user_ids: list[int]
    action: str | Unset = UNSET
    note: str | Unset = UNSET
    notify: bool | Unset = UNSET
