from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .asset_type_slim_request import AssetTypeSlimRequest
    from .company_request import CompanyRequest
    from .label import Label


class AssetSlimRequest(Model):
    """An asset as it is nested in other records."""

    name: str
    owner: CompanyRequest | None
    """Company that owns the asset."""
    type: AssetTypeSlimRequest
    app_key: str | None | Unset = UNSET
    """Key for use by the application that created the record."""
    external_id: str | None | Unset = UNSET
    """Identifier of the record in another system, kept but not interpreted."""
    labels: list[Label] | Unset = UNSET
    """List of `{name, value}` pairs; send the whole list to change it."""
    parent: int | None | Unset = UNSET
    """Next record up in the tree: an id in write models, a short record in some read models; null
    at the top."""
