from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._model import Model

if TYPE_CHECKING:
    from .checklist_instance_slim import ChecklistInstanceSlim
    from .checklist_template_line import ChecklistTemplateLine
    from .checklist_template_slim import ChecklistTemplateSlim
    from .project_lite import ProjectLite


class ChecklistResultLine(Model):
    """One answer of one checklist, flattened for searching."""

    checklist: ChecklistInstanceSlim
    """A checklist as it is nested in other records."""
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
    project: ProjectLite | None
    section_key: str
    """Key of the section within the template."""
    template: ChecklistTemplateSlim
    """A template as it is nested in other records."""
    template_line: ChecklistTemplateLine | None
    value: str
    """Answer as text."""
