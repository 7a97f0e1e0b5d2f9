from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class ScheduleEvent(ResponseModel):
    """One occurrence of a schedule plan with counts of its work."""

    asset: models.AssetSlim | None
    """The asset that the record belongs to."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    crew: models.CrewSlim | None
    """Crew that is to do the work; null when none is named."""
    end: datetime.datetime | None
    """End: a date for projects, a time for events and plans; null when open."""
    id: int
    """Number that the server gives the record."""
    name: str | None
    plan: models.SchedulePlan | None
    """The schedule plan that the event comes from."""
    projects_count: Any
    projects_published_count: Any
    start: datetime.datetime
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
    task_completed_count: Any
    task_count: Any
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
