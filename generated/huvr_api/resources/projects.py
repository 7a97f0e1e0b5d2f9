"""Work orders (called projects here): one inspection or repair job on one asset, from planning
to publication."""

from __future__ import annotations

import builtins
import os
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from pathlib import Path
from typing import Any, Literal

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Choice, Filter, JsonBody

_LIST: Operation[models.ProjectListPage] = Operation(
    "projects.list", "GET", "/api/projects/", "ProjectListPage"
)
_CREATE: Operation[models.ProjectDetail] = Operation(
    "projects.create", "POST", "/api/projects/", "ProjectDetail", body="ProjectCreate"
)
_BULK_DELETE: Operation[None] = Operation(
    "projects.bulk_delete", "POST", "/api/projects/bulk-delete/", "None", body="BulkDelete"
)
_BULK_EDIT: Operation[Any] = Operation(
    "projects.bulk_edit", "POST", "/api/projects/bulk-edit/", "Any", body="JsonBody"
)
_BULK_SHARE: Operation[models.ProjectListDetailed] = Operation(
    "projects.bulk_share",
    "POST",
    "/api/projects/bulk-share/",
    "ProjectListDetailed",
    body="ProjectBulkShare",
)
_COUNTS_BY_STATUS: Operation[models.ProjectCountsByStatus] = Operation(
    "projects.counts_by_status", "GET", "/api/projects/counts-by-status/", "ProjectCountsByStatus"
)
_DETAILED: Operation[models.ProjectDetailPage] = Operation(
    "projects.detailed", "GET", "/api/projects/detailed/", "ProjectDetailPage"
)
_STATUS: Operation[models.ProjectStatusBulkUpdateResponse] = Operation(
    "projects.status",
    "POST",
    "/api/projects/status/",
    "ProjectStatusBulkUpdateResponse",
    body="ProjectStatusBulkUpdate",
)
_READ: Operation[models.ProjectDetail] = Operation(
    "projects.read", "GET", "/api/projects/{id}/", "ProjectDetail"
)
_UPDATE: Operation[models.ProjectDetail] = Operation(
    "projects.update", "PUT", "/api/projects/{id}/", "ProjectDetail", body="ProjectCreate"
)
_DELETE: Operation[None] = Operation("projects.delete", "DELETE", "/api/projects/{id}/", "None")
_PARTIAL_UPDATE: Operation[models.ProjectDetail] = Operation(
    "projects.partial_update", "PATCH", "/api/projects/{id}/", "ProjectDetail", body="ProjectPatch"
)
_ASSET_CONDITION_READ: Operation[list[models.AssetConditionHistoryInline]] = Operation(
    "projects.asset_condition_read",
    "GET",
    "/api/projects/{id}/asset-condition/",
    "list[AssetConditionHistoryInline]",
)
_ASSET_CONDITION_UPDATE: Operation[models.ProjectDetail] = Operation(
    "projects.asset_condition_update",
    "PUT",
    "/api/projects/{id}/asset-condition/",
    "ProjectDetail",
    body="JsonBody",
)
_ASSET_CONDITION_CREATE: Operation[models.AssetConditionHistoryInline] = Operation(
    "projects.asset_condition_create",
    "POST",
    "/api/projects/{id}/asset-condition/",
    "AssetConditionHistoryInline",
    body="AssetConditionChange",
)
_EXPORT: Operation[bytes] = Operation(
    "projects.export", "GET", "/api/projects/{id}/export/", "bytes"
)
_LOCATION_SUMMARY: Operation[Any] = Operation(
    "projects.location_summary", "GET", "/api/projects/{id}/location-summary/", "Any"
)
_STATUS_READ: Operation[list[models.ProjectStatus]] = Operation(
    "projects.status_read", "GET", "/api/projects/{id}/status/", "list[ProjectStatus]"
)
_STATUS_UPDATE: Operation[models.ProjectDetail] = Operation(
    "projects.status_update",
    "PUT",
    "/api/projects/{id}/status/",
    "ProjectDetail",
    body="ProjectStatusEdit",
)
_STATUS_CREATE: Operation[models.ProjectDetail] = Operation(
    "projects.status_create",
    "POST",
    "/api/projects/{id}/status/",
    "ProjectDetail",
    body="ProjectStatusEdit",
)
_WATCH: Operation[models.ProjectDetail] = Operation(
    "projects.watch", "POST", "/api/projects/{id}/watch/", "ProjectDetail", body="ProjectShare"
)


