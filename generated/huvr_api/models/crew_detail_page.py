from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .crew_detail import CrewDetail


class CrewDetailPage(Page["CrewDetail"]):
    """A page of a list of CrewDetail."""

    count: int
    next: str | None
    previous: str | None
    results: list[CrewDetail]
