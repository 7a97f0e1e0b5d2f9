from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class CompanySlim(ResponseModel):
    """A company as it is nested in other records."""

    id: int
    """Number that the server gives the record."""
    name: str
    role: models.CompanyRole | str
    """OWNER owns assets, SERVICE inspects or maintains them, SUBCONTRACTOR works for another
    company."""
