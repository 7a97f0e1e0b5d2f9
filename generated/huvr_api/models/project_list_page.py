from __future__ import annotations

from .. import models
from .._page import Page


class ProjectListPage(Page["models.ProjectList"]):
    """A page of a list of ProjectList."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.ProjectList]
