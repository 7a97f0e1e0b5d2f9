from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .location_layer_profile import LocationLayerProfile


class LocationLayerProfilePage(Page["LocationLayerProfile"]):
    """A page of a list of LocationLayerProfile."""

    count: int
    next: str | None
    previous: str | None
    results: list[LocationLayerProfile]