class ProjectsResource(Resource):
    """Work orders (called projects here): one inspection or repair job on one asset, from planning
    to publication."""

    def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        asset: Filter = None,
        type: Filter = None,
        status: Choice[
            Literal["INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"]
        ]
        | None = None,
        work_done_on: Filter = None,
        created_on: Filter = None,
        start: Filter = None,
        end: Filter = None,
        asset_condition: Filter = None,
        event: Filter = None,
        priority: Filter = None,
        crews__name: Filter = None,
        crews__in: Filter = None,
        type__name: Filter = None,
        type__in: Filter = None,
        management_company__in: Filter = None,
        management_company__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__type__in: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        updated_on: Filter = None,
        asset_condition__in: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        scope__selected_findings: Filter = None,
        related_asset: Filter = None,
        assigned: Filter = None,
        completed: Filter = None,
        search: Filter = None,
        asset_parent__in: Filter = None,
        descendants: Filter = None,
        asset_search: Filter = None,
        parent: Filter = None,
        tasks: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ProjectListPage:
        """List projects (work orders).

        `status` takes a comma list, for example `status=READY_FOR_REVIEW,PUBLISHED`.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            asset: Id of the asset that the records belong to; several as a comma list.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            status: Status of the project; several as a comma list, for example
                `READY_FOR_REVIEW,PUBLISHED`. One or more of: INITIALIZED, ASSIGNED, IN_PROGRESS,
                READY_FOR_REVIEW, PUBLISHED.
            work_done_on: Date or date-time at which the work in the field was done.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            start: Planned start date of the project or start of the event.
            end: Planned end date of the project or end of the event.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            event: Id of the scheduled event that the records came from.
            priority: Priority: configured text for defects and projects, a number for media.
            crews__name: Name of a crew of the project.
            crews__in: Comma list of crew ids.
            type__name: Name of the type.
            type__in: Comma list of type ids.
            management_company__in: Comma list of ids of managing companies.
            management_company__name: Name of the company that manages the project.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            asset__type__in: Comma list of asset type ids.
            external_id: Identifier of the record in another system.
            app_key: Key given by the application that created the record.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            asset_condition__in: Comma list of asset condition values.
            asset__owner__id: Id of the company that owns the asset.
            asset__owner__name: Name of the company that owns the asset.
            scope__selected_findings: Id of a defect that the scope of the project includes.
            related_asset: Id of an asset to which the project is related, directly or through
                the tree.
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            completed: Whether the project is completed (true or false); presumably published
                ones count.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset_parent__in: Comma list of ids of parent assets.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            asset_search: Text to look for in the asset of the project.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            tasks: Filter by the tasks attached to the record; the permitted values are not
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
        asset: Filter = None,
        type: Filter = None,
        status: Choice[
            Literal["INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"]
        ]
        | None = None,
        work_done_on: Filter = None,
        created_on: Filter = None,
        start: Filter = None,
        end: Filter = None,
        asset_condition: Filter = None,
        event: Filter = None,
        priority: Filter = None,
        crews__name: Filter = None,
        crews__in: Filter = None,
        type__name: Filter = None,
        type__in: Filter = None,
        management_company__in: Filter = None,
        management_company__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__type__in: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        updated_on: Filter = None,
        asset_condition__in: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        scope__selected_findings: Filter = None,
        related_asset: Filter = None,
        assigned: Filter = None,
        completed: Filter = None,
        search: Filter = None,
        asset_parent__in: Filter = None,
        descendants: Filter = None,
        asset_search: Filter = None,
        parent: Filter = None,
        tasks: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.ProjectList, None, None]:
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

    def create(self, body: models.ProjectCreate | Mapping[str, Any]) -> models.ProjectDetail:
        """Create a project on an asset.

        `name`, `type` and `asset` are needed, the latter two as ids. The answer is the full
        record.
        """
        return self._caller.call(_CREATE, locals())

    def bulk_delete(self, body: models.BulkDelete | Mapping[str, Any]) -> None:
        """Delete many projects.

        Declared with a project as body; by analogy with other bulk operations expect an object
        with `ids`. Answers 204.
        """
        return self._caller.call(_BULK_DELETE, locals())

    def bulk_edit(self, body: JsonBody = None) -> Any:
        """Change many projects at once.

        HUVR does not document the body: by analogy with other bulk operations, send `ids` and
        the values to set. The answer is whatever JSON the server sends, or None.
        """
        return self._caller.call(_BULK_EDIT, locals())

    def bulk_share(
        self, body: models.ProjectBulkShare | Mapping[str, Any]
    ) -> models.ProjectListDetailed:
        """Share many projects with many users."""
        return self._caller.call(_BULK_SHARE, locals())

    def counts_by_status(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        asset: Filter = None,
        type: Filter = None,
        status: Choice[
            Literal["INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"]
        ]
        | None = None,
        work_done_on: Filter = None,
        created_on: Filter = None,
        start: Filter = None,
        end: Filter = None,
        asset_condition: Filter = None,
        event: Filter = None,
        priority: Filter = None,
        crews__name: Filter = None,
        crews__in: Filter = None,
        type__name: Filter = None,
        type__in: Filter = None,
        management_company__in: Filter = None,
        management_company__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__type__in: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        updated_on: Filter = None,
        asset_condition__in: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        scope__selected_findings: Filter = None,
        related_asset: Filter = None,
        assigned: Filter = None,
        completed: Filter = None,
        search: Filter = None,
        asset_parent__in: Filter = None,
        descendants: Filter = None,
        asset_search: Filter = None,
        parent: Filter = None,
        tasks: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ProjectCountsByStatus:
        """Count projects in each status.

        Takes the filters of the project list and applies them before counting.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            asset: Id of the asset that the records belong to; several as a comma list.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            status: Status of the project; several as a comma list, for example
                `READY_FOR_REVIEW,PUBLISHED`. One or more of: INITIALIZED, ASSIGNED, IN_PROGRESS,
                READY_FOR_REVIEW, PUBLISHED.
            work_done_on: Date or date-time at which the work in the field was done.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            start: Planned start date of the project or start of the event.
            end: Planned end date of the project or end of the event.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            event: Id of the scheduled event that the records came from.
            priority: Priority: configured text for defects and projects, a number for media.
            crews__name: Name of a crew of the project.
            crews__in: Comma list of crew ids.
            type__name: Name of the type.
            type__in: Comma list of type ids.
            management_company__in: Comma list of ids of managing companies.
            management_company__name: Name of the company that manages the project.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            asset__type__in: Comma list of asset type ids.
            external_id: Identifier of the record in another system.
            app_key: Key given by the application that created the record.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            asset_condition__in: Comma list of asset condition values.
            asset__owner__id: Id of the company that owns the asset.
            asset__owner__name: Name of the company that owns the asset.
            scope__selected_findings: Id of a defect that the scope of the project includes.
            related_asset: Id of an asset to which the project is related, directly or through
                the tree.
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            completed: Whether the project is completed (true or false); presumably published
                ones count.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset_parent__in: Comma list of ids of parent assets.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            asset_search: Text to look for in the asset of the project.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            tasks: Filter by the tasks attached to the record; the permitted values are not
                documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_COUNTS_BY_STATUS, locals())

    def detailed(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        asset: Filter = None,
        type: Filter = None,
        status: Choice[
            Literal["INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"]
        ]
        | None = None,
        work_done_on: Filter = None,
        created_on: Filter = None,
        start: Filter = None,
        end: Filter = None,
        asset_condition: Filter = None,
        event: Filter = None,
        priority: Filter = None,
        crews__name: Filter = None,
        crews__in: Filter = None,
        type__name: Filter = None,
        type__in: Filter = None,
        management_company__in: Filter = None,
        management_company__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__type__in: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        updated_on: Filter = None,
        asset_condition__in: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        scope__selected_findings: Filter = None,
        related_asset: Filter = None,
        assigned: Filter = None,
        completed: Filter = None,
        search: Filter = None,
        asset_parent__in: Filter = None,
        descendants: Filter = None,
        asset_search: Filter = None,
        parent: Filter = None,
        tasks: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ProjectDetailPage:
        """List projects with everything nested.

        Items are as large as single reads: prefer the plain list unless checklists or histories
        are needed.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            asset: Id of the asset that the records belong to; several as a comma list.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            status: Status of the project; several as a comma list, for example
                `READY_FOR_REVIEW,PUBLISHED`. One or more of: INITIALIZED, ASSIGNED, IN_PROGRESS,
                READY_FOR_REVIEW, PUBLISHED.
            work_done_on: Date or date-time at which the work in the field was done.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            start: Planned start date of the project or start of the event.
            end: Planned end date of the project or end of the event.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            event: Id of the scheduled event that the records came from.
            priority: Priority: configured text for defects and projects, a number for media.
            crews__name: Name of a crew of the project.
            crews__in: Comma list of crew ids.
            type__name: Name of the type.
            type__in: Comma list of type ids.
            management_company__in: Comma list of ids of managing companies.
            management_company__name: Name of the company that manages the project.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            asset__type__in: Comma list of asset type ids.
            external_id: Identifier of the record in another system.
            app_key: Key given by the application that created the record.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            asset_condition__in: Comma list of asset condition values.
            asset__owner__id: Id of the company that owns the asset.
            asset__owner__name: Name of the company that owns the asset.
            scope__selected_findings: Id of a defect that the scope of the project includes.
            related_asset: Id of an asset to which the project is related, directly or through
                the tree.
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            completed: Whether the project is completed (true or false); presumably published
                ones count.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset_parent__in: Comma list of ids of parent assets.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            asset_search: Text to look for in the asset of the project.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            tasks: Filter by the tasks attached to the record; the permitted values are not
                documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_DETAILED, locals())

    def detailed_iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        asset: Filter = None,
        type: Filter = None,
        status: Choice[
            Literal["INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"]
        ]
        | None = None,
        work_done_on: Filter = None,
        created_on: Filter = None,
        start: Filter = None,
        end: Filter = None,
        asset_condition: Filter = None,
        event: Filter = None,
        priority: Filter = None,
        crews__name: Filter = None,
        crews__in: Filter = None,
        type__name: Filter = None,
        type__in: Filter = None,
        management_company__in: Filter = None,
        management_company__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__type__in: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        updated_on: Filter = None,
        asset_condition__in: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        scope__selected_findings: Filter = None,
        related_asset: Filter = None,
        assigned: Filter = None,
        completed: Filter = None,
        search: Filter = None,
        asset_parent__in: Filter = None,
        descendants: Filter = None,
        asset_search: Filter = None,
        parent: Filter = None,
        tasks: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.ProjectDetail, None, None]:
        """Every item of all pages of `detailed`, one by one; takes its filters.

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
        return self._caller.iterate(_DETAILED, locals())

    def status(
        self, body: models.ProjectStatusBulkUpdate | Mapping[str, Any]
    ) -> models.ProjectStatusBulkUpdateResponse:
        """Set the status of many projects.

        All projects in `ids` get the same status and note.
        """
        return self._caller.call(_STATUS, locals())

    def read(self, id: int) -> models.ProjectDetail:
        """Read one project with scope, checklists and histories.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.ProjectCreate | Mapping[str, Any]
    ) -> models.ProjectDetail:
        """Replace a project.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a project.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.ProjectPatch | Mapping[str, Any]
    ) -> models.ProjectDetail:
        """Change some fields of a project.

        For a change of status use the status operation, which also takes a note. The answer is
        the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())

    def asset_condition_read(self, id: int) -> builtins.list[models.AssetConditionHistoryInline]:
        """Read the history of asset conditions that a project set.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_ASSET_CONDITION_READ, locals())

    def asset_condition_update(self, id: int, body: JsonBody = None) -> models.ProjectDetail:
        """Set the asset condition of a project.

        Declared with a whole project as body and answer; the POST has the fitting body and
        answers with the new history entry.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_ASSET_CONDITION_UPDATE, locals())

    def asset_condition_create(
        self, id: int, body: models.AssetConditionChange | Mapping[str, Any]
    ) -> models.AssetConditionHistoryInline:
        """Record the condition in which a project found its asset.

        The body is a condition value and a note; the answer is the new history entry.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_ASSET_CONDITION_CREATE, locals())

    def export(self, id: int) -> bytes:
        """Download a project as an Excel file.

        The answer is a binary file, not JSON.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_EXPORT, locals())

    def export_to(
        self,
        id: int,
        to: str | os.PathLike[str],
        *,
        overwrite: bool = False,
        progress: Callable[[int, int | None], None] | None = None,
    ) -> Path:
        """As `export`, but stream the file to disk and return where it is.

        Args:
            to: A file, or a folder that gets a file under the name that HUVR gives.
            overwrite: Whether an existing file is replaced; otherwise it is an error.
            progress: Called with the bytes so far and the bytes in all (None if unknown).
        """
        return self._caller.save(_EXPORT, locals())

    def location_summary(self, id: int) -> Any:
        """Summarise a project by location on the asset.

        The answer is whatever JSON the server sends: HUVR documents a project, which a summary
        is not.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_LOCATION_SUMMARY, locals())

    def status_read(self, id: int) -> builtins.list[models.ProjectStatus]:
        """Read the status history of a project.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_STATUS_READ, locals())

    def status_update(
        self, id: int, body: models.ProjectStatusEdit | Mapping[str, Any]
    ) -> models.ProjectDetail:
        """Amend the status of a project.

        Same body and answer as the POST, which is the documented way to move a project on; how
        the two differ is not known.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_STATUS_UPDATE, locals())

    def status_create(
        self, id: int, body: models.ProjectStatusEdit | Mapping[str, Any]
    ) -> models.ProjectDetail:
        """Move a project to another status.

        The order is INITIALIZED, ASSIGNED, IN_PROGRESS, READY_FOR_REVIEW, PUBLISHED. Publishing
        locks the findings of the project and keeps its media from being deleted.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_STATUS_CREATE, locals())

    def watch(self, id: int, body: models.ProjectShare | Mapping[str, Any]) -> models.ProjectDetail:
        """Make a user watch a project or stop watching it.

        A watcher is notified of changes. `watch` says which of the two; `user_id` names
        somebody other than the caller.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_WATCH, locals())


