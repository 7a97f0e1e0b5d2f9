"""The same templates as a person sees who is about to fill one in, with sections and
definitions expanded, read-only."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from typing import Literal

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Choice, Filter

_LIST: Operation[models.ChecklistTemplateFillablePage] = Operation(
    "checklist_templates_fillable.list",
    "GET",
    "/api/checklist-templates-fillable/",
    "ChecklistTemplateFillablePage",
)
_READ: Operation[models.ChecklistTemplateFillable] = Operation(
    "checklist_templates_fillable.read",
    "GET",
    "/api/checklist-templates-fillable/{id}/",
    "ChecklistTemplateFillable",
)


class ChecklistTemplatesFillableResource(Resource):
    """The same templates as a person sees who is about to fill one in, with sections and
    definitions expanded, read-only."""

    def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Choice[Literal["ANYTIME", "PROJECT", "ALL"]] | None = None,
        state: Choice[Literal["DRAFT", "ACTIVE", "ARCHIVED", "CACHED"]] | None = None,
        schema_version: Filter = None,
        categories: Filter = None,
        in_use: Filter = None,
        search: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ChecklistTemplateFillablePage:
        """List templates in the form used for filling them in.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects. One
                or more of: ANYTIME, PROJECT, ALL.
            state: State of the record; several as a comma list. One or more of: DRAFT,
                ACTIVE, ARCHIVED, CACHED.
            schema_version: Version number of the template format.
            categories: Category of the template; several as a comma list.
            in_use: Whether anything uses the template or type (true or false).
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Choice[Literal["ANYTIME", "PROJECT", "ALL"]] | None = None,
        state: Choice[Literal["DRAFT", "ACTIVE", "ARCHIVED", "CACHED"]] | None = None,
        schema_version: Filter = None,
        categories: Filter = None,
        in_use: Filter = None,
        search: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.ChecklistTemplateFillable, None, None]:
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

    def read(self, id: int) -> models.ChecklistTemplateFillable:
        """Read one template in the form used for filling it in.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())


class AsyncChecklistTemplatesFillableResource(AsyncResource):
    """The same templates as a person sees who is about to fill one in, with sections and
    definitions expanded, read-only."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Choice[Literal["ANYTIME", "PROJECT", "ALL"]] | None = None,
        state: Choice[Literal["DRAFT", "ACTIVE", "ARCHIVED", "CACHED"]] | None = None,
        schema_version: Filter = None,
        categories: Filter = None,
        in_use: Filter = None,
        search: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ChecklistTemplateFillablePage:
        """List templates in the form used for filling them in.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects. One
                or more of: ANYTIME, PROJECT, ALL.
            state: State of the record; several as a comma list. One or more of: DRAFT,
                ACTIVE, ARCHIVED, CACHED.
            schema_version: Version number of the template format.
            categories: Category of the template; several as a comma list.
            in_use: Whether anything uses the template or type (true or false).
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Choice[Literal["ANYTIME", "PROJECT", "ALL"]] | None = None,
        state: Choice[Literal["DRAFT", "ACTIVE", "ARCHIVED", "CACHED"]] | None = None,
        schema_version: Filter = None,
        categories: Filter = None,
        in_use: Filter = None,
        search: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.ChecklistTemplateFillable, None]:
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

    async def read(self, id: int) -> models.ChecklistTemplateFillable:
        """Read one template in the form used for filling it in.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())
