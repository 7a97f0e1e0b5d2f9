from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class HeatData(ResponseModel):
    """Process figures of one steel-making heat."""

    all_delay: float
    """All delays together; the unit is not documented here."""
    billet_weight: float
    charge_weight: float
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    crew: str
    """Name of the crew on shift, not a crew record."""
    downday_delay: float
    eaf_duration: float
    eaf_energy: float
    """Energy used in the electric arc furnace; the unit is not documented here."""
    energy_density: float
    external_delay: float
    extras: Any
    """Further values of open form."""
    free_time: float
    grade: str
    grade_type: str
    heat_number: int
    id: int
    """Number that the server gives the record."""
    ladle: str
    ladle_temperature: float
    lmf_energy: float
    modified_by: models.UserLite | None
    """User who made the last change."""
    power_off: float
    power_on: float
    shift: datetime.datetime | None
    size: str
    """Size of the product, as text; not a file size."""
    source: models.AssetSlim | None
    """Asset, such as the furnace, that the heat came from."""
    tap_oxy: float
    tap_start: datetime.datetime | None
    tap_start_time: str | None
    tap_temperature: float
    """Temperature at tapping; the unit is not documented here."""
    tapping_prep: float
    time_since_last_tap: float
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    uploaded_by: models.UserLite | None
    """User who sent the record, which may differ from the one who did the work."""
