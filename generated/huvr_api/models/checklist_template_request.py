from __future__ import annotations

from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ChecklistTemplateRequest(RequestModel):
    """Definition of a checklist: sections, lines and default actions."""

    name: str
    version: str
    """Version of the content; records keep the version that they were made with."""
    categories: Any | Unset = UNSET
    default_actions: Any | Unset = UNSET
    """Actions offered or taken by default with checklists of the template."""
    definitions: Any | Unset = UNSET
    """Definitions that sections and lines of the template refer to."""
    description: str | Unset = UNSET
    schema_version: int | Unset = UNSET
    """Version of the format in which the definition is written, not of its content."""
    sections: Any | Unset = UNSET
    """Ordered sections of the template with their lines."""
    state: models.ChecklistTemplateState | Unset = UNSET
    """DRAFT is being written, ACTIVE can be used, ARCHIVED is retired, CACHED is a copy that the
    server keeps."""
    type: models.ChecklistTemplateType | Unset = UNSET
    """ANYTIME can be started by itself, PROJECT only in a project, ALL both."""
