from __future__ import annotations

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ProjectShare(RequestModel):
    """Body for making a user watch a project or stop."""

    watch: bool
    """True to begin watching, false to stop."""
    note: str | Unset = UNSET
    user_id: int | Unset = UNSET
    """Id of the user who is to watch; the caller when left out."""
