from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class DefectFilter(ResponseModel):
    """Values by which the findings at hand can be filtered further."""

    asset: list[models.AssetDetail]
    """Assets that have matching findings."""
    component: list[str]
    """Components that occur among the matching findings."""
    count: int
    """Number of findings that match the filters given."""
    location_code: list[str]
    """Location codes that occur among the matching findings."""
    location_zone: list[str]
    """Zones that occur among the matching findings."""
    manufacturer: list[str]
    owner: list[models.Company]
    """Companies that own assets with matching findings."""
    severity: list[int]
    """Severity values that occur among the matching findings."""
