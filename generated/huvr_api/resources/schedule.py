"""Recurring work: plans, the work that they create, the events that they produce and the tasks
of those events."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter, JsonBody

_EVENTS_LIST: Operation[models.ScheduleEventPage] = Operation(
    "schedule.events_list", "GET", "/api/schedule/events/", "ScheduleEventPage"
)
_EVENTS_READ: Operation[models.ScheduleEvent] = Operation(
    "schedule.events_read", "GET", "/api/schedule/events/{id}/", "ScheduleEvent"
)
_EVENTS_UPDATE: Operation[models.ScheduleEvent] = Operation(
    "schedule.events_update",
    "PUT",
    "/api/schedule/events/{id}/",
    "ScheduleEvent",
    body="ScheduleEventRequest",
)
_EVENTS_DELETE: Operation[None] = Operation(
    "schedule.events_delete", "DELETE", "/api/schedule/events/{id}/", "None"
)
_EVENTS_PARTIAL_UPDATE: Operation[models.ScheduleEvent] = Operation(
    "schedule.events_partial_update",
    "PATCH",
    "/api/schedule/events/{id}/",
    "ScheduleEvent",
    body="ScheduleEventPatch",
)
_PLAN_WORK_LIST: Operation[models.SchedulePlanWorkPage] = Operation(
    "schedule.plan_work_list", "GET", "/api/schedule/plan-work/", "SchedulePlanWorkPage"
)
_PLAN_WORK_CREATE: Operation[models.SchedulePlanWork] = Operation(
    "schedule.plan_work_create",
    "POST",
    "/api/schedule/plan-work/",
    "SchedulePlanWork",
    body="SchedulePlanWorkCreate",
)
_PLAN_WORK_READ: Operation[models.SchedulePlanWork] = Operation(
    "schedule.plan_work_read", "GET", "/api/schedule/plan-work/{id}/", "SchedulePlanWork"
)
_PLAN_WORK_UPDATE: Operation[models.SchedulePlanWork] = Operation(
    "schedule.plan_work_update",
    "PUT",
    "/api/schedule/plan-work/{id}/",
    "SchedulePlanWork",
    body="SchedulePlanWorkCreate",
)
_PLAN_WORK_DELETE: Operation[None] = Operation(
    "schedule.plan_work_delete", "DELETE", "/api/schedule/plan-work/{id}/", "None"
)
_PLAN_WORK_PARTIAL_UPDATE: Operation[models.SchedulePlanWork] = Operation(
    "schedule.plan_work_partial_update",
    "PATCH",
    "/api/schedule/plan-work/{id}/",
    "SchedulePlanWork",
    body="SchedulePlanWorkPatch",
)
_PLANS_LIST: Operation[models.SchedulePlanPage] = Operation(
    "schedule.plans_list", "GET", "/api/schedule/plans/", "SchedulePlanPage"
)
_PLANS_CREATE: Operation[models.SchedulePlan] = Operation(
    "schedule.plans_create",
    "POST",
    "/api/schedule/plans/",
    "SchedulePlan",
    body="SchedulePlanCreate",
)
_PLANS_READ: Operation[models.SchedulePlan] = Operation(
    "schedule.plans_read", "GET", "/api/schedule/plans/{id}/", "SchedulePlan"
)
_PLANS_UPDATE: Operation[models.SchedulePlan] = Operation(
    "schedule.plans_update",
    "PUT",
    "/api/schedule/plans/{id}/",
    "SchedulePlan",
    body="SchedulePlanCreate",
)
_PLANS_DELETE: Operation[None] = Operation(
    "schedule.plans_delete", "DELETE", "/api/schedule/plans/{id}/", "None"
)
_PLANS_PARTIAL_UPDATE: Operation[models.SchedulePlan] = Operation(
    "schedule.plans_partial_update",
    "PATCH",
    "/api/schedule/plans/{id}/",
    "SchedulePlan",
    body="SchedulePlanPatch",
)
_PLANS_GENERATE_EVENTS_UPDATE: Operation[models.SchedulePlanGenerateEvents] = Operation(
    "schedule.plans_generate_events_update",
    "PUT",
    "/api/schedule/plans/{id}/generate-events/",
    "SchedulePlanGenerateEvents",
    body="JsonBody",
)
_PLANS_GENERATE_EVENTS_CREATE: Operation[models.SchedulePlanGenerateEvents] = Operation(
    "schedule.plans_generate_events_create",
    "POST",
    "/api/schedule/plans/{id}/generate-events/",
    "SchedulePlanGenerateEvents",
    body="JsonBody",
)
_TASKS_LIST: Operation[models.ScheduleTaskPage] = Operation(
    "schedule.tasks_list", "GET", "/api/schedule/tasks/", "ScheduleTaskPage"
)
_TASKS_READ: Operation[models.ScheduleTask] = Operation(
    "schedule.tasks_read", "GET", "/api/schedule/tasks/{id}/", "ScheduleTask"
)
_TASKS_UPDATE: Operation[models.ScheduleTask] = Operation(
    "schedule.tasks_update",
    "PUT",
    "/api/schedule/tasks/{id}/",
    "ScheduleTask",
    body="ScheduleTaskRequest",
)
_TASKS_DELETE: Operation[models.ScheduleTask] = Operation(
    "schedule.tasks_delete",
    "POST",
    "/api/schedule/tasks/{id}/delete/",
    "ScheduleTask",
    body="JsonBody",
)
_TASKS_RECONCILE: Operation[Any] = Operation(
    "schedule.tasks_reconcile",
    "POST",
    "/api/schedule/tasks/{id}/reconcile/",
    "Any",
    body="JsonBody",
)


class ScheduleResource(Resource):
    """Recurring work: plans, the work that they create, the events that they produce and the tasks
    of those events."""

    def events_list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        plan: Filter = None,
        crew: Filter = None,
        asset: Filter = None,
        start: Filter = None,
        end: Filter = None,
        crew__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        search: Filter = None,
        quick_date: Filter = None,
        descendants: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ScheduleEventPage:
        """List scheduled events.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            plan: Id of the schedule plan.
            crew: Id of the crew of an event; in heat data the name of the crew on shift.
            asset: Id of the asset that the records belong to; several as a comma list.
            start: Planned start date of the project or start of the event.
            end: Planned end date of the project or end of the event.
            crew__name: Name of the crew.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            quick_date: Name of a ready-made date range; the permitted names are not
                documented here.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_EVENTS_LIST, locals())

    def events_iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        plan: Filter = None,
        crew: Filter = None,
        asset: Filter = None,
        start: Filter = None,
        end: Filter = None,
        crew__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        search: Filter = None,
        quick_date: Filter = None,
        descendants: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.ScheduleEvent, None, None]:
        """Every item of all pages of `events_list`, one by one; takes its filters.

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
        return self._caller.iterate(_EVENTS_LIST, locals())

    def events_read(self, id: int) -> models.ScheduleEvent:
        """Read one scheduled event with counts of its projects and tasks.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_EVENTS_READ, locals())

    def events_update(
        self, id: int, body: models.ScheduleEventRequest | Mapping[str, Any]
    ) -> models.ScheduleEvent:
        """Replace a scheduled event.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_EVENTS_UPDATE, locals())

    def events_delete(self, id: int) -> None:
        """Delete a scheduled event.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_EVENTS_DELETE, locals())

    def events_partial_update(
        self, id: int, body: models.ScheduleEventPatch | Mapping[str, Any]
    ) -> models.ScheduleEvent:
        """Change some fields of a scheduled event.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_EVENTS_PARTIAL_UPDATE, locals())

    def plan_work_list(
        self,
        *,
        ordering: Filter = None,
        plan: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.SchedulePlanWorkPage:
        """List the work that schedule plans create.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            plan: Id of the schedule plan.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_PLAN_WORK_LIST, locals())

    def plan_work_iter(
        self,
        *,
        ordering: Filter = None,
        plan: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.SchedulePlanWork, None, None]:
        """Every item of all pages of `plan_work_list`, one by one; takes its filters.

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
        return self._caller.iterate(_PLAN_WORK_LIST, locals())

    def plan_work_create(
        self, body: models.SchedulePlanWorkCreate | Mapping[str, Any]
    ) -> models.SchedulePlanWork:
        """Add work to a schedule plan.

        The work becomes projects or checklists, by `work_type`, whenever the plan produces an
        event.
        """
        return self._caller.call(_PLAN_WORK_CREATE, locals())

    def plan_work_read(self, id: int) -> models.SchedulePlanWork:
        """Read one piece of plan work.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PLAN_WORK_READ, locals())

    def plan_work_update(
        self, id: int, body: models.SchedulePlanWorkCreate | Mapping[str, Any]
    ) -> models.SchedulePlanWork:
        """Replace a piece of plan work.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PLAN_WORK_UPDATE, locals())

    def plan_work_delete(self, id: int) -> None:
        """Remove a piece of work from its plan.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PLAN_WORK_DELETE, locals())

    def plan_work_partial_update(
        self, id: int, body: models.SchedulePlanWorkPatch | Mapping[str, Any]
    ) -> models.SchedulePlanWork:
        """Change some fields of a piece of plan work.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PLAN_WORK_PARTIAL_UPDATE, locals())

    def plans_list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.SchedulePlanPage:
        """List schedule plans.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_PLANS_LIST, locals())

    def plans_iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.SchedulePlan, None, None]:
        """Every item of all pages of `plans_list`, one by one; takes its filters.

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
        return self._caller.iterate(_PLANS_LIST, locals())

    def plans_create(
        self, body: models.SchedulePlanCreate | Mapping[str, Any]
    ) -> models.SchedulePlan:
        """Create a schedule plan.

        `name` and `local_timezone` are needed. The answer has crew, asset and owner nested.
        """
        return self._caller.call(_PLANS_CREATE, locals())

    def plans_read(self, id: int) -> models.SchedulePlan:
        """Read one schedule plan.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PLANS_READ, locals())

    def plans_update(
        self, id: int, body: models.SchedulePlanCreate | Mapping[str, Any]
    ) -> models.SchedulePlan:
        """Replace a schedule plan.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PLANS_UPDATE, locals())

    def plans_delete(self, id: int) -> None:
        """Delete a schedule plan.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PLANS_DELETE, locals())

    def plans_partial_update(
        self, id: int, body: models.SchedulePlanPatch | Mapping[str, Any]
    ) -> models.SchedulePlan:
        """Change some fields of a schedule plan.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PLANS_PARTIAL_UPDATE, locals())

    def plans_generate_events_update(
        self, id: int, body: JsonBody = None
    ) -> models.SchedulePlanGenerateEvents:
        """Regenerate the events of a schedule plan.

        Body and answer are as for the POST; HUVR does not document how the two differ.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PLANS_GENERATE_EVENTS_UPDATE, locals())

    def plans_generate_events_create(
        self, id: int, body: JsonBody = None
    ) -> models.SchedulePlanGenerateEvents:
        """Generate events from a schedule plan.

        Answers with the generated events. The body may be left out; a start time is all that it
        could set.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PLANS_GENERATE_EVENTS_CREATE, locals())

    def tasks_list(
        self,
        *,
        ordering: Filter = None,
        done: Filter = None,
        assigned: Filter = None,
        event: Filter = None,
        current: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ScheduleTaskPage:
        """List scheduled tasks.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            done: Whether the task is done (true or false).
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            event: Id of the scheduled event that the records came from.
            current: Whether the task belongs to an event that runs now (true or false), as
                the name suggests.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_TASKS_LIST, locals())

    def tasks_iter(
        self,
        *,
        ordering: Filter = None,
        done: Filter = None,
        assigned: Filter = None,
        event: Filter = None,
        current: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.ScheduleTask, None, None]:
        """Every item of all pages of `tasks_list`, one by one; takes its filters.

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
        return self._caller.iterate(_TASKS_LIST, locals())

    def tasks_read(self, id: int) -> models.ScheduleTask:
        """Read one scheduled task.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_TASKS_READ, locals())

    def tasks_update(
        self, id: int, body: models.ScheduleTaskRequest | Mapping[str, Any]
    ) -> models.ScheduleTask:
        """Replace a scheduled task.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_TASKS_UPDATE, locals())

    def tasks_delete(self, id: int, body: JsonBody = None) -> models.ScheduleTask:
        """Delete a scheduled task by POST.

        There is no DELETE for scheduled tasks.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_TASKS_DELETE, locals())

    def tasks_reconcile(self, id: int, body: JsonBody = None) -> Any:
        """Tie an existing checklist to a scheduled task.

        Send `checklist_id` and, where needed, `force`. The answer is whatever JSON the server
        sends, most likely the task.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_TASKS_RECONCILE, locals())


class AsyncScheduleResource(AsyncResource):
    """Recurring work: plans, the work that they create, the events that they produce and the tasks
    of those events."""

    async def events_list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        plan: Filter = None,
        crew: Filter = None,
        asset: Filter = None,
        start: Filter = None,
        end: Filter = None,
        crew__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        search: Filter = None,
        quick_date: Filter = None,
        descendants: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ScheduleEventPage:
        """List scheduled events.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            plan: Id of the schedule plan.
            crew: Id of the crew of an event; in heat data the name of the crew on shift.
            asset: Id of the asset that the records belong to; several as a comma list.
            start: Planned start date of the project or start of the event.
            end: Planned end date of the project or end of the event.
            crew__name: Name of the crew.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            quick_date: Name of a ready-made date range; the permitted names are not
                documented here.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_EVENTS_LIST, locals())

    def events_iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        plan: Filter = None,
        crew: Filter = None,
        asset: Filter = None,
        start: Filter = None,
        end: Filter = None,
        crew__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        search: Filter = None,
        quick_date: Filter = None,
        descendants: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.ScheduleEvent, None]:
        """Every item of all pages of `events_list`, one by one; takes its filters.

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
        return self._caller.iterate(_EVENTS_LIST, locals())

    async def events_read(self, id: int) -> models.ScheduleEvent:
        """Read one scheduled event with counts of its projects and tasks.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_EVENTS_READ, locals())

    async def events_update(
        self, id: int, body: models.ScheduleEventRequest | Mapping[str, Any]
    ) -> models.ScheduleEvent:
        """Replace a scheduled event.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_EVENTS_UPDATE, locals())

    async def events_delete(self, id: int) -> None:
        """Delete a scheduled event.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_EVENTS_DELETE, locals())

    async def events_partial_update(
        self, id: int, body: models.ScheduleEventPatch | Mapping[str, Any]
    ) -> models.ScheduleEvent:
        """Change some fields of a scheduled event.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_EVENTS_PARTIAL_UPDATE, locals())

    async def plan_work_list(
        self,
        *,
        ordering: Filter = None,
        plan: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.SchedulePlanWorkPage:
        """List the work that schedule plans create.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            plan: Id of the schedule plan.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_PLAN_WORK_LIST, locals())

    def plan_work_iter(
        self,
        *,
        ordering: Filter = None,
        plan: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.SchedulePlanWork, None]:
        """Every item of all pages of `plan_work_list`, one by one; takes its filters.

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
        return self._caller.iterate(_PLAN_WORK_LIST, locals())

    async def plan_work_create(
        self, body: models.SchedulePlanWorkCreate | Mapping[str, Any]
    ) -> models.SchedulePlanWork:
        """Add work to a schedule plan.

        The work becomes projects or checklists, by `work_type`, whenever the plan produces an
        event.
        """
        return await self._caller.call(_PLAN_WORK_CREATE, locals())

    async def plan_work_read(self, id: int) -> models.SchedulePlanWork:
        """Read one piece of plan work.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PLAN_WORK_READ, locals())

    async def plan_work_update(
        self, id: int, body: models.SchedulePlanWorkCreate | Mapping[str, Any]
    ) -> models.SchedulePlanWork:
        """Replace a piece of plan work.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PLAN_WORK_UPDATE, locals())

    async def plan_work_delete(self, id: int) -> None:
        """Remove a piece of work from its plan.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PLAN_WORK_DELETE, locals())

    async def plan_work_partial_update(
        self, id: int, body: models.SchedulePlanWorkPatch | Mapping[str, Any]
    ) -> models.SchedulePlanWork:
        """Change some fields of a piece of plan work.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PLAN_WORK_PARTIAL_UPDATE, locals())

    async def plans_list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.SchedulePlanPage:
        """List schedule plans.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_PLANS_LIST, locals())

    def plans_iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.SchedulePlan, None]:
        """Every item of all pages of `plans_list`, one by one; takes its filters.

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
        return self._caller.iterate(_PLANS_LIST, locals())

    async def plans_create(
        self, body: models.SchedulePlanCreate | Mapping[str, Any]
    ) -> models.SchedulePlan:
        """Create a schedule plan.

        `name` and `local_timezone` are needed. The answer has crew, asset and owner nested.
        """
        return await self._caller.call(_PLANS_CREATE, locals())

    async def plans_read(self, id: int) -> models.SchedulePlan:
        """Read one schedule plan.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PLANS_READ, locals())

    async def plans_update(
        self, id: int, body: models.SchedulePlanCreate | Mapping[str, Any]
    ) -> models.SchedulePlan:
        """Replace a schedule plan.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PLANS_UPDATE, locals())

    async def plans_delete(self, id: int) -> None:
        """Delete a schedule plan.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PLANS_DELETE, locals())

    async def plans_partial_update(
        self, id: int, body: models.SchedulePlanPatch | Mapping[str, Any]
    ) -> models.SchedulePlan:
        """Change some fields of a schedule plan.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PLANS_PARTIAL_UPDATE, locals())

    async def plans_generate_events_update(
        self, id: int, body: JsonBody = None
    ) -> models.SchedulePlanGenerateEvents:
        """Regenerate the events of a schedule plan.

        Body and answer are as for the POST; HUVR does not document how the two differ.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PLANS_GENERATE_EVENTS_UPDATE, locals())

    async def plans_generate_events_create(
        self, id: int, body: JsonBody = None
    ) -> models.SchedulePlanGenerateEvents:
        """Generate events from a schedule plan.

        Answers with the generated events. The body may be left out; a start time is all that it
        could set.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PLANS_GENERATE_EVENTS_CREATE, locals())

    async def tasks_list(
        self,
        *,
        ordering: Filter = None,
        done: Filter = None,
        assigned: Filter = None,
        event: Filter = None,
        current: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ScheduleTaskPage:
        """List scheduled tasks.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            done: Whether the task is done (true or false).
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            event: Id of the scheduled event that the records came from.
            current: Whether the task belongs to an event that runs now (true or false), as
                the name suggests.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_TASKS_LIST, locals())

    def tasks_iter(
        self,
        *,
        ordering: Filter = None,
        done: Filter = None,
        assigned: Filter = None,
        event: Filter = None,
        current: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.ScheduleTask, None]:
        """Every item of all pages of `tasks_list`, one by one; takes its filters.

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
        return self._caller.iterate(_TASKS_LIST, locals())

    async def tasks_read(self, id: int) -> models.ScheduleTask:
        """Read one scheduled task.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_TASKS_READ, locals())

    async def tasks_update(
        self, id: int, body: models.ScheduleTaskRequest | Mapping[str, Any]
    ) -> models.ScheduleTask:
        """Replace a scheduled task.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_TASKS_UPDATE, locals())

    async def tasks_delete(self, id: int, body: JsonBody = None) -> models.ScheduleTask:
        """Delete a scheduled task by POST.

        There is no DELETE for scheduled tasks.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_TASKS_DELETE, locals())

    async def tasks_reconcile(self, id: int, body: JsonBody = None) -> Any:
        """Tie an existing checklist to a scheduled task.

        Send `checklist_id` and, where needed, `force`. The answer is whatever JSON the server
        sends, most likely the task.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_TASKS_RECONCILE, locals())
