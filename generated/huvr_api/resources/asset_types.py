"""Kinds of asset (a vessel, a turbine, a pipe run) and the settings that every asset of a kind
shares: location mode, CML mode, condition tracking."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.AssetTypePage] = Operation(
    "asset_types.list", "GET", "/api/asset-types/", "AssetTypePage"
)
_CREATE: Operation[models.AssetType] = Operation(
    "asset_types.create", "POST", "/api/asset-types/", "AssetType", body="AssetTypeRequest"
)
_READ: Operation[models.AssetType] = Operation(
    "asset_types.read", "GET", "/api/asset-types/{id}/", "AssetType"
)
_UPDATE: Operation[models.AssetType] = Operation(
    "asset_types.update", "PUT", "/api/asset-types/{id}/", "AssetType", body="AssetTypeRequest"
)
_DELETE: Operation[None] = Operation(
    "asset_types.delete", "DELETE", "/api/asset-types/{id}/", "None"
)
_PARTIAL_UPDATE: Operation[models.AssetType] = Operation(
    "asset_types.partial_update",
    "PATCH",
    "/api/asset-types/{id}/",
    "AssetType",
    body="AssetTypePatch",
)


class AssetTypesResource(Resource):
    """Kinds of asset (a vessel, a turbine, a pipe run) and the settings that every asset of a kind
    shares: location mode, CML mode, condition tracking."""

    def list(
        self,
        *,
        ordering: Filter = None,
        is_active: Filter = None,
        name: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.AssetTypePage:
        """List asset types.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            is_active: True for records in use, false for deactivated ones.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        is_active: Filter = None,
        name: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.AssetType, None, None]:
        """Every item of all pages of `list`, one by one; takes its filters.

        Pages are fetched when they are needed. While others change the list, no id comes twice, and
        in the order of `id` (requested where the list can be ordered and `ordering` is not given)
        no item that was there throughout is missed. In other orders an item can move from the
        unread to the already-read part. If a change is visible (in the count, or in the item that
        two pages share), `CollectionChangedError` is raised after the last item; two changes
        between the same two pages that cancel out are not detected.

        Args:
            page_size: Items to request at a time; the server may return fewer.
            offset: Where to begin; None for the beginning of the list.
            concurrency: Pages to fetch at the same time.
            max_items: Where to stop; None for the end of the list.
            deadline: Seconds in which the last page must be there; each page has the client's own.
        """
        return self._caller.iterate(_LIST, locals())

    def create(self, body: models.AssetTypeRequest | Mapping[str, Any]) -> models.AssetType:
        """Create an asset type."""
        return self._caller.call(_CREATE, locals())

    def read(self, id: int) -> models.AssetType:
        """Read one asset type.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.AssetTypeRequest | Mapping[str, Any]
    ) -> models.AssetType:
        """Replace an asset type.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete an asset type.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.AssetTypePatch | Mapping[str, Any]
    ) -> models.AssetType:
        """Change some fields of an asset type.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncAssetTypesResource(AsyncResource):
    """Kinds of asset (a vessel, a turbine, a pipe run) and the settings that every asset of a kind
    shares: location mode, CML mode, condition tracking."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        is_active: Filter = None,
        name: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.AssetTypePage:
        """List asset types.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            is_active: True for records in use, false for deactivated ones.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        is_active: Filter = None,
        name: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.AssetType, None]:
        """Every item of all pages of `list`, one by one; takes its filters.

        Pages are fetched when they are needed. While others change the list, no id comes twice, and
        in the order of `id` (requested where the list can be ordered and `ordering` is not given)
        no item that was there throughout is missed. In other orders an item can move from the
        unread to the already-read part. If a change is visible (in the count, or in the item that
        two pages share), `CollectionChangedError` is raised after the last item; two changes
        between the same two pages that cancel out are not detected.

        Args:
            page_size: Items to request at a time; the server may return fewer.
            offset: Where to begin; None for the beginning of the list.
            concurrency: Pages to fetch at the same time.
            max_items: Where to stop; None for the end of the list.
            deadline: Seconds in which the last page must be there; each page has the client's own.
        """
        return self._caller.iterate(_LIST, locals())

    async def create(self, body: models.AssetTypeRequest | Mapping[str, Any]) -> models.AssetType:
        """Create an asset type."""
        return await self._caller.call(_CREATE, locals())

    async def read(self, id: int) -> models.AssetType:
        """Read one asset type.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.AssetTypeRequest | Mapping[str, Any]
    ) -> models.AssetType:
        """Replace an asset type.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete an asset type.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.AssetTypePatch | Mapping[str, Any]
    ) -> models.AssetType:
        """Change some fields of an asset type.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
