from __future__ import annotations

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ProjectBulkShare(RequestModel):
    """Body for sharing many projects with many users."""

    project_ids: list[int]
    user_ids: list[int]
    action: str | Unset = UNSET
    note: str | Unset = UNSET
    notify: bool | Unset = UNSET
