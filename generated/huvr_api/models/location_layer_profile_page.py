from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .location_layer_profile import LocationLayerProfile


@model
class LocationLayerProfilePage(Page["LocationLayerProfile"]):
    """A page of a list of LocationLayerProfile."""

    count: int
    next: str | None
    previous: str | None
    results: list[LocationLayerProfile]
