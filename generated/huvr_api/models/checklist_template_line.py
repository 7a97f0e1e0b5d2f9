from __future__ import annotations

from typing import Any

from .._responses import ResponseModel


class ChecklistTemplateLine(ResponseModel):
    """One line of a checklist template, as nested in a result line."""

    description: str
    id: str
    """Identifier of the line as text, not a number."""
    key: str
    label: str
    line_json: Any
    """The line of the template as JSON."""
    section_description: str
    section_key: str
    """Key of the section within the template."""
    section_label: str
    template: int
    type: str
