from __future__ import annotations

import datetime
from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ProjectCreate(RequestModel):
    """Body for creating or changing a project, with relations given by id."""

    asset: int
    """The asset that the record belongs to: an id in write models, a record in most read models."""
    name: str
    type: int
    app_key: str | None | Unset = UNSET
    """Key for use by the application that created the record."""
    checklist_id: int | Unset = UNSET
    """Id of an existing checklist to use."""
    created_by: int | None | Unset = UNSET
    """User who created the record: an id in write models, a short record in most read models."""
    created_on: datetime.datetime | Unset = UNSET
    """Time of creation in UTC, set by the server unless the write model takes it."""
    crews: list[int] | Unset = UNSET
    """Crews at work: ids in write models, records in read models."""
    description: str | None | Unset = UNSET
    end: datetime.date | None | Unset = UNSET
    """End: a date for projects, a time for events and plans; null when open."""
    external_id: str | None | Unset = UNSET
    """Identifier of the record in another system, kept but not interpreted."""
    historical_project: bool | Unset = UNSET
    """True for work done before it was entered here."""
    labels: list[models.Label] | Unset = UNSET
    """List of `{name, value}` pairs; send the whole list to change it."""
    labels_update: Any | Unset = UNSET
    """Label changes to apply on top of the present labels, where `labels` states the whole list;
    the form is not documented here."""
    management_company: int | None | Unset = UNSET
    """Company that manages the project; null when none does."""
    parent: int | None | Unset = UNSET
    """Next record up in the tree: an id in write models, a short record in some read models; null
    at the top."""
    priority: str | Unset = UNSET
    scope: models.ProjectScope | None | Unset = UNSET
    """Which findings, CMLs, locations and sub-assets the project covers."""
    start: datetime.date | None | Unset = UNSET
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
    status: models.ProjectStatusValue | Unset = UNSET
    work_done_on: datetime.datetime | None | Unset = UNSET
    """When the work in the field was done, which may be long before the record was made."""
