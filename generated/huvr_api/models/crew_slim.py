from __future__ import annotations

from .._responses import ResponseModel


class CrewSlim(ResponseModel):
    """A crew as it is nested in other records."""

    display_name: str | None
    id: int
    """Number that the server gives the record."""
    name: str
