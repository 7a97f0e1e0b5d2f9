from __future__ import annotations

from .. import models
from .._page import Page


class AssetTypePage(Page["models.AssetType"]):
    """A page of a list of AssetType."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.AssetType]
