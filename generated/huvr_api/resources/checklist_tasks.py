"""To-do items that are attached to a checklist or a project and assigned to a user or a crew."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.ChecklistTaskPage] = Operation(
    "checklist_tasks.list", "GET", "/api/checklist-tasks/", "ChecklistTaskPage"
)
_CREATE: Operation[models.ChecklistTask] = Operation(
    "checklist_tasks.create",
    "POST",
    "/api/checklist-tasks/",
    "ChecklistTask",
    body="ChecklistTaskCreate",
)
_BULK_CREATE: Operation[Any] = Operation(
    "checklist_tasks.bulk_create",
    "POST",
    "/api/checklist-tasks/bulk-create/",
    "Any",
    body="ChecklistTaskBulkCreate",
)
_READ: Operation[models.ChecklistTask] = Operation(
    "checklist_tasks.read", "GET", "/api/checklist-tasks/{id}/", "ChecklistTask"
)
_UPDATE: Operation[models.ChecklistTask] = Operation(
    "checklist_tasks.update",
    "PUT",
    "/api/checklist-tasks/{id}/",
    "ChecklistTask",
    body="ChecklistTaskCreate",
)
_DELETE: Operation[None] = Operation(
    "checklist_tasks.delete", "DELETE", "/api/checklist-tasks/{id}/", "None"
)
_PARTIAL_UPDATE: Operation[models.ChecklistTask] = Operation(
    "checklist_tasks.partial_update",
    "PATCH",
    "/api/checklist-tasks/{id}/",
    "ChecklistTask",
    body="ChecklistTaskPatch",
)


class ChecklistTasksResource(Resource):
    """To-do items that are attached to a checklist or a project and assigned to a user or a crew."""

    def list(
        self,
        *,
        ordering: Filter = None,
        done: Filter = None,
        task: Filter = None,
        assigned_to: Filter = None,
        checklist: Filter = None,
        project: Filter = None,
        assigned: Filter = None,
        assigned_or_created_by_me: Filter = None,
        created_by_me: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ChecklistTaskPage:
        """List checklist tasks.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            done: Whether the task is done (true or false).
            task: Text of the task.
            assigned_to: Id of the user to whom the task is assigned.
            checklist: Id of the checklist that the records belong to.
            project: Id of the project that the records belong to.
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            assigned_or_created_by_me: True for tasks that are assigned to the caller or were
                created by the caller.
            created_by_me: True for records that the caller created.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        done: Filter = None,
        task: Filter = None,
        assigned_to: Filter = None,
        checklist: Filter = None,
        project: Filter = None,
        assigned: Filter = None,
        assigned_or_created_by_me: Filter = None,
        created_by_me: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.ChecklistTask, None, None]:
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

    def create(self, body: models.ChecklistTaskCreate | Mapping[str, Any]) -> models.ChecklistTask:
        """Create a checklist task."""
        return self._caller.call(_CREATE, locals())

    def bulk_create(self, body: models.ChecklistTaskBulkCreate | Mapping[str, Any]) -> Any:
        """Create the same task on many checklists or projects at once.

        The answer is whatever JSON the server sends: HUVR documents one task, a list is more
        likely.
        """
        return self._caller.call(_BULK_CREATE, locals())

    def read(self, id: int) -> models.ChecklistTask:
        """Read one checklist task.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.ChecklistTaskCreate | Mapping[str, Any]
    ) -> models.ChecklistTask:
        """Replace a checklist task.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a checklist task.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.ChecklistTaskPatch | Mapping[str, Any]
    ) -> models.ChecklistTask:
        """Change some fields of a checklist task.

        To tick a task off, send `done` as true. The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncChecklistTasksResource(AsyncResource):
    """To-do items that are attached to a checklist or a project and assigned to a user or a crew."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        done: Filter = None,
        task: Filter = None,
        assigned_to: Filter = None,
        checklist: Filter = None,
        project: Filter = None,
        assigned: Filter = None,
        assigned_or_created_by_me: Filter = None,
        created_by_me: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ChecklistTaskPage:
        """List checklist tasks.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            done: Whether the task is done (true or false).
            task: Text of the task.
            assigned_to: Id of the user to whom the task is assigned.
            checklist: Id of the checklist that the records belong to.
            project: Id of the project that the records belong to.
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            assigned_or_created_by_me: True for tasks that are assigned to the caller or were
                created by the caller.
            created_by_me: True for records that the caller created.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        done: Filter = None,
        task: Filter = None,
        assigned_to: Filter = None,
        checklist: Filter = None,
        project: Filter = None,
        assigned: Filter = None,
        assigned_or_created_by_me: Filter = None,
        created_by_me: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.ChecklistTask, None]:
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
        self, body: models.ChecklistTaskCreate | Mapping[str, Any]
    ) -> models.ChecklistTask:
        """Create a checklist task."""
        return await self._caller.call(_CREATE, locals())

    async def bulk_create(self, body: models.ChecklistTaskBulkCreate | Mapping[str, Any]) -> Any:
        """Create the same task on many checklists or projects at once.

        The answer is whatever JSON the server sends: HUVR documents one task, a list is more
        likely.
        """
        return await self._caller.call(_BULK_CREATE, locals())

    async def read(self, id: int) -> models.ChecklistTask:
        """Read one checklist task.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.ChecklistTaskCreate | Mapping[str, Any]
    ) -> models.ChecklistTask:
        """Replace a checklist task.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a checklist task.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.ChecklistTaskPatch | Mapping[str, Any]
    ) -> models.ChecklistTask:
        """Change some fields of a checklist task.

        To tick a task off, send `done` as true. The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
