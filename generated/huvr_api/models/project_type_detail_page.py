from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .project_type_detail import ProjectTypeDetail


class ProjectTypeDetailPage(Page["ProjectTypeDetail"]):
    """A page of a list of ProjectTypeDetail."""

    count: int
    next: str | None
    previous: str | None
    results: list[ProjectTypeDetail]
