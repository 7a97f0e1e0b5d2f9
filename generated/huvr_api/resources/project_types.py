"""Kinds of project and what they bring along: checklist template, finding and location
profiles, report types."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.ProjectTypeDetailPage] = Operation(
    "project_types.list", "GET", "/api/project-types/", "ProjectTypeDetailPage"
)
_CREATE: Operation[models.ProjectTypeDetail] = Operation(
    "project_types.create",
    "POST",
    "/api/project-types/",
    "ProjectTypeDetail",
    body="ProjectTypeCreate",
)
_READ: Operation[models.ProjectTypeDetail] = Operation(
    "project_types.read", "GET", "/api/project-types/{id}/", "ProjectTypeDetail"
)
_UPDATE: Operation[models.ProjectTypeDetail] = Operation(
    "project_types.update",
    "PUT",
    "/api/project-types/{id}/",
    "ProjectTypeDetail",
    body="ProjectTypeCreate",
)
_DELETE: Operation[None] = Operation(
    "project_types.delete", "DELETE", "/api/project-types/{id}/", "None"
)
_PARTIAL_UPDATE: Operation[models.ProjectTypeDetail] = Operation(
    "project_types.partial_update",
    "PATCH",
    "/api/project-types/{id}/",
    "ProjectTypeDetail",
    body="ProjectTypePatch",
)


class ProjectTypesResource(Resource):
    """Kinds of project and what they bring along: checklist template, finding and location
    profiles, report types."""

    def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        is_active: Filter = None,
        in_use: Filter = None,
        checklist_template__name: Filter = None,
        search: Filter = None,
        asset_type__in: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ProjectTypeDetailPage:
        """List project types.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            is_active: True for records in use, false for deactivated ones.
            in_use: Whether anything uses the template or type (true or false).
            checklist_template__name: Name of the checklist template of the project type.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset_type__in: Comma list of asset type ids.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        is_active: Filter = None,
        in_use: Filter = None,
        checklist_template__name: Filter = None,
        search: Filter = None,
        asset_type__in: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.ProjectTypeDetail, None, None]:
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
        self, body: models.ProjectTypeCreate | Mapping[str, Any]
    ) -> models.ProjectTypeDetail:
        """Create a project type."""
        return self._caller.call(_CREATE, locals())

    def read(self, id: int) -> models.ProjectTypeDetail:
        """Read one project type.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.ProjectTypeCreate | Mapping[str, Any]
    ) -> models.ProjectTypeDetail:
        """Replace a project type.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a project type.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.ProjectTypePatch | Mapping[str, Any]
    ) -> models.ProjectTypeDetail:
        """Change some fields of a project type.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncProjectTypesResource(AsyncResource):
    """Kinds of project and what they bring along: checklist template, finding and location
    profiles, report types."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        is_active: Filter = None,
        in_use: Filter = None,
        checklist_template__name: Filter = None,
        search: Filter = None,
        asset_type__in: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ProjectTypeDetailPage:
        """List project types.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            is_active: True for records in use, false for deactivated ones.
            in_use: Whether anything uses the template or type (true or false).
            checklist_template__name: Name of the checklist template of the project type.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset_type__in: Comma list of asset type ids.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        is_active: Filter = None,
        in_use: Filter = None,
        checklist_template__name: Filter = None,
        search: Filter = None,
        asset_type__in: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.ProjectTypeDetail, None]:
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
        self, body: models.ProjectTypeCreate | Mapping[str, Any]
    ) -> models.ProjectTypeDetail:
        """Create a project type."""
        return await self._caller.call(_CREATE, locals())

    async def read(self, id: int) -> models.ProjectTypeDetail:
        """Read one project type.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.ProjectTypeCreate | Mapping[str, Any]
    ) -> models.ProjectTypeDetail:
        """Replace a project type.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a project type.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.ProjectTypePatch | Mapping[str, Any]
    ) -> models.ProjectTypeDetail:
        """Change some fields of a project type.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
