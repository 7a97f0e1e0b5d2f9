from __future__ import annotations

from typing import Any

import attrs

from .._requests import RequestModel


@attrs.define(kw_only=True, repr=False)
class Label(RequestModel):
    """One label of an asset, a finding, a project, a company or a CML."""

    name: str
    value: Any
