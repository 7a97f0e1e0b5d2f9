from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class InlineMeasurement(ResponseModel):
    """A measurement as it is nested in the summary of a CML."""

    app_key: str | None
    """Key for use by the application that created the record."""
    calculations: Any
    """Derived figures, such as rates, of open form."""
    collected_by: int | None
    """User who took the reading."""
    collected_by_display: str | None
    """Name of the person who took the reading, when that is not a user."""
    collected_by_display_name: str
    """Name of the collector to show, from the user or from the free text."""
    collected_on: datetime.datetime | None
    """Time at which the reading was taken."""
    comment: str | None
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    external_id: str | None
    """Identifier of the record in another system, kept but not interpreted."""
    extras: Any
    """Further values of open form."""
    id: int
    """Number that the server gives the record."""
    nominal: bool
    """True for a nominal (design) value instead of a reading in the field."""
    offset: str
    """Where around or along the CML the reading was taken, as text."""
    project: int | None
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
    readings: Any
    """Single readings behind the value, of open form."""
    readings_to_value: models.MeasurementReadingsToValue | str
    """How the single readings become the value: largest, smallest, mean or median."""
    source_checklist: int | None
    """Checklist in which the measurement was entered; null when it was not entered in one."""
    source_checklist_line: str
    """Line of that checklist."""
    state: models.MeasurementState | str
    temperature: float | None
    """Temperature at the measured place; the unit is not documented here."""
    type: models.MeasurementType | str
    uncorrected_value: float | None
    """Reading in `units` before any correction."""
    units: models.MeasurementUnits | str
    """Unit of the readings: `in` inches, `mm` millimetres, NOT_SET unknown."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    value: float | None
    """Reading that counts, in `units`, made from `readings`."""
