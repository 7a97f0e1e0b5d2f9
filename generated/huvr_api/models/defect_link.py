from __future__ import annotations

import attrs

from .._requests import RequestModel


@attrs.define(kw_only=True, repr=False)
class DefectLink(RequestModel):
    """Body for linking findings with each other."""

    defects: list[int]
    """Ids of the defects to link with each other."""
