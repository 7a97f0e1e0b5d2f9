from __future__ import annotations

from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ProjectTypeCreate(RequestModel):
    """Body for creating or changing a project type."""

    name: str
    affects_asset_condition: bool | Unset = UNSET
    """True when projects of the type can set the condition of their asset."""
    allow_asset_selection_on_findings: bool | Unset = UNSET
    """True when findings may be put on another asset than that of the project."""
    asset_types: list[int] | Unset = UNSET
    checklist_template: int | None | Unset = UNSET
    """Checklist template used: an id in write models, a short record in read models."""
    defect_profile: int | None | Unset = UNSET
    """Defect profile used in such projects: an id in write models, of open type in read models."""
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    layer_profile: int | None | Unset = UNSET
    """Location layer profile used in such projects: an id in write models, of open type in read
    models."""
    monitoring_mode: models.ProjectTypeMonitoringMode | Unset = UNSET
    """Whether projects of the type measure CMLs, and by which ultrasonic pipe or tank procedure."""
    planned_duration: str | None | Unset = UNSET
    """Usual length of such a project, as a duration text."""
    project_children_mode: models.ProjectTypeProjectChildrenMode | Unset = UNSET
    """Whether projects of the type have child projects, and whether their set is fixed."""
    project_description_template: str | Unset = UNSET
    """Pattern from which project descriptions are made."""
    project_name_template: str | Unset = UNSET
    """Pattern from which project names are made."""
    project_scope_settings: Any | Unset = UNSET
    """What the scope of such projects can hold, of open form."""
    report_types: list[int] | Unset = UNSET
    """Kinds of report that can be generated for the record."""
    track_tasks: bool | Unset = UNSET
    """True when tasks are kept for projects of the type."""
