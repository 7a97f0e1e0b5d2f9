from __future__ import annotations

import datetime

from .._responses import ResponseModel


class ProjectDetailEvent(ResponseModel):
    """Fields of ProjectDetailEvent."""

    asset: int | None
    """The asset that the record belongs to: an id in write models, a record in most read models."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    crew: int | None
    end: datetime.datetime | None
    """End: a date for projects, a time for events and plans; null when open."""
    id: int
    """Number that the server gives the record."""
    name: str | None
    plan: int
    """The schedule plan: an id, or a record in full events."""
    start: datetime.datetime
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
