from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class AssetConditionHistoryInline(ResponseModel):
    """One entry in the history of asset conditions, with author and note."""

    asset_condition: int
    """Condition of the asset, a value on the scale of the workspace."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    modified_by: models.UserLite | None
    """User who made the last change."""
    note: str
