from __future__ import annotations

import datetime

from .. import models
from .._responses import ResponseModel


class CMLMeasurementsSummary(ResponseModel):
    """The readings of a CML that matter most and when the next inspection is due."""

    base: models.InlineMeasurement | None
    """Reading from which change is counted; null without readings."""
    last: models.InlineMeasurement | None
    """Most recent reading; null without readings."""
    near: models.InlineMeasurement | None
    """Reading used for the short-term rate, as the name suggests; null without readings."""
    next_inspection_date: datetime.datetime | None
    """When the place is to be inspected next."""
    next_inspection_reason: str | None
    """Why the next inspection falls on that date."""
