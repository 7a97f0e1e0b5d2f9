from __future__ import annotations

from .._model import Model, model


@model
class BulkDelete(Model):
    """Which records a bulk deletion removes."""

    ids: list[int]
