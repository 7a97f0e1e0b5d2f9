from __future__ import annotations

from .. import models
from .._page import Page


class ProjectDetailPage(Page["models.ProjectDetail"]):
    """A page of a list of ProjectDetail."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.ProjectDetail]
