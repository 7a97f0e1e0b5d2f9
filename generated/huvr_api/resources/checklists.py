"""Filled-in forms: one instance of a template, optionally tied to a project and an asset,
edited line by line and lockable."""

from __future__ import annotations

import builtins
from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter, JsonBody

_LIST: Operation[models.ChecklistInstanceListPage] = Operation(
    "checklists.list", "GET", "/api/checklists/", "ChecklistInstanceListPage"
)
_CREATE: Operation[models.ChecklistInstance] = Operation(
    "checklists.create",
    "POST",
    "/api/checklists/",
    "ChecklistInstance",
    body="ChecklistInstanceCreate",
)
_BULK_LOCK: Operation[models.BulkLockResult] = Operation(
    "checklists.bulk_lock",
    "POST",
    "/api/checklists/bulk-lock/",
    "BulkLockResult",
    body="ChecklistInstanceBulkLock",
)
_DETAILED: Operation[Any] = Operation(
    "checklists.detailed", "GET", "/api/checklists/detailed/", "Any"
)
_READ: Operation[models.ChecklistInstance] = Operation(
    "checklists.read", "GET", "/api/checklists/{id}/", "ChecklistInstance"
)
_DELETE: Operation[None] = Operation("checklists.delete", "DELETE", "/api/checklists/{id}/", "None")
_EDIT: Operation[models.ChecklistInstance] = Operation(
    "checklists.edit",
    "POST",
    "/api/checklists/{id}/edit/",
    "ChecklistInstance",
    body="ChecklistEditInline",
)
_LOCK: Operation[None] = Operation(
    "checklists.lock", "POST", "/api/checklists/{id}/lock/", "None", body="JsonBody"
)
_REVISIONS: Operation[list[models.ChecklistRevisionEdit]] = Operation(
    "checklists.revisions", "GET", "/api/checklists/{id}/revisions/", "list[ChecklistRevisionEdit]"
)
_UNLOCK: Operation[None] = Operation(
    "checklists.unlock", "POST", "/api/checklists/{id}/unlock/", "None", body="JsonBody"
)


