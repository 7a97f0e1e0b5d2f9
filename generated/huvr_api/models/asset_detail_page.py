from __future__ import annotations

from .. import models
from .._page import Page


class AssetDetailPage(Page["models.AssetDetail"]):
    """A page of a list of AssetDetail."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.AssetDetail]
