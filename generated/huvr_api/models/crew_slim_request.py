from __future__ import annotations

import attrs

from .._requests import RequestModel


@attrs.define(kw_only=True, repr=False)
class CrewSlimRequest(RequestModel):
    """A crew as it is nested in other records."""

    name: str
