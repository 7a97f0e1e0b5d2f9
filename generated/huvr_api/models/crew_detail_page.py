from __future__ import annotations

from .. import models
from .._page import Page


class CrewDetailPage(Page["models.CrewDetail"]):
    """A page of a list of CrewDetail."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.CrewDetail]
