from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class AssetSlim(ResponseModel):
    """An asset as it is nested in other records."""

    app_key: str | None
    """Key for use by the application that created the record."""
    asset_path: str
    """Names of the ancestors and of the asset itself, joined into one text."""
    asset_path_object: list[models.PathEntry]
    """The asset path as a list of `{id, name}`, from the top of the tree down."""
    external_id: str | None
    """Identifier of the record in another system, kept but not interpreted."""
    id: int
    """Number that the server gives the record."""
    labels: list[models.Label]
    """List of `{name, value}` pairs; send the whole list to change it."""
    name: str
    owner: models.Company | None
    """Company that owns the asset."""
    parent: int | None
    """Next record up in the tree: an id in write models, a short record in some read models; null
    at the top."""
    type: models.AssetTypeSlim
