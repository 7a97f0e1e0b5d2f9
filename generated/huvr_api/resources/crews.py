"""Named groups of users that projects, events and tasks are assigned to."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.CrewDetailPage] = Operation(
    "crews.list", "GET", "/api/crews/", "CrewDetailPage"
)
_CREATE: Operation[models.CrewDetail] = Operation(
    "crews.create", "POST", "/api/crews/", "CrewDetail", body="CrewCreate"
)
_READ: Operation[models.CrewDetail] = Operation(
    "crews.read", "GET", "/api/crews/{id}/", "CrewDetail"
)
_UPDATE: Operation[models.CrewDetail] = Operation(
    "crews.update", "PUT", "/api/crews/{id}/", "CrewDetail", body="CrewUpdate"
)
_DELETE: Operation[None] = Operation("crews.delete", "DELETE", "/api/crews/{id}/", "None")
_PARTIAL_UPDATE: Operation[models.CrewDetail] = Operation(
    "crews.partial_update", "PATCH", "/api/crews/{id}/", "CrewDetail", body="CrewPatch"
)
_MEMBERSHIP: Operation[models.CrewDetail] = Operation(
    "crews.membership", "POST", "/api/crews/{id}/membership/", "CrewDetail", body="CrewMembership"
)


class CrewsResource(Resource):
    """Named groups of users that projects, events and tasks are assigned to."""

    def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        company: Filter = None,
        is_active: Filter = None,
        user: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.CrewDetailPage:
        """List crews.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            company: Id of the company that the crew or user belongs to.
            is_active: True for records in use, false for deactivated ones.
            user: Id of a member of the crew.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        company: Filter = None,
        is_active: Filter = None,
        user: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.CrewDetail, None, None]:
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

    def create(self, body: models.CrewCreate | Mapping[str, Any]) -> models.CrewDetail:
        """Create a crew."""
        return self._caller.call(_CREATE, locals())

    def read(self, id: int) -> models.CrewDetail:
        """Read one crew with its members.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(self, id: int, body: models.CrewUpdate | Mapping[str, Any]) -> models.CrewDetail:
        """Replace a crew.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a crew.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.CrewPatch | Mapping[str, Any]
    ) -> models.CrewDetail:
        """Change some fields of a crew.

        `users` is the whole list of members; to add or remove a few, use the membership
        operation. The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())

    def membership(
        self, id: int, body: models.CrewMembership | Mapping[str, Any]
    ) -> models.CrewDetail:
        """Add users to a crew or remove them.

        `add` and `remove` are lists of user ids and can be sent together; users in neither list
        stay as they are.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_MEMBERSHIP, locals())


class AsyncCrewsResource(AsyncResource):
    """Named groups of users that projects, events and tasks are assigned to."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        company: Filter = None,
        is_active: Filter = None,
        user: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.CrewDetailPage:
        """List crews.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            company: Id of the company that the crew or user belongs to.
            is_active: True for records in use, false for deactivated ones.
            user: Id of a member of the crew.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        company: Filter = None,
        is_active: Filter = None,
        user: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.CrewDetail, None]:
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

    async def create(self, body: models.CrewCreate | Mapping[str, Any]) -> models.CrewDetail:
        """Create a crew."""
        return await self._caller.call(_CREATE, locals())

    async def read(self, id: int) -> models.CrewDetail:
        """Read one crew with its members.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.CrewUpdate | Mapping[str, Any]
    ) -> models.CrewDetail:
        """Replace a crew.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a crew.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.CrewPatch | Mapping[str, Any]
    ) -> models.CrewDetail:
        """Change some fields of a crew.

        `users` is the whole list of members; to add or remove a few, use the membership
        operation. The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())

    async def membership(
        self, id: int, body: models.CrewMembership | Mapping[str, Any]
    ) -> models.CrewDetail:
        """Add users to a crew or remove them.

        `add` and `remove` are lists of user ids and can be sent together; users in neither list
        stay as they are.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_MEMBERSHIP, locals())
