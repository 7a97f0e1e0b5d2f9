from __future__ import annotations

import attrs

from .._requests import RequestModel


@attrs.define(kw_only=True, repr=False)
class BulkDelete(RequestModel):
    """Which records a bulk deletion removes."""

    ids: list[int]
