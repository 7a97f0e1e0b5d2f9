from __future__ import annotations

import datetime

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class Measurements(RequestModel):
    """One row of a measurement import."""

    cml: str
    """CML as text, by name or identifier, found below `asset_path`."""
    asset_path: str | Unset = UNSET
    """Names of the ancestors and of the asset itself, joined into one text."""
    collected_by: int | Unset = UNSET
    """User who took the reading."""
    collected_by_display: str | Unset = UNSET
    """Name of the person who took the reading, when that is not a user."""
    collected_on: datetime.datetime | None | Unset = UNSET
    """Time at which the reading was taken."""
    offset: str | Unset = UNSET
    """Where around or along the CML the reading was taken, as text."""
    type: models.MeasurementType | Unset = UNSET
    units: models.MeasurementUnits | Unset = UNSET
    """Unit of the readings: `in` inches, `mm` millimetres, NOT_SET unknown."""
    value: float | None | Unset = UNSET
    """Reading that counts, in `units`, made from `readings`."""
