from __future__ import annotations

from typing import Any

from .. import models
from .._responses import ResponseModel


class ChecklistTemplate(ResponseModel):
    """Definition of a checklist: sections, lines and default actions."""

    categories: Any
    checklist_count: Any
    """Number of checklists made from the template, of open type."""
    default_actions: Any
    """Actions offered or taken by default with checklists of the template."""
    definitions: Any
    """Definitions that sections and lines of the template refer to."""
    description: str
    id: int
    """Number that the server gives the record."""
    name: str
    project_type_count: Any
    """Number of project types that use the template, of open type."""
    schema_version: int
    """Version of the format in which the definition is written, not of its content."""
    sections: Any
    """Ordered sections of the template with their lines."""
    state: models.ChecklistTemplateState | str
    """DRAFT is being written, ACTIVE can be used, ARCHIVED is retired, CACHED is a copy that the
    server keeps."""
    template_keys: Any
    type: models.ChecklistTemplateType | str
    """ANYTIME can be started by itself, PROJECT only in a project, ALL both."""
    version: str
    """Version of the content; records keep the version that they were made with."""
