from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .project_list import ProjectList


@model
class ProjectListPage(Page["ProjectList"]):
    """A page of a list of ProjectList."""

    count: int
    next: str | None
    previous: str | None
    results: list[ProjectList]
