from __future__ import annotations

from .._model import Model


class BulkDelete(Model):
    """Which records a bulk deletion removes."""

    ids: list[int]
