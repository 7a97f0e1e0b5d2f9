from __future__ import annotations

from .._responses import ResponseModel


class ScheduleEventMinimal(ResponseModel):
    """An occurrence reduced to id and name."""

    id: int
    """Number that the server gives the record."""
    name: str | None
