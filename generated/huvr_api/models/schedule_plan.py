from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class SchedulePlan(ResponseModel):
    """Recurring plan with its rule, time zone and crew."""

    asset: models.AssetSlim | None
    """The asset that the record belongs to."""
    created_by: models.UserLite | None
    """User who created the record."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    creation_window: str
    """How long before its start an event is created, as a duration text."""
    crew: models.CrewSlim | None
    """Crew that is to do the work; null when none is named."""
    deactivated_on: datetime.datetime | None
    """Time at which the record was taken out of use; null while it is in use."""
    description: str
    end: datetime.datetime | None
    """End: a date for projects, a time for events and plans; null when open."""
    event_count: int
    """Number of events to keep or make, as the name suggests."""
    event_duration: str
    """Length of each event, as a duration text."""
    event_name_template: str
    """Pattern from which event names are made."""
    id: int
    """Number that the server gives the record."""
    is_active: bool
    """False for records that are out of use but kept."""
    local_timezone: str
    """Time zone in which the plan recurs, presumably an IANA name such as Europe/Oslo."""
    name: str
    next_event: Any
    """The event to come, of open type; null when there is none."""
    owner: models.UserLite | None
    """User in charge of the plan."""
    recurrence_rule: str
    """How often the plan recurs, presumably an iCalendar RRULE."""
    recurrence_type: models.SchedulePlanRecurrenceType | str
    start: datetime.datetime
    """Start: a date for projects, forecasts and work plans, a time for events and plans."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
