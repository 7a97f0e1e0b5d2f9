from __future__ import annotations

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class AssetSlimRequest(RequestModel):
    """An asset as it is nested in other records."""

    name: str
    owner: models.CompanyRequest | None
    """Company that owns the asset."""
    type: models.AssetTypeSlimRequest
    app_key: str | None | Unset = UNSET
    """Key for use by the application that created the record."""
    external_id: str | None | Unset = UNSET
    """Identifier of the record in another system, kept but not interpreted."""
    labels: list[models.Label] | Unset = UNSET
    """List of `{name, value}` pairs; send the whole list to change it."""
    parent: int | None | Unset = UNSET
    """Next record up in the tree: an id in write models, a short record in some read models; null
    at the top."""
