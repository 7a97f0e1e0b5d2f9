from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class ProjectDetail(ResponseModel):
    """A project with asset, type, scope, checklists and histories nested."""

    app_key: str | None
    """Key for use by the application that created the record."""
    asset: models.AssetDetail
    """The asset that the record belongs to."""
    asset_condition: int
    """Condition of the asset, a value on the scale of the workspace."""
    asset_condition_history: list[models.AssetConditionHistoryInline]
    checklist_instances: list[models.ChecklistInstance]
    """The checklists of the project."""
    created_by: models.ProjectDetailCreatedBy | None
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    crews: list[models.ProjectDetailCrews]
    """Crews at work: ids in write models, records in read models."""
    description: str | None
    end: datetime.date | None
    """End: a date for projects, a time for events and plans; null when open."""
    event: models.ProjectDetailEvent | None
    external_id: str | None
    """Identifier of the record in another system, kept but not interpreted."""
    historical_project: bool
    """True for work done before it was entered here."""
    id: int
    """Number that the server gives the record."""
    labels: list[models.Label]
    """List of `{name, value}` pairs; send the whole list to change it."""
    labels_by_key: Any
    """The labels again, keyed by their name, for reading only."""
    management_company: models.ProjectDetailManagementCompany | None
    media_count: Any
    """Number of media in the project, of open type."""
    name: str
    parent: models.ProjectSlim | None
    """Next record up in the tree; null at the top."""
    path_cache: models.ProjectDetailPathCache | None
    priority: str
    report_types: Any
    """Kinds of report that can be generated for the record."""
    reports: Any
    """Reports generated for the record, of open form."""
    scope: models.ProjectScopeDetail | None
    """Which findings, CMLs, locations and sub-assets the project covers."""
    start: datetime.date | None
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
    status: models.ProjectStatusValue | str
    """From INITIALIZED over ASSIGNED, IN_PROGRESS and READY_FOR_REVIEW to PUBLISHED, which locks
    its findings."""
    status_history: list[models.ProjectStatusInline]
    """Changes of status with author and note."""
    type: models.ProjectTypeDetail
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    visual_inspection_status: Any
    watchers: list[models.UserLite]
    """Users who are notified of changes."""
    watching: Any
    """Whether the caller watches the project, of open type."""
    work_done_on: datetime.datetime | None
    """When the work in the field was done, which may be long before the record was made."""
