from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .enums import CompanyRole


class CompanySlim(Model):
    """A company as it is nested in other records."""

    id: int
    """Number that the server gives the record."""
    name: str
    role: CompanyRole | str
    """OWNER owns assets, SERVICE inspects or maintains them, SUBCONTRACTOR works for another
    company."""
