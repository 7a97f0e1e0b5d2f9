from __future__ import annotations

from .._model import Model, model


@model
class CrewSlimRequest(Model):
    """A crew as it is nested in other records."""

    name: str
