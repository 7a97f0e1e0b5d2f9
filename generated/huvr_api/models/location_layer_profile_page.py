from __future__ import annotations

from .. import models
from .._page import Page


class LocationLayerProfilePage(Page["models.LocationLayerProfile"]):
    """A page of a list of LocationLayerProfile."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.LocationLayerProfile]
