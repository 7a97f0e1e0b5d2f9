from __future__ import annotations

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ProjectStatusEdit(RequestModel):
    """Body for moving a project to another status."""

    note: str | None | Unset = UNSET
    status: models.ProjectStatusValue | Unset = UNSET
    """Status to move to; the change is kept in the status history."""
