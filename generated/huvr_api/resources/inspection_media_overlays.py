"""The marks that tie a finding to a place on one inspection image."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.InspectionMediaOverlayPage] = Operation(
    "inspection_media_overlays.list",
    "GET",
    "/api/inspection-media-overlays/",
    "InspectionMediaOverlayPage",
)
_CREATE: Operation[models.InspectionMediaOverlay] = Operation(
    "inspection_media_overlays.create",
    "POST",
    "/api/inspection-media-overlays/",
    "InspectionMediaOverlay",
    body="InspectionMediaOverlayCreate",
)
_READ: Operation[models.InspectionMediaOverlay] = Operation(
    "inspection_media_overlays.read",
    "GET",
    "/api/inspection-media-overlays/{id}/",
    "InspectionMediaOverlay",
)
_UPDATE: Operation[models.InspectionMediaOverlay] = Operation(
    "inspection_media_overlays.update",
    "PUT",
    "/api/inspection-media-overlays/{id}/",
    "InspectionMediaOverlay",
    body="InspectionMediaOverlayCreate",
)
_DELETE: Operation[None] = Operation(
    "inspection_media_overlays.delete", "DELETE", "/api/inspection-media-overlays/{id}/", "None"
)
_PARTIAL_UPDATE: Operation[models.InspectionMediaOverlay] = Operation(
    "inspection_media_overlays.partial_update",
    "PATCH",
    "/api/inspection-media-overlays/{id}/",
    "InspectionMediaOverlay",
    body="InspectionMediaOverlayPatch",
)


class InspectionMediaOverlaysResource(Resource):
    """The marks that tie a finding to a place on one inspection image."""

    def list(
        self, *, ordering: Filter = None, limit: int | None = None, offset: int | None = None
    ) -> models.InspectionMediaOverlayPage:
        """List the marks of defects on inspection media.

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
    ) -> Generator[models.InspectionMediaOverlay, None, None]:
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
        self, body: models.InspectionMediaOverlayCreate | Mapping[str, Any]
    ) -> models.InspectionMediaOverlay:
        """Mark a defect on an inspection media.

        The defect and the media are given by id.
        """
        return self._caller.call(_CREATE, locals())

    def read(self, id: int) -> models.InspectionMediaOverlay:
        """Read one mark with its defect and media nested.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.InspectionMediaOverlayCreate | Mapping[str, Any]
    ) -> models.InspectionMediaOverlay:
        """Replace a mark on an inspection media.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Remove a mark from an inspection media.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.InspectionMediaOverlayPatch | Mapping[str, Any]
    ) -> models.InspectionMediaOverlay:
        """Change some fields of a mark on an inspection media.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncInspectionMediaOverlaysResource(AsyncResource):
    """The marks that tie a finding to a place on one inspection image."""

    async def list(
        self, *, ordering: Filter = None, limit: int | None = None, offset: int | None = None
    ) -> models.InspectionMediaOverlayPage:
        """List the marks of defects on inspection media.

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
    ) -> AsyncGenerator[models.InspectionMediaOverlay, None]:
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
        self, body: models.InspectionMediaOverlayCreate | Mapping[str, Any]
    ) -> models.InspectionMediaOverlay:
        """Mark a defect on an inspection media.

        The defect and the media are given by id.
        """
        return await self._caller.call(_CREATE, locals())

    async def read(self, id: int) -> models.InspectionMediaOverlay:
        """Read one mark with its defect and media nested.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.InspectionMediaOverlayCreate | Mapping[str, Any]
    ) -> models.InspectionMediaOverlay:
        """Replace a mark on an inspection media.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Remove a mark from an inspection media.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.InspectionMediaOverlayPatch | Mapping[str, Any]
    ) -> models.InspectionMediaOverlay:
        """Change some fields of a mark on an inspection media.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