class AsyncProjectsResource(AsyncResource):
    """Work orders (called projects here): one inspection or repair job on one asset, from planning
    to publication."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        asset: Filter = None,
        type: Filter = None,
        status: Choice[
            Literal["INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"]
        ]
        | None = None,
        work_done_on: Filter = None,
        created_on: Filter = None,
        start: Filter = None,
        end: Filter = None,
        asset_condition: Filter = None,
        event: Filter = None,
        priority: Filter = None,
        crews__name: Filter = None,
        crews__in: Filter = None,
        type__name: Filter = None,
        type__in: Filter = None,
        management_company__in: Filter = None,
        management_company__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__type__in: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        updated_on: Filter = None,
        asset_condition__in: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        scope__selected_findings: Filter = None,
        related_asset: Filter = None,
        assigned: Filter = None,
        completed: Filter = None,
        search: Filter = None,
        asset_parent__in: Filter = None,
        descendants: Filter = None,
        asset_search: Filter = None,
        parent: Filter = None,
        tasks: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ProjectListPage:
        """List projects (work orders).

        `status` takes a comma list, for example `status=READY_FOR_REVIEW,PUBLISHED`.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            asset: Id of the asset that the records belong to; several as a comma list.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            status: Status of the project; several as a comma list, for example
                `READY_FOR_REVIEW,PUBLISHED`. One or more of: INITIALIZED, ASSIGNED, IN_PROGRESS,
                READY_FOR_REVIEW, PUBLISHED.
            work_done_on: Date or date-time at which the work in the field was done.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            start: Planned start date of the project or start of the event.
            end: Planned end date of the project or end of the event.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            event: Id of the scheduled event that the records came from.
            priority: Priority: configured text for defects and projects, a number for media.
            crews__name: Name of a crew of the project.
            crews__in: Comma list of crew ids.
            type__name: Name of the type.
            type__in: Comma list of type ids.
            management_company__in: Comma list of ids of managing companies.
            management_company__name: Name of the company that manages the project.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            asset__type__in: Comma list of asset type ids.
            external_id: Identifier of the record in another system.
            app_key: Key given by the application that created the record.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            asset_condition__in: Comma list of asset condition values.
            asset__owner__id: Id of the company that owns the asset.
            asset__owner__name: Name of the company that owns the asset.
            scope__selected_findings: Id of a defect that the scope of the project includes.
            related_asset: Id of an asset to which the project is related, directly or through
                the tree.
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            completed: Whether the project is completed (true or false); presumably published
                ones count.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset_parent__in: Comma list of ids of parent assets.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            asset_search: Text to look for in the asset of the project.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            tasks: Filter by the tasks attached to the record; the permitted values are not
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
        asset: Filter = None,
        type: Filter = None,
        status: Choice[
            Literal["INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"]
        ]
        | None = None,
        work_done_on: Filter = None,
        created_on: Filter = None,
        start: Filter = None,
        end: Filter = None,
        asset_condition: Filter = None,
        event: Filter = None,
        priority: Filter = None,
        crews__name: Filter = None,
        crews__in: Filter = None,
        type__name: Filter = None,
        type__in: Filter = None,
        management_company__in: Filter = None,
        management_company__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__type__in: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        updated_on: Filter = None,
        asset_condition__in: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        scope__selected_findings: Filter = None,
        related_asset: Filter = None,
        assigned: Filter = None,
        completed: Filter = None,
        search: Filter = None,
        asset_parent__in: Filter = None,
        descendants: Filter = None,
        asset_search: Filter = None,
        parent: Filter = None,
        tasks: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.ProjectList, None]:
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

    async def create(self, body: models.ProjectCreate | Mapping[str, Any]) -> models.ProjectDetail:
        """Create a project on an asset.

        `name`, `type` and `asset` are needed, the latter two as ids. The answer is the full
        record.
        """
        return await self._caller.call(_CREATE, locals())

    async def bulk_delete(self, body: models.BulkDelete | Mapping[str, Any]) -> None:
        """Delete many projects.

        Declared with a project as body; by analogy with other bulk operations expect an object
        with `ids`. Answers 204.
        """
        return await self._caller.call(_BULK_DELETE, locals())

    async def bulk_edit(self, body: JsonBody = None) -> Any:
        """Change many projects at once.

        HUVR does not document the body: by analogy with other bulk operations, send `ids` and
        the values to set. The answer is whatever JSON the server sends, or None.
        """
        return await self._caller.call(_BULK_EDIT, locals())

    async def bulk_share(
        self, body: models.ProjectBulkShare | Mapping[str, Any]
    ) -> models.ProjectListDetailed:
        """Share many projects with many users."""
        return await self._caller.call(_BULK_SHARE, locals())

    async def counts_by_status(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        asset: Filter = None,
        type: Filter = None,
        status: Choice[
            Literal["INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"]
        ]
        | None = None,
        work_done_on: Filter = None,
        created_on: Filter = None,
        start: Filter = None,
        end: Filter = None,
        asset_condition: Filter = None,
        event: Filter = None,
        priority: Filter = None,
        crews__name: Filter = None,
        crews__in: Filter = None,
        type__name: Filter = None,
        type__in: Filter = None,
        management_company__in: Filter = None,
        management_company__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__type__in: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        updated_on: Filter = None,
        asset_condition__in: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        scope__selected_findings: Filter = None,
        related_asset: Filter = None,
        assigned: Filter = None,
        completed: Filter = None,
        search: Filter = None,
        asset_parent__in: Filter = None,
        descendants: Filter = None,
        asset_search: Filter = None,
        parent: Filter = None,
        tasks: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ProjectCountsByStatus:
        """Count projects in each status.

        Takes the filters of the project list and applies them before counting.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            asset: Id of the asset that the records belong to; several as a comma list.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            status: Status of the project; several as a comma list, for example
                `READY_FOR_REVIEW,PUBLISHED`. One or more of: INITIALIZED, ASSIGNED, IN_PROGRESS,
                READY_FOR_REVIEW, PUBLISHED.
            work_done_on: Date or date-time at which the work in the field was done.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            start: Planned start date of the project or start of the event.
            end: Planned end date of the project or end of the event.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            event: Id of the scheduled event that the records came from.
            priority: Priority: configured text for defects and projects, a number for media.
            crews__name: Name of a crew of the project.
            crews__in: Comma list of crew ids.
            type__name: Name of the type.
            type__in: Comma list of type ids.
            management_company__in: Comma list of ids of managing companies.
            management_company__name: Name of the company that manages the project.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            asset__type__in: Comma list of asset type ids.
            external_id: Identifier of the record in another system.
            app_key: Key given by the application that created the record.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            asset_condition__in: Comma list of asset condition values.
            asset__owner__id: Id of the company that owns the asset.
            asset__owner__name: Name of the company that owns the asset.
            scope__selected_findings: Id of a defect that the scope of the project includes.
            related_asset: Id of an asset to which the project is related, directly or through
                the tree.
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            completed: Whether the project is completed (true or false); presumably published
                ones count.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset_parent__in: Comma list of ids of parent assets.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            asset_search: Text to look for in the asset of the project.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            tasks: Filter by the tasks attached to the record; the permitted values are not
                documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_COUNTS_BY_STATUS, locals())

    async def detailed(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        asset: Filter = None,
        type: Filter = None,
        status: Choice[
            Literal["INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"]
        ]
        | None = None,
        work_done_on: Filter = None,
        created_on: Filter = None,
        start: Filter = None,
        end: Filter = None,
        asset_condition: Filter = None,
        event: Filter = None,
        priority: Filter = None,
        crews__name: Filter = None,
        crews__in: Filter = None,
        type__name: Filter = None,
        type__in: Filter = None,
        management_company__in: Filter = None,
        management_company__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__type__in: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        updated_on: Filter = None,
        asset_condition__in: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        scope__selected_findings: Filter = None,
        related_asset: Filter = None,
        assigned: Filter = None,
        completed: Filter = None,
        search: Filter = None,
        asset_parent__in: Filter = None,
        descendants: Filter = None,
        asset_search: Filter = None,
        parent: Filter = None,
        tasks: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ProjectDetailPage:
        """List projects with everything nested.

        Items are as large as single reads: prefer the plain list unless checklists or histories
        are needed.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            asset: Id of the asset that the records belong to; several as a comma list.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            status: Status of the project; several as a comma list, for example
                `READY_FOR_REVIEW,PUBLISHED`. One or more of: INITIALIZED, ASSIGNED, IN_PROGRESS,
                READY_FOR_REVIEW, PUBLISHED.
            work_done_on: Date or date-time at which the work in the field was done.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            start: Planned start date of the project or start of the event.
            end: Planned end date of the project or end of the event.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            event: Id of the scheduled event that the records came from.
            priority: Priority: configured text for defects and projects, a number for media.
            crews__name: Name of a crew of the project.
            crews__in: Comma list of crew ids.
            type__name: Name of the type.
            type__in: Comma list of type ids.
            management_company__in: Comma list of ids of managing companies.
            management_company__name: Name of the company that manages the project.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            asset__type__in: Comma list of asset type ids.
            external_id: Identifier of the record in another system.
            app_key: Key given by the application that created the record.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            asset_condition__in: Comma list of asset condition values.
            asset__owner__id: Id of the company that owns the asset.
            asset__owner__name: Name of the company that owns the asset.
            scope__selected_findings: Id of a defect that the scope of the project includes.
            related_asset: Id of an asset to which the project is related, directly or through
                the tree.
            assigned: Whether the records are assigned, or assigned to the caller (true or
                false); which of the two is read from the name only.
            completed: Whether the project is completed (true or false); presumably published
                ones count.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset_parent__in: Comma list of ids of parent assets.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            asset_search: Text to look for in the asset of the project.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            tasks: Filter by the tasks attached to the record; the permitted values are not
                documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_DETAILED, locals())

    def detailed_iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        asset: Filter = None,
        type: Filter = None,
        status: Choice[
            Literal["INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"]
        ]
        | None = None,
        work_done_on: Filter = None,
        created_on: Filter = None,
        start: Filter = None,
        end: Filter = None,
        asset_condition: Filter = None,
        event: Filter = None,
        priority: Filter = None,
        crews__name: Filter = None,
        crews__in: Filter = None,
        type__name: Filter = None,
        type__in: Filter = None,
        management_company__in: Filter = None,
        management_company__name: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        asset__type__in: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        updated_on: Filter = None,
        asset_condition__in: Filter = None,
        asset__owner__id: Filter = None,
        asset__owner__name: Filter = None,
        scope__selected_findings: Filter = None,
        related_asset: Filter = None,
        assigned: Filter = None,
        completed: Filter = None,
        search: Filter = None,
        asset_parent__in: Filter = None,
        descendants: Filter = None,
        asset_search: Filter = None,
        parent: Filter = None,
        tasks: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.ProjectDetail, None]:
        """Every item of all pages of `detailed`, one by one; takes its filters.

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
        return self._caller.iterate(_DETAILED, locals())

    async def status(
        self, body: models.ProjectStatusBulkUpdate | Mapping[str, Any]
    ) -> models.ProjectStatusBulkUpdateResponse:
        """Set the status of many projects.

        All projects in `ids` get the same status and note.
        """
        return await self._caller.call(_STATUS, locals())

    async def read(self, id: int) -> models.ProjectDetail:
        """Read one project with scope, checklists and histories.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.ProjectCreate | Mapping[str, Any]
    ) -> models.ProjectDetail:
        """Replace a project.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a project.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.ProjectPatch | Mapping[str, Any]
    ) -> models.ProjectDetail:
        """Change some fields of a project.

        For a change of status use the status operation, which also takes a note. The answer is
        the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())

    async def asset_condition_read(
        self, id: int
    ) -> builtins.list[models.AssetConditionHistoryInline]:
        """Read the history of asset conditions that a project set.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_ASSET_CONDITION_READ, locals())

    async def asset_condition_update(self, id: int, body: JsonBody = None) -> models.ProjectDetail:
        """Set the asset condition of a project.

        Declared with a whole project as body and answer; the POST has the fitting body and
        answers with the new history entry.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_ASSET_CONDITION_UPDATE, locals())

    async def asset_condition_create(
        self, id: int, body: models.AssetConditionChange | Mapping[str, Any]
    ) -> models.AssetConditionHistoryInline:
        """Record the condition in which a project found its asset.

        The body is a condition value and a note; the answer is the new history entry.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_ASSET_CONDITION_CREATE, locals())

    async def export(self, id: int) -> bytes:
        """Download a project as an Excel file.

        The answer is a binary file, not JSON.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_EXPORT, locals())

    async def export_to(
        self,
        id: int,
        to: str | os.PathLike[str],
        *,
        overwrite: bool = False,
        progress: Callable[[int, int | None], None] | None = None,
    ) -> Path:
        """As `export`, but stream the file to disk and return where it is.

        Args:
            to: A file, or a folder that gets a file under the name that HUVR gives.
            overwrite: Whether an existing file is replaced; otherwise it is an error.
            progress: Called with the bytes so far and the bytes in all (None if unknown).
        """
        return await self._caller.save(_EXPORT, locals())

    async def location_summary(self, id: int) -> Any:
        """Summarise a project by location on the asset.

        The answer is whatever JSON the server sends: HUVR documents a project, which a summary
        is not.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_LOCATION_SUMMARY, locals())

    async def status_read(self, id: int) -> builtins.list[models.ProjectStatus]:
        """Read the status history of a project.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_STATUS_READ, locals())

    async def status_update(
        self, id: int, body: models.ProjectStatusEdit | Mapping[str, Any]
    ) -> models.ProjectDetail:
        """Amend the status of a project.

        Same body and answer as the POST, which is the documented way to move a project on; how
        the two differ is not known.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_STATUS_UPDATE, locals())

    async def status_create(
        self, id: int, body: models.ProjectStatusEdit | Mapping[str, Any]
    ) -> models.ProjectDetail:
        """Move a project to another status.

        The order is INITIALIZED, ASSIGNED, IN_PROGRESS, READY_FOR_REVIEW, PUBLISHED. Publishing
        locks the findings of the project and keeps its media from being deleted.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_STATUS_CREATE, locals())

    async def watch(
        self, id: int, body: models.ProjectShare | Mapping[str, Any]
    ) -> models.ProjectDetail:
        """Make a user watch a project or stop watching it.

        A watcher is notified of changes. `watch` says which of the two; `user_id` names
        somebody other than the caller.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_WATCH, locals())
