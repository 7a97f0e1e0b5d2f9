from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class ChecklistTemplateListInline(ResponseModel):
    """A template as it is nested in lists of checklists."""

    categories: Any
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    default_actions: Any
    """Actions offered or taken by default with checklists of the template."""
    description: str
    id: int
    """Number that the server gives the record."""
    name: str
    schema_version: int
    """Version of the format in which the definition is written, not of its content."""
    state: models.ChecklistTemplateState | str
    type: models.ChecklistTemplateType | str
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    version: str
    """Version of the content; records keep the version that they were made with."""
