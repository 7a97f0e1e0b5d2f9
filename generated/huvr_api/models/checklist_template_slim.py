from __future__ import annotations

from typing import Any

from .. import models
from .._responses import ResponseModel


class ChecklistTemplateSlim(ResponseModel):
    """A template as it is nested in other records."""

    categories: Any
    description: str
    id: int
    """Number that the server gives the record."""
    name: str
    state: models.ChecklistTemplateState | str
    type: models.ChecklistTemplateType | str
    version: str
    """Version of the content; records keep the version that they were made with."""
