from __future__ import annotations

from .._model import Model


class CrewSlim(Model):
    """A crew as it is nested in other records."""

    display_name: str | None
    id: int
    """Number that the server gives the record."""
    name: str
