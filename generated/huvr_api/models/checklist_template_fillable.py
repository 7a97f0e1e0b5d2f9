from __future__ import annotations

from typing import Any

from .. import models
from .._responses import ResponseModel


class ChecklistTemplateFillable(ResponseModel):
    """A template prepared for filling in."""

    categories: Any
    default_actions: list[Any]
    """Actions offered or taken by default with checklists of the template."""
    definitions: Any
    """Definitions that sections and lines of the template refer to."""
    description: str
    id: int
    """Number that the server gives the record."""
    name: str
    schema_version: int
    """Version of the format in which the definition is written, not of its content."""
    sections: list[str]
    """Ordered sections of the template with their lines."""
    state: models.ChecklistTemplateState | str
    type: models.ChecklistTemplateType | str
    version: str
    """Version of the content; records keep the version that they were made with."""
