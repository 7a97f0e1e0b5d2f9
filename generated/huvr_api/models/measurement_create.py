from __future__ import annotations

import datetime
from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class MeasurementCreate(RequestModel):
    """Body for recording or changing a measurement."""

    cml: int
    """The condition monitoring location that the record refers to; null when there is none."""
    app_key: str | None | Unset = UNSET
    """Key for use by the application that created the record."""
    calculations: Any | Unset = UNSET
    """Derived figures, such as rates, of open form."""
    collected_by: int | None | Unset = UNSET
    """User who took the reading."""
    collected_by_display: str | None | Unset = UNSET
    """Name of the person who took the reading, when that is not a user."""
    collected_on: datetime.datetime | None | Unset = UNSET
    """Time at which the reading was taken."""
    comment: str | None | Unset = UNSET
    external_id: str | None | Unset = UNSET
    """Identifier of the record in another system, kept but not interpreted."""
    extras: Any | Unset = UNSET
    """Further values of open form."""
    nominal: bool | Unset = UNSET
    """True for a nominal (design) value instead of a reading in the field."""
    offset: str | Unset = UNSET
    """Where around or along the CML the reading was taken, as text."""
    project: int | None | Unset = UNSET
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
    readings: Any | Unset = UNSET
    """Single readings behind the value, of open form."""
    readings_to_value: models.MeasurementReadingsToValue | Unset = UNSET
    """How the single readings become the value: largest, smallest, mean or median."""
    source_checklist: int | None | Unset = UNSET
    """Checklist in which the measurement was entered; null when it was not entered in one."""
    source_checklist_line: str | Unset = UNSET
    """Line of that checklist."""
    state: models.MeasurementState | Unset = UNSET
    """PENDING and NEEDS_VERIFICATION await a decision, ACTIVE counts, IGNORE does not."""
    temperature: float | None | Unset = UNSET
    """Temperature at the measured place; the unit is not documented here."""
    type: models.MeasurementType | Unset = UNSET
    """UT_PIPE and UT_TANK are ultrasonic thickness of pipe or tank, UT_COAT is coating thickness."""
    uncorrected_value: float | None | Unset = UNSET
    """Reading in `units` before any correction."""
    units: models.MeasurementUnits | Unset = UNSET
    """Unit of the readings: `in` inches, `mm` millimetres, NOT_SET unknown."""
    value: float | None | Unset = UNSET
    """Reading that counts, in `units`, made from `readings`."""
