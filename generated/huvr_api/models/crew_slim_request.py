from __future__ import annotations

from .._model import Model


class CrewSlimRequest(Model):
    """A crew as it is nested in other records."""

    name: str
