from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._model import Model

if TYPE_CHECKING:
    from .enums import ChecklistTemplateState, ChecklistTemplateType


class ChecklistTemplateSlim(Model):
    """A template as it is nested in other records."""

    categories: Any
    description: str
    id: int
    """Number that the server gives the record."""
    name: str
    state: ChecklistTemplateState | str
    type: ChecklistTemplateType | str
    version: str
    """Version of the content; records keep the version that they were made with."""
