from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .project_list import ProjectList


class ProjectListPage(Page["ProjectList"]):
    """A page of a list of ProjectList."""

    count: int
    next: str | None
    previous: str | None
    results: list[ProjectList]
