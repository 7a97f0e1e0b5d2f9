"""The rules for saying where on an asset something is: permitted components, zones, access
points and location codes."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter, JsonBody

_LIST: Operation[models.LocationLayerProfilePage] = Operation(
    "location_layer_profiles.list",
    "GET",
    "/api/location-layer-profiles/",
    "LocationLayerProfilePage",
)
_CREATE: Operation[models.LocationLayerProfile] = Operation(
    "location_layer_profiles.create",
    "POST",
    "/api/location-layer-profiles/",
    "LocationLayerProfile",
    body="LocationLayerProfileRequest",
)
_IMPORT_TEMPLATE: Operation[models.LocationLayerProfile] = Operation(
    "location_layer_profiles.import_template",
    "POST",
    "/api/location-layer-profiles/import-template/",
    "LocationLayerProfile",
    body="JsonBody",
)
_READ: Operation[models.LocationLayerProfile] = Operation(
    "location_layer_profiles.read",
    "GET",
    "/api/location-layer-profiles/{id}/",
    "LocationLayerProfile",
)
_UPDATE: Operation[models.LocationLayerProfile] = Operation(
    "location_layer_profiles.update",
    "PUT",
    "/api/location-layer-profiles/{id}/",
    "LocationLayerProfile",
    body="LocationLayerProfileRequest",
)
_DELETE: Operation[None] = Operation(
    "location_layer_profiles.delete", "DELETE", "/api/location-layer-profiles/{id}/", "None"
)
_PARTIAL_UPDATE: Operation[models.LocationLayerProfile] = Operation(
    "location_layer_profiles.partial_update",
    "PATCH",
    "/api/location-layer-profiles/{id}/",
    "LocationLayerProfile",
    body="LocationLayerProfilePatch",
)


class LocationLayerProfilesResource(Resource):
    """The rules for saying where on an asset something is: permitted components, zones, access
    points and location codes."""

    def list(
        self, *, ordering: Filter = None, limit: int | None = None, offset: int | None = None
    ) -> models.LocationLayerProfilePage:
        """List location layer profiles.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.LocationLayerProfile, None, None]:
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

    def create(
        self, body: models.LocationLayerProfileRequest | Mapping[str, Any]
    ) -> models.LocationLayerProfile:
        """Create a location layer profile."""
        return self._caller.call(_CREATE, locals())

    def import_template(self, body: JsonBody = None) -> models.LocationLayerProfile:
        """Import a location layer profile."""
        return self._caller.call(_IMPORT_TEMPLATE, locals())

    def read(self, id: int) -> models.LocationLayerProfile:
        """Read one location layer profile.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.LocationLayerProfileRequest | Mapping[str, Any]
    ) -> models.LocationLayerProfile:
        """Replace a location layer profile.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a location layer profile.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.LocationLayerProfilePatch | Mapping[str, Any]
    ) -> models.LocationLayerProfile:
        """Change some fields of a location layer profile.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncLocationLayerProfilesResource(AsyncResource):
    """The rules for saying where on an asset something is: permitted components, zones, access
    points and location codes."""

    async def list(
        self, *, ordering: Filter = None, limit: int | None = None, offset: int | None = None
    ) -> models.LocationLayerProfilePage:
        """List location layer profiles.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.LocationLayerProfile, None]:
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

    async def create(
        self, body: models.LocationLayerProfileRequest | Mapping[str, Any]
    ) -> models.LocationLayerProfile:
        """Create a location layer profile."""
        return await self._caller.call(_CREATE, locals())

    async def import_template(self, body: JsonBody = None) -> models.LocationLayerProfile:
        """Import a location layer profile."""
        return await self._caller.call(_IMPORT_TEMPLATE, locals())

    async def read(self, id: int) -> models.LocationLayerProfile:
        """Read one location layer profile.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.LocationLayerProfileRequest | Mapping[str, Any]
    ) -> models.LocationLayerProfile:
        """Replace a location layer profile.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a location layer profile.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.LocationLayerProfilePatch | Mapping[str, Any]
    ) -> models.LocationLayerProfile:
        """Change some fields of a location layer profile.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
