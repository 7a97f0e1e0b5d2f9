"""Folders of reference documents that can be attached to assets and projects, read-only here."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.LibraryPage] = Operation(
    "libraries.list", "GET", "/api/libraries/", "LibraryPage"
)
_READ: Operation[models.Library] = Operation(
    "libraries.read", "GET", "/api/libraries/{id}/", "Library"
)


class LibrariesResource(Resource):
    """Folders of reference documents that can be attached to assets and projects, read-only here."""

    def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        system: Filter = None,
        assigned: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.LibraryPage:
        """List libraries.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            system: Whether the library is one that the system made (true or false).
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        system: Filter = None,
        assigned: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.Library, None, None]:
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

    def read(self, id: int) -> models.Library:
        """Read one library.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())


class AsyncLibrariesResource(AsyncResource):
    """Folders of reference documents that can be attached to assets and projects, read-only here."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        system: Filter = None,
        assigned: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.LibraryPage:
        """List libraries.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            system: Whether the library is one that the system made (true or false).
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        system: Filter = None,
        assigned: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.Library, None]:
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

    async def read(self, id: int) -> models.Library:
        """Read one library.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())