class ChecklistsResource(Resource):
    """Filled-in forms: one instance of a template, optionally tied to a project and an asset,
    edited line by line and lockable."""

    def list(
        self,
        *,
        ordering: Filter = None,
        asset: Filter = None,
        client_id: Filter = None,
        created_by: Filter = None,
        created_on: Filter = None,
        project: Filter = None,
        template: Filter = None,
        template__name: Filter = None,
        template__id__in: Filter = None,
        asset__id: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        descendants: Filter = None,
        labels: Filter = None,
        is_locked: Filter = None,
        is_project_primary: Filter = None,
        updated_on: Filter = None,
        template__categories: Filter = None,
        created_by_me: Filter = None,
        work_done_on: Filter = None,
        recent: Filter = None,
        template__type: Filter = None,
        tasks: Filter = None,
        search: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ChecklistInstanceListPage:
        """List checklists without their answers.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            asset: Id of the asset that the records belong to; several as a comma list.
            client_id: Identifier that the creating client gave the record, unique in the
                workspace.
            created_by: Id of the user who created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            project: Id of the project that the records belong to.
            template: Id of the checklist template.
            template__name: Name of the checklist template.
            template__id__in: Comma list of checklist template ids.
            asset__id: Id of the asset; the same as `asset` by its name.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            asset__owner__id: Id of the company that owns the asset.
            asset__owner__name: Name of the company that owns the asset.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_locked: Whether the checklist is locked against edits (true or false).
            is_project_primary: Whether the checklist is the main one of its project (true or
                false).
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            template__categories: Category of the checklist template.
            created_by_me: True for records that the caller created.
            work_done_on: Date or date-time at which the work in the field was done.
            recent: True for recent records only; how recent is up to the server.
            template__type: Type of the checklist template: ANYTIME, PROJECT or ALL.
            tasks: Filter by the tasks attached to the record; the permitted values are not
                documented here.
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
        asset: Filter = None,
        client_id: Filter = None,
        created_by: Filter = None,
        created_on: Filter = None,
        project: Filter = None,
        template: Filter = None,
        template__name: Filter = None,
        template__id__in: Filter = None,
        asset__id: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        descendants: Filter = None,
        labels: Filter = None,
        is_locked: Filter = None,
        is_project_primary: Filter = None,
        updated_on: Filter = None,
        template__categories: Filter = None,
        created_by_me: Filter = None,
        work_done_on: Filter = None,
        recent: Filter = None,
        template__type: Filter = None,
        tasks: Filter = None,
        search: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.ChecklistInstanceList, None, None]:
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
        self, body: models.ChecklistInstanceCreate | Mapping[str, Any]
    ) -> models.ChecklistInstance:
        """Start a checklist from a template.

        `template_id` is needed, `asset_id` and `project_id` are optional. A `client_id` that is
        already taken is answered with 400, which makes it safe to send the request again.
        """
        return self._caller.call(_CREATE, locals())

    def bulk_lock(
        self, body: models.ChecklistInstanceBulkLock | Mapping[str, Any]
    ) -> models.BulkLockResult:
        """Lock or unlock many checklists.

        Answers with the number of checklists changed, as `modified`.
        """
        return self._caller.call(_BULK_LOCK, locals())

    def detailed(
        self,
        *,
        ordering: Filter = None,
        asset: Filter = None,
        client_id: Filter = None,
        created_by: Filter = None,
        created_on: Filter = None,
        project: Filter = None,
        template: Filter = None,
        template__name: Filter = None,
        template__id__in: Filter = None,
        asset__id: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        descendants: Filter = None,
        labels: Filter = None,
        is_locked: Filter = None,
        is_project_primary: Filter = None,
        updated_on: Filter = None,
        template__categories: Filter = None,
        created_by_me: Filter = None,
        work_done_on: Filter = None,
        recent: Filter = None,
        template__type: Filter = None,
        tasks: Filter = None,
        search: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> Any:
        """List checklists together with their answers.

        Answers with a plain array although it takes `limit` and `offset`.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            asset: Id of the asset that the records belong to; several as a comma list.
            client_id: Identifier that the creating client gave the record, unique in the
                workspace.
            created_by: Id of the user who created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            project: Id of the project that the records belong to.
            template: Id of the checklist template.
            template__name: Name of the checklist template.
            template__id__in: Comma list of checklist template ids.
            asset__id: Id of the asset; the same as `asset` by its name.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            asset__owner__id: Id of the company that owns the asset.
            asset__owner__name: Name of the company that owns the asset.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_locked: Whether the checklist is locked against edits (true or false).
            is_project_primary: Whether the checklist is the main one of its project (true or
                false).
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            template__categories: Category of the checklist template.
            created_by_me: True for records that the caller created.
            work_done_on: Date or date-time at which the work in the field was done.
            recent: True for recent records only; how recent is up to the server.
            template__type: Type of the checklist template: ANYTIME, PROJECT or ALL.
            tasks: Filter by the tasks attached to the record; the permitted values are not
                documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_DETAILED, locals())

    def read(self, id: int) -> models.ChecklistInstance:
        """Read one checklist with template and answers.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def delete(self, id: int) -> None:
        """Delete a checklist.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def edit(
        self, id: int, body: models.ChecklistEditInline | Mapping[str, Any]
    ) -> models.ChecklistInstance:
        """Write answers into a checklist.

        Each edit is kept as a revision. `edit` maps section to line to an object with value,
        notes and media.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_EDIT, locals())

    def lock(self, id: int, body: JsonBody = None) -> None:
        """Lock a checklist against further edits.

        Answers 204 without a body.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_LOCK, locals())

    def revisions(self, id: int) -> builtins.list[models.ChecklistRevisionEdit]:
        """List the edits made to a checklist.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_REVISIONS, locals())

    def unlock(self, id: int, body: JsonBody = None) -> None:
        """Unlock a checklist for editing again.

        Answers 204 without a body.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UNLOCK, locals())


