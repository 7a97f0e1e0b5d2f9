from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .asset_detail import AssetDetail


class AssetDetailPage(Page["AssetDetail"]):
    """A page of a list of AssetDetail."""

    count: int
    next: str | None
    previous: str | None
    results: list[AssetDetail]
