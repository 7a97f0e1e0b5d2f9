from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .project_detail import ProjectDetail


class ProjectDetailPage(Page["ProjectDetail"]):
    """A page of a list of ProjectDetail."""

    count: int
    next: str | None
    previous: str | None
    results: list[ProjectDetail]
