from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class ProjectTypeDetail(ResponseModel):
    """Kind of project with its templates, profiles and report types nested."""

    affects_asset_condition: bool
    """True when projects of the type can set the condition of their asset."""
    allow_asset_selection_on_findings: bool
    """True when findings may be put on another asset than that of the project."""
    asset_types: list[models.AssetType]
    checklist_template: models.ChecklistTemplateSlim | None
    """Checklist template used."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    defect_profile: Any
    """Defect profile used in such projects: an id in write models, of open type in read models."""
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    layer_profile: Any
    """Location layer profile used in such projects: an id in write models, of open type in read
    models."""
    monitoring_mode: models.ProjectTypeMonitoringMode | str
    """Whether projects of the type measure CMLs, and by which ultrasonic pipe or tank procedure."""
    name: str
    planned_duration: str | None
    """Usual length of such a project, as a duration text."""
    project_children_mode: models.ProjectTypeProjectChildrenMode | str
    """Whether projects of the type have child projects, and whether their set is fixed."""
    project_description_template: str
    """Pattern from which project descriptions are made."""
    project_name_template: str
    """Pattern from which project names are made."""
    project_scope_settings: Any
    """What the scope of such projects can hold, of open form."""
    report_types: list[models.ReportTypeSlim]
    """Kinds of report that can be generated for the record."""
    track_tasks: bool
    """True when tasks are kept for projects of the type."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
