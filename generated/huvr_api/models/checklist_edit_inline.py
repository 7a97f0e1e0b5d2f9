from __future__ import annotations

from typing import Any

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ChecklistEditInline(RequestModel):
    """Body for one edit of a checklist."""

    edit: Any
    """Answers as `section -> line -> {value, notes, media}`."""
    revert: bool | Unset = UNSET
