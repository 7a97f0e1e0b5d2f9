from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .crew_detail import CrewDetail


@model
class CrewDetailPage(Page["CrewDetail"]):
    """A page of a list of CrewDetail."""

    count: int
    next: str | None
    previous: str | None
    results: list[CrewDetail]
