from __future__ import annotations

from .._model import Model
from ..types import UNSET, Unset


class ProjectShare(Model):
    """Body for making a user watch a project or stop."""

    watch: bool
    """True to begin watching, false to stop."""
    note: str | Unset = UNSET
    user_id: int | Unset = UNSET
    """Id of the user who is to watch; the caller when left out."""
