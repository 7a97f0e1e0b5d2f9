from __future__ import annotations

import datetime

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class SchedulePlanCreate(RequestModel):
    """Body for creating or changing a schedule plan."""

    local_timezone: str
    """Time zone in which the plan recurs, presumably an IANA name such as Europe/Oslo."""
    name: str
    asset: int | None | Unset = UNSET
    """The asset that the record belongs to: an id in write models, a record in most read models."""
    created_by: int | None | Unset = UNSET
    """User who created the record: an id in write models, a short record in most read models."""
    creation_window: str | Unset = UNSET
    """How long before its start an event is created, as a duration text."""
    crew: int | None | Unset = UNSET
    deactivated_on: datetime.datetime | None | Unset = UNSET
    """Time at which the record was taken out of use; null while it is in use."""
    description: str | Unset = UNSET
    end: datetime.datetime | None | Unset = UNSET
    """End: a date for projects, a time for events and plans; null when open."""
    event_count: int | Unset = UNSET
    """Number of events to keep or make, as the name suggests."""
    event_duration: str | Unset = UNSET
    """Length of each event, as a duration text."""
    event_name_template: str | Unset = UNSET
    """Pattern from which event names are made."""
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    owner: int | None | Unset = UNSET
    """Company that owns the asset, or user in charge of a schedule plan or its work: an id in
    write models."""
    recurrence_rule: str | Unset = UNSET
    """How often the plan recurs, presumably an iCalendar RRULE."""
    recurrence_type: models.SchedulePlanRecurrenceType | Unset = UNSET
    start: datetime.datetime | Unset = UNSET
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
