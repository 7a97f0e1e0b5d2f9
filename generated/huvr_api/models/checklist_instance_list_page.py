from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .checklist_instance_list import ChecklistInstanceList


@model
class ChecklistInstanceListPage(Page["ChecklistInstanceList"]):
    """A page of a list of ChecklistInstanceList."""

    count: int
    next: str | None
    previous: str | None
    results: list[ChecklistInstanceList]
