from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .checklist_task import ChecklistTask


@model
class ChecklistTaskPage(Page["ChecklistTask"]):
    """A page of a list of ChecklistTask."""

    count: int
    next: str | None
    previous: str | None
    results: list[ChecklistTask]
