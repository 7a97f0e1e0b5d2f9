from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .inline_measurement import InlineMeasurement


class CMLMeasurementsSummary(Model):
    """The readings of a CML that matter most and when the next inspection is due."""

    base: InlineMeasurement | None
    """Reading from which change is counted; null without readings."""
    last: InlineMeasurement | None
    """Most recent reading; null without readings."""
    near: InlineMeasurement | None
    """Reading used for the short-term rate, as the name suggests; null without readings."""
    next_inspection_date: datetime.datetime | None
    """When the place is to be inspected next."""
    next_inspection_reason: str | None
    """Why the next inspection falls on that date."""