class AsyncChecklistsResource(AsyncResource):
    """Filled-in forms: one instance of a template, optionally tied to a project and an asset,
    edited line by line and lockable."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        asset: Filter = None,
        client_id: Filter = None,
        created_by: Filter = None,
        created_on: Filter = None,
        project: Filter = None,
        template: Filter = None,
        template__name: Filter = None,
        template__id__in: Filter = None,
        asset__id: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        descendants: Filter = None,
        labels: Filter = None,
        is_locked: Filter = None,
        is_project_primary: Filter = None,
        updated_on: Filter = None,
        template__categories: Filter = None,
        created_by_me: Filter = None,
        work_done_on: Filter = None,
        recent: Filter = None,
        template__type: Filter = None,
        tasks: Filter = None,
        search: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ChecklistInstanceListPage:
        """List checklists without their answers.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            asset: Id of the asset that the records belong to; several as a comma list.
            client_id: Identifier that the creating client gave the record, unique in the
                workspace.
            created_by: Id of the user who created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            project: Id of the project that the records belong to.
            template: Id of the checklist template.
            template__name: Name of the checklist template.
            template__id__in: Comma list of checklist template ids.
            asset__id: Id of the asset; the same as `asset` by its name.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            asset__owner__id: Id of the company that owns the asset.
            asset__owner__name: Name of the company that owns the asset.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_locked: Whether the checklist is locked against edits (true or false).
            is_project_primary: Whether the checklist is the main one of its project (true or
                false).
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            template__categories: Category of the checklist template.
            created_by_me: True for records that the caller created.
            work_done_on: Date or date-time at which the work in the field was done.
            recent: True for recent records only; how recent is up to the server.
            template__type: Type of the checklist template: ANYTIME, PROJECT or ALL.
            tasks: Filter by the tasks attached to the record; the permitted values are not
                documented here.
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
        asset: Filter = None,
        client_id: Filter = None,
        created_by: Filter = None,
        created_on: Filter = None,
        project: Filter = None,
        template: Filter = None,
        template__name: Filter = None,
        template__id__in: Filter = None,
        asset__id: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        descendants: Filter = None,
        labels: Filter = None,
        is_locked: Filter = None,
        is_project_primary: Filter = None,
        updated_on: Filter = None,
        template__categories: Filter = None,
        created_by_me: Filter = None,
        work_done_on: Filter = None,
        recent: Filter = None,
        template__type: Filter = None,
        tasks: Filter = None,
        search: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.ChecklistInstanceList, None]:
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
        self, body: models.ChecklistInstanceCreate | Mapping[str, Any]
    ) -> models.ChecklistInstance:
        """Start a checklist from a template.

        `template_id` is needed, `asset_id` and `project_id` are optional. A `client_id` that is
        already taken is answered with 400, which makes it safe to send the request again.
        """
        return await self._caller.call(_CREATE, locals())

    async def bulk_lock(
        self, body: models.ChecklistInstanceBulkLock | Mapping[str, Any]
    ) -> models.BulkLockResult:
        """Lock or unlock many checklists.

        Answers with the number of checklists changed, as `modified`.
        """
        return await self._caller.call(_BULK_LOCK, locals())

    async def detailed(
        self,
        *,
        ordering: Filter = None,
        asset: Filter = None,
        client_id: Filter = None,
        created_by: Filter = None,
        created_on: Filter = None,
        project: Filter = None,
        template: Filter = None,
        template__name: Filter = None,
        template__id__in: Filter = None,
        asset__id: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        descendants: Filter = None,
        labels: Filter = None,
        is_locked: Filter = None,
        is_project_primary: Filter = None,
        updated_on: Filter = None,
        template__categories: Filter = None,
        created_by_me: Filter = None,
        work_done_on: Filter = None,
        recent: Filter = None,
        template__type: Filter = None,
        tasks: Filter = None,
        search: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> Any:
        """List checklists together with their answers.

        Answers with a plain array although it takes `limit` and `offset`.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            asset: Id of the asset that the records belong to; several as a comma list.
            client_id: Identifier that the creating client gave the record, unique in the
                workspace.
            created_by: Id of the user who created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            project: Id of the project that the records belong to.
            template: Id of the checklist template.
            template__name: Name of the checklist template.
            template__id__in: Comma list of checklist template ids.
            asset__id: Id of the asset; the same as `asset` by its name.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            asset__owner__id: Id of the company that owns the asset.
            asset__owner__name: Name of the company that owns the asset.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_locked: Whether the checklist is locked against edits (true or false).
            is_project_primary: Whether the checklist is the main one of its project (true or
                false).
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            template__categories: Category of the checklist template.
            created_by_me: True for records that the caller created.
            work_done_on: Date or date-time at which the work in the field was done.
            recent: True for recent records only; how recent is up to the server.
            template__type: Type of the checklist template: ANYTIME, PROJECT or ALL.
            tasks: Filter by the tasks attached to the record; the permitted values are not
                documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_DETAILED, locals())

    async def read(self, id: int) -> models.ChecklistInstance:
        """Read one checklist with template and answers.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def delete(self, id: int) -> None:
        """Delete a checklist.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def edit(
        self, id: int, body: models.ChecklistEditInline | Mapping[str, Any]
    ) -> models.ChecklistInstance:
        """Write answers into a checklist.

        Each edit is kept as a revision. `edit` maps section to line to an object with value,
        notes and media.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_EDIT, locals())

    async def lock(self, id: int, body: JsonBody = None) -> None:
        """Lock a checklist against further edits.

        Answers 204 without a body.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_LOCK, locals())

    async def revisions(self, id: int) -> builtins.list[models.ChecklistRevisionEdit]:
        """List the edits made to a checklist.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_REVISIONS, locals())

    async def unlock(self, id: int, body: JsonBody = None) -> None:
        """Unlock a checklist for editing again.

        Answers 204 without a body.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UNLOCK, locals())
