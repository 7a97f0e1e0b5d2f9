"""The versioned definitions from which checklists (forms) are made: sections, lines, default
actions."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from pathlib import Path
from typing import Any, Literal

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Choice, Filter, JsonBody

_LIST: Operation[models.ChecklistTemplateListPage] = Operation(
    "checklist_templates.list", "GET", "/api/checklist-templates/", "ChecklistTemplateListPage"
)
_CREATE: Operation[models.ChecklistTemplate] = Operation(
    "checklist_templates.create",
    "POST",
    "/api/checklist-templates/",
    "ChecklistTemplate",
    body="ChecklistTemplateRequest",
)
_CATEGORIES: Operation[Any] = Operation(
    "checklist_templates.categories", "GET", "/api/checklist-templates/categories/", "Any"
)
_IMPORT_TEMPLATE: Operation[Any] = Operation(
    "checklist_templates.import_template",
    "POST",
    "/api/checklist-templates/import-template/",
    "Any",
    body="JsonBody",
)
_READ: Operation[models.ChecklistTemplate] = Operation(
    "checklist_templates.read", "GET", "/api/checklist-templates/{id}/", "ChecklistTemplate"
)
_UPDATE: Operation[models.ChecklistTemplate] = Operation(
    "checklist_templates.update",
    "PUT",
    "/api/checklist-templates/{id}/",
    "ChecklistTemplate",
    body="ChecklistTemplateRequest",
)
_DELETE: Operation[None] = Operation(
    "checklist_templates.delete", "DELETE", "/api/checklist-templates/{id}/", "None"
)
_PARTIAL_UPDATE: Operation[models.ChecklistTemplate] = Operation(
    "checklist_templates.partial_update",
    "PATCH",
    "/api/checklist-templates/{id}/",
    "ChecklistTemplate",
    body="ChecklistTemplatePatch",
)
_EXPORT_TEMPLATE: Operation[bytes] = Operation(
    "checklist_templates.export_template",
    "GET",
    "/api/checklist-templates/{id}/export-template/",
    "bytes",
)


class ChecklistTemplatesResource(Resource):
    """The versioned definitions from which checklists (forms) are made: sections, lines, default
    actions."""

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
    ) -> models.ChecklistTemplateListPage:
        """List checklist templates.

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
    ) -> Generator[models.ChecklistTemplateList, None, None]:
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
        self, body: models.ChecklistTemplateRequest | Mapping[str, Any]
    ) -> models.ChecklistTemplate:
        """Create a checklist template."""
        return self._caller.call(_CREATE, locals())

    def categories(
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
    ) -> Any:
        """List the categories in use among checklist templates.

        The answer is whatever JSON the server sends; HUVR does not document its shape.

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
        return self._caller.call(_CATEGORIES, locals())

    def import_template(self, body: JsonBody = None) -> Any:
        """Import a checklist template from a file.

        Declared with a template as body and a checklist as answer, which contradict the
        purpose; treat both as open.
        """
        return self._caller.call(_IMPORT_TEMPLATE, locals())

    def read(self, id: int) -> models.ChecklistTemplate:
        """Read one checklist template.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.ChecklistTemplateRequest | Mapping[str, Any]
    ) -> models.ChecklistTemplate:
        """Replace a checklist template.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a checklist template.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.ChecklistTemplatePatch | Mapping[str, Any]
    ) -> models.ChecklistTemplate:
        """Change some fields of a checklist template.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())

    def export_template(self, id: int) -> bytes:
        """Download a checklist template as an Excel file.

        The answer is a binary file, not JSON.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_EXPORT_TEMPLATE, locals())

    def export_template_to(
        self,
        id: int,
        to: str | os.PathLike[str],
        *,
        overwrite: bool = False,
        progress: Callable[[int, int | None], None] | None = None,
    ) -> Path:
        """As `export_template`, but stream the file to disk and return where it is.

        Args:
            to: A file, or a folder that gets a file under the name that HUVR gives.
            overwrite: Whether an existing file is replaced; otherwise it is an error.
            progress: Called with the bytes so far and the bytes in all (None if unknown).
        """
        return self._caller.save(_EXPORT_TEMPLATE, locals())


class AsyncChecklistTemplatesResource(AsyncResource):
    """The versioned definitions from which checklists (forms) are made: sections, lines, default
    actions."""

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
    ) -> models.ChecklistTemplateListPage:
        """List checklist templates.

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
    ) -> AsyncGenerator[models.ChecklistTemplateList, None]:
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
        self, body: models.ChecklistTemplateRequest | Mapping[str, Any]
    ) -> models.ChecklistTemplate:
        """Create a checklist template."""
        return await self._caller.call(_CREATE, locals())

    async def categories(
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
    ) -> Any:
        """List the categories in use among checklist templates.

        The answer is whatever JSON the server sends; HUVR does not document its shape.

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
        return await self._caller.call(_CATEGORIES, locals())

    async def import_template(self, body: JsonBody = None) -> Any:
        """Import a checklist template from a file.

        Declared with a template as body and a checklist as answer, which contradict the
        purpose; treat both as open.
        """
        return await self._caller.call(_IMPORT_TEMPLATE, locals())

    async def read(self, id: int) -> models.ChecklistTemplate:
        """Read one checklist template.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.ChecklistTemplateRequest | Mapping[str, Any]
    ) -> models.ChecklistTemplate:
        """Replace a checklist template.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a checklist template.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.ChecklistTemplatePatch | Mapping[str, Any]
    ) -> models.ChecklistTemplate:
        """Change some fields of a checklist template.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())

    async def export_template(self, id: int) -> bytes:
        """Download a checklist template as an Excel file.

        The answer is a binary file, not JSON.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_EXPORT_TEMPLATE, locals())

    async def export_template_to(
        self,
        id: int,
        to: str | os.PathLike[str],
        *,
        overwrite: bool = False,
        progress: Callable[[int, int | None], None] | None = None,
    ) -> Path:
        """As `export_template`, but stream the file to disk and return where it is.

        Args:
            to: A file, or a folder that gets a file under the name that HUVR gives.
            overwrite: Whether an existing file is replaced; otherwise it is an error.
            progress: Called with the bytes so far and the bytes in all (None if unknown).
        """
        return await self._caller.save(_EXPORT_TEMPLATE, locals())
