from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class ProjectList(ResponseModel):
    """A project as it stands in lists."""

    app_key: str | None
    """Key for use by the application that created the record."""
    asset: models.AssetSlim
    """The asset that the record belongs to."""
    asset_condition: int
    """Condition of the asset, a value on the scale of the workspace."""
    asset_id: int
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    crews: list[models.CrewSlim]
    """Crews at work: ids in write models, records in read models."""
    description: str | None
    end: datetime.date | None
    """End: a date for projects, a time for events and plans; null when open."""
    event: models.ScheduleEventMinimal | None
    """Schedule event that made the project; null when it was not scheduled."""
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
    management_company: models.CompanySlim | None
    """Company that manages the project; null when none does."""
    name: str
    parent: models.ProjectSlim | None
    """Next record up in the tree; null at the top."""
    priority: str
    start: datetime.date | None
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
    status: models.ProjectStatusValue | str
    """From INITIALIZED over ASSIGNED, IN_PROGRESS and READY_FOR_REVIEW to PUBLISHED, which locks
    its findings."""
    tasks: list[models.ChecklistTaskInline]
    """To-do items attached to the record."""
    type: models.ProjectTypeSlim
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    work_done_on: datetime.datetime | None
    """When the work in the field was done, which may be long before the record was made."""
