from __future__ import annotations

from typing import Any

from .._model import Model
from ..types import UNSET, Unset


class ChecklistEditInline(Model):
    """Body for one edit of a checklist."""

    edit: Any
    """Answers as `section -> line -> {value, notes, media}`."""
    revert: bool | Unset = UNSET
