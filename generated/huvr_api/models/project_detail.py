from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from .._model import Model

if TYPE_CHECKING:
    from .asset_condition_history_inline import AssetConditionHistoryInline
    from .asset_detail import AssetDetail
    from .checklist_instance import ChecklistInstance
    from .enums import ProjectStatusValue
    from .label import Label
    from .project_detail_created_by import ProjectDetailCreatedBy
    from .project_detail_crews import ProjectDetailCrews
    from .project_detail_event import ProjectDetailEvent
    from .project_detail_management_company import ProjectDetailManagementCompany
    from .project_detail_path_cache import ProjectDetailPathCache
    from .project_scope_detail import ProjectScopeDetail
    from .project_slim import ProjectSlim
    from .project_status_inline import ProjectStatusInline
    from .project_type_detail import ProjectTypeDetail
    from .user_lite import UserLite


class ProjectDetail(Model):
    """A project with asset, type, scope, checklists and histories nested."""

    app_key: str | None
    """Key for use by the application that created the record."""
    asset: AssetDetail
    """The asset that the record belongs to."""
    asset_condition: int
    """Condition of the asset, a value on the scale of the workspace."""
    asset_condition_history: list[AssetConditionHistoryInline]
    checklist_instances: list[ChecklistInstance]
    """The checklists of the project."""
    created_by: ProjectDetailCreatedBy | None
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    crews: list[ProjectDetailCrews]
    """Crews at work: ids in write models, records in read models."""
    description: str | None
    end: datetime.date | None
    """End: a date for projects, a time for events and plans; null when open."""
    event: ProjectDetailEvent | None
    external_id: str | None
    """Identifier of the record in another system, kept but not interpreted."""
    historical_project: bool
    """True for work done before it was entered here."""
    id: int
    """Number that the server gives the record."""
    labels: list[Label]
    """List of `{name, value}` pairs; send the whole list to change it."""
    labels_by_key: Any
    """The labels again, keyed by their name, for reading only."""
    management_company: ProjectDetailManagementCompany | None
    media_count: Any
    """Number of media in the project, of open type."""
    name: str
    parent: ProjectSlim | None
    """Next record up in the tree; null at the top."""
    path_cache: ProjectDetailPathCache | None
    priority: str
    report_types: Any
    """Kinds of report that can be generated for the record."""
    reports: Any
    """Reports generated for the record, of open form."""
    scope: ProjectScopeDetail | None
    """Which findings, CMLs, locations and sub-assets the project covers."""
    start: datetime.date | None
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
    status: ProjectStatusValue | str
    """From INITIALIZED over ASSIGNED, IN_PROGRESS and READY_FOR_REVIEW to PUBLISHED, which locks
    its findings."""
    status_history: list[ProjectStatusInline]
    """Changes of status with author and note."""
    type: ProjectTypeDetail
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    visual_inspection_status: Any
    watchers: list[UserLite]
    """Users who are notified of changes."""
    watching: Any
    """Whether the caller watches the project, of open type."""
    work_done_on: datetime.datetime | None
    """When the work in the field was done, which may be long before the record was made."""
