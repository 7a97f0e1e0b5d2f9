"""The files kept in libraries: drawings, manuals, procedures."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.LibraryMediaPage] = Operation(
    "library_media.list", "GET", "/api/library-media/", "LibraryMediaPage"
)
_CREATE: Operation[models.LibraryMedia] = Operation(
    "library_media.create", "POST", "/api/library-media/", "LibraryMedia", body="LibraryMediaCreate"
)
_BULK_DELETE: Operation[models.LibraryMedia] = Operation(
    "library_media.bulk_delete",
    "POST",
    "/api/library-media/bulk-delete/",
    "LibraryMedia",
    body="BulkDelete",
)
_SUMMARY: Operation[models.LibraryMediaSummary] = Operation(
    "library_media.summary", "GET", "/api/library-media/summary/", "LibraryMediaSummary"
)
_READ: Operation[models.LibraryMedia] = Operation(
    "library_media.read", "GET", "/api/library-media/{id}/", "LibraryMedia"
)
_UPDATE: Operation[models.LibraryMedia] = Operation(
    "library_media.update",
    "PUT",
    "/api/library-media/{id}/",
    "LibraryMedia",
    body="LibraryMediaCreate",
)
_DELETE: Operation[None] = Operation(
    "library_media.delete", "DELETE", "/api/library-media/{id}/", "None"
)
_PARTIAL_UPDATE: Operation[models.LibraryMedia] = Operation(
    "library_media.partial_update",
    "PATCH",
    "/api/library-media/{id}/",
    "LibraryMedia",
    body="LibraryMediaPatch",
)


class LibraryMediaResource(Resource):
    """The files kept in libraries: drawings, manuals, procedures."""

    def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        library: Filter = None,
        library_name: Filter = None,
        assigned: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.LibraryMediaPage:
        """List the files in libraries.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            library: Id of the library.
            library_name: Name of the library.
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
        library: Filter = None,
        library_name: Filter = None,
        assigned: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.LibraryMedia, None, None]:
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

    def create(self, body: models.LibraryMediaCreate | Mapping[str, Any]) -> models.LibraryMedia:
        """Create a library file record and get the URL to upload to.

        The first of two steps: afterwards PUT the bytes to `upload.url` with `upload.headers`
        and without the access token.
        """
        return self._caller.call(_CREATE, locals())

    def bulk_delete(self, body: models.BulkDelete | Mapping[str, Any]) -> models.LibraryMedia:
        """Delete many library files.

        Declared with a file record as body and answer; by analogy with other bulk operations
        expect an object with `ids`.
        """
        return self._caller.call(_BULK_DELETE, locals())

    def summary(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        library: Filter = None,
        library_name: Filter = None,
        assigned: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.LibraryMediaSummary:
        """Count libraries, files and bytes.

        Takes the filters of the list of library files.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            library: Id of the library.
            library_name: Name of the library.
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_SUMMARY, locals())

    def read(self, id: int) -> models.LibraryMedia:
        """Read one library file.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.LibraryMediaCreate | Mapping[str, Any]
    ) -> models.LibraryMedia:
        """Replace the metadata of a library file.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a library file.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.LibraryMediaPatch | Mapping[str, Any]
    ) -> models.LibraryMedia:
        """Change some metadata of a library file.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncLibraryMediaResource(AsyncResource):
    """The files kept in libraries: drawings, manuals, procedures."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        library: Filter = None,
        library_name: Filter = None,
        assigned: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.LibraryMediaPage:
        """List the files in libraries.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            library: Id of the library.
            library_name: Name of the library.
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
        library: Filter = None,
        library_name: Filter = None,
        assigned: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.LibraryMedia, None]:
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
        self, body: models.LibraryMediaCreate | Mapping[str, Any]
    ) -> models.LibraryMedia:
        """Create a library file record and get the URL to upload to.

        The first of two steps: afterwards PUT the bytes to `upload.url` with `upload.headers`
        and without the access token.
        """
        return await self._caller.call(_CREATE, locals())

    async def bulk_delete(self, body: models.BulkDelete | Mapping[str, Any]) -> models.LibraryMedia:
        """Delete many library files.

        Declared with a file record as body and answer; by analogy with other bulk operations
        expect an object with `ids`.
        """
        return await self._caller.call(_BULK_DELETE, locals())

    async def summary(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        library: Filter = None,
        library_name: Filter = None,
        assigned: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.LibraryMediaSummary:
        """Count libraries, files and bytes.

        Takes the filters of the list of library files.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            library: Id of the library.
            library_name: Name of the library.
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_SUMMARY, locals())

    async def read(self, id: int) -> models.LibraryMedia:
        """Read one library file.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.LibraryMediaCreate | Mapping[str, Any]
    ) -> models.LibraryMedia:
        """Replace the metadata of a library file.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a library file.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.LibraryMediaPatch | Mapping[str, Any]
    ) -> models.LibraryMedia:
        """Change some metadata of a library file.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
