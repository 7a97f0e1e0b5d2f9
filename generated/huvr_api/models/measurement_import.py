from __future__ import annotations

import datetime

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class MeasurementImport(RequestModel):
    """Body for importing a batch of measurements with common defaults."""

    measurements: list[models.Measurements]
    """Rows to import."""
    project: int
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
    collected_by: int | Unset = UNSET
    """User who took the reading."""
    collected_by_display: str | Unset = UNSET
    """Name of the person who took the reading, when that is not a user."""
    collected_on: datetime.datetime | Unset = UNSET
    """Time at which the reading was taken."""
    units: str | Unset = UNSET
    """Unit for rows that give none, as free text; use `in` or `mm`."""
