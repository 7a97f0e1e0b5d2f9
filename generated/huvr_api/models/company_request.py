from __future__ import annotations

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class CompanyRequest(RequestModel):
    """A company; also the body for creating or changing one."""

    name: str
    description: str | None | Unset = UNSET
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    labels: list[models.Label] | Unset = UNSET
    """List of `{name, value}` pairs; send the whole list to change it."""
    parent: int | None | Unset = UNSET
    """Next record up in the tree: an id in write models, a short record in some read models; null
    at the top."""
    role: models.CompanyRole | Unset = UNSET
    """OWNER owns assets, SERVICE inspects or maintains them, SUBCONTRACTOR works for another
    company."""
