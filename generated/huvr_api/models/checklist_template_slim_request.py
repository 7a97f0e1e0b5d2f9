from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .enums import ChecklistTemplateState, ChecklistTemplateType


class ChecklistTemplateSlimRequest(Model):
    """A template as it is nested in other records."""

    name: str
    version: str
    """Version of the content; records keep the version that they were made with."""
    categories: Any | Unset = UNSET
    description: str | Unset = UNSET
    state: ChecklistTemplateState | Unset = UNSET
    type: ChecklistTemplateType | Unset = UNSET
