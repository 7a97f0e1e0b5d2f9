from __future__ import annotations

from typing import Any

from .. import models
from .._responses import ResponseModel


class ChecklistResultLine(ResponseModel):
    """One answer of one checklist, flattened for searching."""

    checklist: models.ChecklistInstanceSlim
    """The checklist that the record belongs to; null when there is none."""
    id: str
    """Text of the form `checklist::section::line`, not a number."""
    line_json: Any
    """The line of the template as JSON."""
    line_key: str
    """Key of the line within its section."""
    media: Any
    """Media given with the answer, of open type."""
    media_json: Any
    """Media given with the answer, as JSON."""
    notes: str | None
    project: models.ProjectLite | None
    """The project that the record belongs to; null when there is none."""
    section_key: str
    """Key of the section within the template."""
    template: models.ChecklistTemplateSlim
    template_line: models.ChecklistTemplateLine | None
    """The line of the template that is answered; null when the template has lost it."""
    value: str
    """Answer as text."""
