from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .asset_type import AssetType


class AssetTypePage(Page["AssetType"]):
    """A page of a list of AssetType."""

    count: int
    next: str | None
    previous: str | None
    results: list[AssetType]
