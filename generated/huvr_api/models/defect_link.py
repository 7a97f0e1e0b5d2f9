from __future__ import annotations

from .._model import Model


class DefectLink(Model):
    """Body for linking findings with each other."""

    defects: list[int]
    """Ids of the defects to link with each other."""
