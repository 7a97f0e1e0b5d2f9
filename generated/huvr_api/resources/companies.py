"""Owners, service companies and subcontractors, arranged as a tree, with their member users."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any, Literal

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Choice, Filter

_LIST: Operation[models.CompanyPage] = Operation(
    "companies.list", "GET", "/api/companies/", "CompanyPage"
)
_CREATE: Operation[models.CompanyDetail] = Operation(
    "companies.create", "POST", "/api/companies/", "CompanyDetail", body="CompanyRequest"
)
_READ: Operation[models.CompanyDetail] = Operation(
    "companies.read", "GET", "/api/companies/{id}/", "CompanyDetail"
)
_UPDATE: Operation[models.CompanyDetail] = Operation(
    "companies.update", "PUT", "/api/companies/{id}/", "CompanyDetail", body="CompanyRequest"
)
_DELETE: Operation[None] = Operation("companies.delete", "DELETE", "/api/companies/{id}/", "None")
_PARTIAL_UPDATE: Operation[models.CompanyDetail] = Operation(
    "companies.partial_update",
    "PATCH",
    "/api/companies/{id}/",
    "CompanyDetail",
    body="CompanyPatch",
)
_MEMBERSHIP: Operation[models.CompanyDetail] = Operation(
    "companies.membership",
    "POST",
    "/api/companies/{id}/membership/",
    "CompanyDetail",
    body="CompanyMembership",
)


class CompaniesResource(Resource):
    """Owners, service companies and subcontractors, arranged as a tree, with their member users."""

    def list(
        self,
        *,
        ordering: Filter = None,
        is_active: Filter = None,
        name: Filter = None,
        role: Choice[Literal["SUBCONTRACTOR", "OWNER", "SERVICE"]] | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.CompanyPage:
        """List companies.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            is_active: True for records in use, false for deactivated ones.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            role: Role of the company: owner, service company or subcontractor. One or more
                of: SUBCONTRACTOR, OWNER, SERVICE.
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
        role: Choice[Literal["SUBCONTRACTOR", "OWNER", "SERVICE"]] | None = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.Company, None, None]:
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

    def create(self, body: models.CompanyRequest | Mapping[str, Any]) -> models.CompanyDetail:
        """Create a company."""
        return self._caller.call(_CREATE, locals())

    def read(self, id: int) -> models.CompanyDetail:
        """Read one company with its members.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.CompanyRequest | Mapping[str, Any]
    ) -> models.CompanyDetail:
        """Replace a company.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a company.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.CompanyPatch | Mapping[str, Any]
    ) -> models.CompanyDetail:
        """Change some fields of a company.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())

    def membership(
        self, id: int, body: models.CompanyMembership | Mapping[str, Any]
    ) -> models.CompanyDetail:
        """Add users to a company or remove them.

        `add` and `remove` are lists of user ids and can be sent together; users in neither list
        stay as they are.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_MEMBERSHIP, locals())


class AsyncCompaniesResource(AsyncResource):
    """Owners, service companies and subcontractors, arranged as a tree, with their member users."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        is_active: Filter = None,
        name: Filter = None,
        role: Choice[Literal["SUBCONTRACTOR", "OWNER", "SERVICE"]] | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.CompanyPage:
        """List companies.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            is_active: True for records in use, false for deactivated ones.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            role: Role of the company: owner, service company or subcontractor. One or more
                of: SUBCONTRACTOR, OWNER, SERVICE.
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
        role: Choice[Literal["SUBCONTRACTOR", "OWNER", "SERVICE"]] | None = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.Company, None]:
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

    async def create(self, body: models.CompanyRequest | Mapping[str, Any]) -> models.CompanyDetail:
        """Create a company."""
        return await self._caller.call(_CREATE, locals())

    async def read(self, id: int) -> models.CompanyDetail:
        """Read one company with its members.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.CompanyRequest | Mapping[str, Any]
    ) -> models.CompanyDetail:
        """Replace a company.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a company.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.CompanyPatch | Mapping[str, Any]
    ) -> models.CompanyDetail:
        """Change some fields of a company.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())

    async def membership(
        self, id: int, body: models.CompanyMembership | Mapping[str, Any]
    ) -> models.CompanyDetail:
        """Add users to a company or remove them.

        `add` and `remove` are lists of user ids and can be sent together; users in neither list
        stay as they are.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_MEMBERSHIP, locals())
