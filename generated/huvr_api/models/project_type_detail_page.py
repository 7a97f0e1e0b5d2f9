from __future__ import annotations

from .. import models
from .._page import Page


class ProjectTypeDetailPage(Page["models.ProjectTypeDetail"]):
    """A page of a list of ProjectTypeDetail."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.ProjectTypeDetail]
