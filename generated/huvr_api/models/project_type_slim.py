from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class ProjectTypeSlim(ResponseModel):
    """Kind of project as it is nested in other records."""

    affects_asset_condition: bool
    """True when projects of the type can set the condition of their asset."""
    allow_asset_selection_on_findings: bool
    """True when findings may be put on another asset than that of the project."""
    asset_types: list[int]
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    monitoring_mode: models.ProjectTypeMonitoringMode | str
    """Whether projects of the type measure CMLs, and by which ultrasonic pipe or tank procedure."""
    name: str
