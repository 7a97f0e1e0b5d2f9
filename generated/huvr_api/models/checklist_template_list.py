from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class ChecklistTemplateList(ResponseModel):
    """A template as it stands in lists, with counts of its use."""

    categories: Any
    checklist_count: Any
    """Number of checklists made from the template, of open type."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    default_actions: Any
    """Actions offered or taken by default with checklists of the template."""
    description: str
    id: int
    """Number that the server gives the record."""
    name: str
    project_type_count: Any
    """Number of project types that use the template, of open type."""
    schema_version: int
    """Version of the format in which the definition is written, not of its content."""
    state: models.ChecklistTemplateState | str
    template_keys: Any
    type: models.ChecklistTemplateType | str
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    version: str
    """Version of the content; records keep the version that they were made with."""
