from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .enums import CompanyRole
    from .label import Label


class CompanyRequest(Model):
    """A company; also the body for creating or changing one."""

    name: str
    description: str | None | Unset = UNSET
    is_active: bool | Unset = UNSET
    """False for records that are out of use but kept."""
    labels: list[Label] | Unset = UNSET
    """List of `{name, value}` pairs; send the whole list to change it."""
    parent: int | None | Unset = UNSET
    """Next record up in the tree: an id in write models, a short record in some read models; null
    at the top."""
    role: CompanyRole | Unset = UNSET
    """OWNER owns assets, SERVICE inspects or maintains them, SUBCONTRACTOR works for another
    company."""
