"""Findings (called defects here): something observed on an asset, with severity, state,
location and marked images."""

from __future__ import annotations

import builtins
from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any, Literal

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Choice, Filter, JsonBody

_LIST: Operation[models.DefectListPage] = Operation(
    "defects.list", "GET", "/api/defects/", "DefectListPage"
)
_CREATE: Operation[models.DefectCreateResponse] = Operation(
    "defects.create", "POST", "/api/defects/", "DefectCreateResponse", body="DefectCreate"
)
_BULK_EDIT: Operation[Any] = Operation(
    "defects.bulk_edit", "POST", "/api/defects/bulk-edit/", "Any", body="JsonBody"
)
_FILTERS: Operation[models.DefectFilter] = Operation(
    "defects.filters", "GET", "/api/defects/filters/", "DefectFilter"
)
_LINK: Operation[list[models.Defect]] = Operation(
    "defects.link", "POST", "/api/defects/link/", "list[Defect]", body="DefectLink"
)
_READ: Operation[models.Defect] = Operation("defects.read", "GET", "/api/defects/{id}/", "Defect")
_UPDATE: Operation[models.Defect] = Operation(
    "defects.update", "PUT", "/api/defects/{id}/", "Defect", body="DefectCreate"
)
_DELETE: Operation[None] = Operation("defects.delete", "DELETE", "/api/defects/{id}/", "None")
_PARTIAL_UPDATE: Operation[models.Defect] = Operation(
    "defects.partial_update", "PATCH", "/api/defects/{id}/", "Defect", body="DefectPatch"
)


class DefectsResource(Resource):
    """Findings (called defects here): something observed on an asset, with severity, state,
    location and marked images."""

    def list(
        self,
        *,
        ordering: Filter = None,
        client_id: Filter = None,
        state: Choice[Literal["PENDING", "OPEN", "MONITOR", "REPAIR", "REPAIRED", "CLOSED"]]
        | None = None,
        asset: Filter = None,
        severity: Filter = None,
        type: Filter = None,
        project: Filter = None,
        cml: Filter = None,
        profile: Filter = None,
        layer: Filter = None,
        priority: Filter = None,
        repair_by: Filter = None,
        next_inspection_date: Filter = None,
        id: Filter = None,
        id__in: Filter = None,
        severity__in: Filter = None,
        severity_display: Filter = None,
        type_display: Filter = None,
        sub_type_display: Filter = None,
        component: Filter = None,
        component_display: Filter = None,
        location_code: Filter = None,
        location_code_display: Filter = None,
        location_zone: Filter = None,
        location_zone_display: Filter = None,
        asset_type__in: Filter = None,
        asset__in: Filter = None,
        project_type__in: Filter = None,
        layer__in: Filter = None,
        profile__in: Filter = None,
        search: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        descendants: Filter = None,
        created_on: Filter = None,
        project_selected_findings: Filter = None,
        related_to: Filter = None,
        latest: Filter = None,
        resolved_on: Filter = None,
        project__name: Filter = None,
        geometry_exists: Filter = None,
        created_by: Filter = None,
        labels: Filter = None,
        state_note: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.DefectListPage:
        """List defects (findings).

        Multi-value filters take a comma list, for example `state=OPEN,REPAIR`.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            client_id: Identifier that the creating client gave the record, unique in the
                workspace.
            state: State of the record; several as a comma list. One or more of: PENDING,
                OPEN, MONITOR, REPAIR, REPAIRED, CLOSED.
            asset: Id of the asset that the records belong to; several as a comma list.
            severity: Severity value of the defect, a whole number.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            project: Id of the project that the records belong to.
            cml: Id of the condition monitoring location.
            profile: Id of the defect profile.
            layer: Id of the location layer profile.
            priority: Priority: configured text for defects and projects, a number for media.
            repair_by: Date by which the defect is to be repaired.
            next_inspection_date: Date on which the next inspection is due.
            id: Id of the record; a text of the form `checklist::section::line` for result
                lines.
            id__in: Comma list of record ids.
            severity__in: Comma list of severity values.
            severity_display: Displayed name of the severity.
            type_display: Displayed name of the defect type.
            sub_type_display: Displayed name of the sub-type.
            component: Component of the asset, as stored.
            component_display: Displayed name of the component.
            location_code: Location code on the asset, as stored.
            location_code_display: Displayed name of the location code.
            location_zone: Zone of the asset, as stored.
            location_zone_display: Displayed name of the zone.
            asset_type__in: Comma list of asset type ids.
            asset__in: Comma list of asset ids.
            project_type__in: Comma list of project type ids.
            layer__in: Comma list of location layer profile ids.
            profile__in: Comma list of defect profile ids.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            project_selected_findings: Id of a project whose scope names the defects, as far
                as the name tells.
            related_to: Id of a defect to which others are linked.
            latest: True for the newest defect of each chain of linked ones, as the name
                suggests.
            resolved_on: Date or date-time at which the defect was resolved.
            project__name: Name of the project.
            geometry_exists: True for defects that have an outline drawn on a media, false for
                those without.
            created_by: Id of the user who created the record.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            state_note: Text in the note of the last change of state.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        client_id: Filter = None,
        state: Choice[Literal["PENDING", "OPEN", "MONITOR", "REPAIR", "REPAIRED", "CLOSED"]]
        | None = None,
        asset: Filter = None,
        severity: Filter = None,
        type: Filter = None,
        project: Filter = None,
        cml: Filter = None,
        profile: Filter = None,
        layer: Filter = None,
        priority: Filter = None,
        repair_by: Filter = None,
        next_inspection_date: Filter = None,
        id: Filter = None,
        id__in: Filter = None,
        severity__in: Filter = None,
        severity_display: Filter = None,
        type_display: Filter = None,
        sub_type_display: Filter = None,
        component: Filter = None,
        component_display: Filter = None,
        location_code: Filter = None,
        location_code_display: Filter = None,
        location_zone: Filter = None,
        location_zone_display: Filter = None,
        asset_type__in: Filter = None,
        asset__in: Filter = None,
        project_type__in: Filter = None,
        layer__in: Filter = None,
        profile__in: Filter = None,
        search: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        descendants: Filter = None,
        created_on: Filter = None,
        project_selected_findings: Filter = None,
        related_to: Filter = None,
        latest: Filter = None,
        resolved_on: Filter = None,
        project__name: Filter = None,
        geometry_exists: Filter = None,
        created_by: Filter = None,
        labels: Filter = None,
        state_note: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.DefectList, None, None]:
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

    def create(self, body: models.DefectCreate | Mapping[str, Any]) -> models.DefectCreateResponse:
        """Record a defect (finding).

        Asset and profile are set through `asset_id` and `profile_id`. A `client_id` that is
        already taken is answered with 400, which makes it safe to send the request again. The
        answer is typed with the fields of the body; what else the server sends is in
        `additional_properties`.
        """
        return self._caller.call(_CREATE, locals())

    def bulk_edit(self, body: JsonBody = None) -> Any:
        """Change many defects at once.

        HUVR does not document the body: by analogy with other bulk operations, send `ids` and
        the values to set. The answer is whatever JSON the server sends, or None.
        """
        return self._caller.call(_BULK_EDIT, locals())

    def filters(
        self,
        *,
        ordering: Filter = None,
        client_id: Filter = None,
        state: Choice[Literal["PENDING", "OPEN", "MONITOR", "REPAIR", "REPAIRED", "CLOSED"]]
        | None = None,
        asset: Filter = None,
        severity: Filter = None,
        type: Filter = None,
        project: Filter = None,
        cml: Filter = None,
        profile: Filter = None,
        layer: Filter = None,
        priority: Filter = None,
        repair_by: Filter = None,
        next_inspection_date: Filter = None,
        id: Filter = None,
        id__in: Filter = None,
        severity__in: Filter = None,
        severity_display: Filter = None,
        type_display: Filter = None,
        sub_type_display: Filter = None,
        component: Filter = None,
        component_display: Filter = None,
        location_code: Filter = None,
        location_code_display: Filter = None,
        location_zone: Filter = None,
        location_zone_display: Filter = None,
        asset_type__in: Filter = None,
        asset__in: Filter = None,
        project_type__in: Filter = None,
        layer__in: Filter = None,
        profile__in: Filter = None,
        search: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        descendants: Filter = None,
        created_on: Filter = None,
        project_selected_findings: Filter = None,
        related_to: Filter = None,
        latest: Filter = None,
        resolved_on: Filter = None,
        project__name: Filter = None,
        geometry_exists: Filter = None,
        created_by: Filter = None,
        labels: Filter = None,
        state_note: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.DefectFilter:
        """Count the filtered defects and list the values worth filtering by.

        Give it the filters already chosen: assets, owners, severities and location values of
        the remaining defects come back.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            client_id: Identifier that the creating client gave the record, unique in the
                workspace.
            state: State of the record; several as a comma list. One or more of: PENDING,
                OPEN, MONITOR, REPAIR, REPAIRED, CLOSED.
            asset: Id of the asset that the records belong to; several as a comma list.
            severity: Severity value of the defect, a whole number.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            project: Id of the project that the records belong to.
            cml: Id of the condition monitoring location.
            profile: Id of the defect profile.
            layer: Id of the location layer profile.
            priority: Priority: configured text for defects and projects, a number for media.
            repair_by: Date by which the defect is to be repaired.
            next_inspection_date: Date on which the next inspection is due.
            id: Id of the record; a text of the form `checklist::section::line` for result
                lines.
            id__in: Comma list of record ids.
            severity__in: Comma list of severity values.
            severity_display: Displayed name of the severity.
            type_display: Displayed name of the defect type.
            sub_type_display: Displayed name of the sub-type.
            component: Component of the asset, as stored.
            component_display: Displayed name of the component.
            location_code: Location code on the asset, as stored.
            location_code_display: Displayed name of the location code.
            location_zone: Zone of the asset, as stored.
            location_zone_display: Displayed name of the zone.
            asset_type__in: Comma list of asset type ids.
            asset__in: Comma list of asset ids.
            project_type__in: Comma list of project type ids.
            layer__in: Comma list of location layer profile ids.
            profile__in: Comma list of defect profile ids.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            project_selected_findings: Id of a project whose scope names the defects, as far
                as the name tells.
            related_to: Id of a defect to which others are linked.
            latest: True for the newest defect of each chain of linked ones, as the name
                suggests.
            resolved_on: Date or date-time at which the defect was resolved.
            project__name: Name of the project.
            geometry_exists: True for defects that have an outline drawn on a media, false for
                those without.
            created_by: Id of the user who created the record.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            state_note: Text in the note of the last change of state.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_FILTERS, locals())

    def link(self, body: models.DefectLink | Mapping[str, Any]) -> builtins.list[models.Defect]:
        """Link defects that describe the same thing over time.

        The body is a list of defect ids, the answer the linked defects. The relation shows as
        `newer_defect`, as far as the names tell.
        """
        return self._caller.call(_LINK, locals())

    def read(self, id: int) -> models.Defect:
        """Read one defect with asset, profile, overlays and history.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(self, id: int, body: models.DefectCreate | Mapping[str, Any]) -> models.Defect:
        """Replace a defect.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a defect.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.DefectPatch | Mapping[str, Any]
    ) -> models.Defect:
        """Change some fields of a defect.

        A defect of a published project has `is_locked` set. Put the reason for a change of
        `state` into `state_note`. The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncDefectsResource(AsyncResource):
    """Findings (called defects here): something observed on an asset, with severity, state,
    location and marked images."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        client_id: Filter = None,
        state: Choice[Literal["PENDING", "OPEN", "MONITOR", "REPAIR", "REPAIRED", "CLOSED"]]
        | None = None,
        asset: Filter = None,
        severity: Filter = None,
        type: Filter = None,
        project: Filter = None,
        cml: Filter = None,
        profile: Filter = None,
        layer: Filter = None,
        priority: Filter = None,
        repair_by: Filter = None,
        next_inspection_date: Filter = None,
        id: Filter = None,
        id__in: Filter = None,
        severity__in: Filter = None,
        severity_display: Filter = None,
        type_display: Filter = None,
        sub_type_display: Filter = None,
        component: Filter = None,
        component_display: Filter = None,
        location_code: Filter = None,
        location_code_display: Filter = None,
        location_zone: Filter = None,
        location_zone_display: Filter = None,
        asset_type__in: Filter = None,
        asset__in: Filter = None,
        project_type__in: Filter = None,
        layer__in: Filter = None,
        profile__in: Filter = None,
        search: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        descendants: Filter = None,
        created_on: Filter = None,
        project_selected_findings: Filter = None,
        related_to: Filter = None,
        latest: Filter = None,
        resolved_on: Filter = None,
        project__name: Filter = None,
        geometry_exists: Filter = None,
        created_by: Filter = None,
        labels: Filter = None,
        state_note: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.DefectListPage:
        """List defects (findings).

        Multi-value filters take a comma list, for example `state=OPEN,REPAIR`.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            client_id: Identifier that the creating client gave the record, unique in the
                workspace.
            state: State of the record; several as a comma list. One or more of: PENDING,
                OPEN, MONITOR, REPAIR, REPAIRED, CLOSED.
            asset: Id of the asset that the records belong to; several as a comma list.
            severity: Severity value of the defect, a whole number.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            project: Id of the project that the records belong to.
            cml: Id of the condition monitoring location.
            profile: Id of the defect profile.
            layer: Id of the location layer profile.
            priority: Priority: configured text for defects and projects, a number for media.
            repair_by: Date by which the defect is to be repaired.
            next_inspection_date: Date on which the next inspection is due.
            id: Id of the record; a text of the form `checklist::section::line` for result
                lines.
            id__in: Comma list of record ids.
            severity__in: Comma list of severity values.
            severity_display: Displayed name of the severity.
            type_display: Displayed name of the defect type.
            sub_type_display: Displayed name of the sub-type.
            component: Component of the asset, as stored.
            component_display: Displayed name of the component.
            location_code: Location code on the asset, as stored.
            location_code_display: Displayed name of the location code.
            location_zone: Zone of the asset, as stored.
            location_zone_display: Displayed name of the zone.
            asset_type__in: Comma list of asset type ids.
            asset__in: Comma list of asset ids.
            project_type__in: Comma list of project type ids.
            layer__in: Comma list of location layer profile ids.
            profile__in: Comma list of defect profile ids.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            project_selected_findings: Id of a project whose scope names the defects, as far
                as the name tells.
            related_to: Id of a defect to which others are linked.
            latest: True for the newest defect of each chain of linked ones, as the name
                suggests.
            resolved_on: Date or date-time at which the defect was resolved.
            project__name: Name of the project.
            geometry_exists: True for defects that have an outline drawn on a media, false for
                those without.
            created_by: Id of the user who created the record.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            state_note: Text in the note of the last change of state.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        client_id: Filter = None,
        state: Choice[Literal["PENDING", "OPEN", "MONITOR", "REPAIR", "REPAIRED", "CLOSED"]]
        | None = None,
        asset: Filter = None,
        severity: Filter = None,
        type: Filter = None,
        project: Filter = None,
        cml: Filter = None,
        profile: Filter = None,
        layer: Filter = None,
        priority: Filter = None,
        repair_by: Filter = None,
        next_inspection_date: Filter = None,
        id: Filter = None,
        id__in: Filter = None,
        severity__in: Filter = None,
        severity_display: Filter = None,
        type_display: Filter = None,
        sub_type_display: Filter = None,
        component: Filter = None,
        component_display: Filter = None,
        location_code: Filter = None,
        location_code_display: Filter = None,
        location_zone: Filter = None,
        location_zone_display: Filter = None,
        asset_type__in: Filter = None,
        asset__in: Filter = None,
        project_type__in: Filter = None,
        layer__in: Filter = None,
        profile__in: Filter = None,
        search: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        descendants: Filter = None,
        created_on: Filter = None,
        project_selected_findings: Filter = None,
        related_to: Filter = None,
        latest: Filter = None,
        resolved_on: Filter = None,
        project__name: Filter = None,
        geometry_exists: Filter = None,
        created_by: Filter = None,
        labels: Filter = None,
        state_note: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.DefectList, None]:
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
        self, body: models.DefectCreate | Mapping[str, Any]
    ) -> models.DefectCreateResponse:
        """Record a defect (finding).

        Asset and profile are set through `asset_id` and `profile_id`. A `client_id` that is
        already taken is answered with 400, which makes it safe to send the request again. The
        answer is typed with the fields of the body; what else the server sends is in
        `additional_properties`.
        """
        return await self._caller.call(_CREATE, locals())

    async def bulk_edit(self, body: JsonBody = None) -> Any:
        """Change many defects at once.

        HUVR does not document the body: by analogy with other bulk operations, send `ids` and
        the values to set. The answer is whatever JSON the server sends, or None.
        """
        return await self._caller.call(_BULK_EDIT, locals())

    async def filters(
        self,
        *,
        ordering: Filter = None,
        client_id: Filter = None,
        state: Choice[Literal["PENDING", "OPEN", "MONITOR", "REPAIR", "REPAIRED", "CLOSED"]]
        | None = None,
        asset: Filter = None,
        severity: Filter = None,
        type: Filter = None,
        project: Filter = None,
        cml: Filter = None,
        profile: Filter = None,
        layer: Filter = None,
        priority: Filter = None,
        repair_by: Filter = None,
        next_inspection_date: Filter = None,
        id: Filter = None,
        id__in: Filter = None,
        severity__in: Filter = None,
        severity_display: Filter = None,
        type_display: Filter = None,
        sub_type_display: Filter = None,
        component: Filter = None,
        component_display: Filter = None,
        location_code: Filter = None,
        location_code_display: Filter = None,
        location_zone: Filter = None,
        location_zone_display: Filter = None,
        asset_type__in: Filter = None,
        asset__in: Filter = None,
        project_type__in: Filter = None,
        layer__in: Filter = None,
        profile__in: Filter = None,
        search: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        descendants: Filter = None,
        created_on: Filter = None,
        project_selected_findings: Filter = None,
        related_to: Filter = None,
        latest: Filter = None,
        resolved_on: Filter = None,
        project__name: Filter = None,
        geometry_exists: Filter = None,
        created_by: Filter = None,
        labels: Filter = None,
        state_note: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.DefectFilter:
        """Count the filtered defects and list the values worth filtering by.

        Give it the filters already chosen: assets, owners, severities and location values of
        the remaining defects come back.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            client_id: Identifier that the creating client gave the record, unique in the
                workspace.
            state: State of the record; several as a comma list. One or more of: PENDING,
                OPEN, MONITOR, REPAIR, REPAIRED, CLOSED.
            asset: Id of the asset that the records belong to; several as a comma list.
            severity: Severity value of the defect, a whole number.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            project: Id of the project that the records belong to.
            cml: Id of the condition monitoring location.
            profile: Id of the defect profile.
            layer: Id of the location layer profile.
            priority: Priority: configured text for defects and projects, a number for media.
            repair_by: Date by which the defect is to be repaired.
            next_inspection_date: Date on which the next inspection is due.
            id: Id of the record; a text of the form `checklist::section::line` for result
                lines.
            id__in: Comma list of record ids.
            severity__in: Comma list of severity values.
            severity_display: Displayed name of the severity.
            type_display: Displayed name of the defect type.
            sub_type_display: Displayed name of the sub-type.
            component: Component of the asset, as stored.
            component_display: Displayed name of the component.
            location_code: Location code on the asset, as stored.
            location_code_display: Displayed name of the location code.
            location_zone: Zone of the asset, as stored.
            location_zone_display: Displayed name of the zone.
            asset_type__in: Comma list of asset type ids.
            asset__in: Comma list of asset ids.
            project_type__in: Comma list of project type ids.
            layer__in: Comma list of location layer profile ids.
            profile__in: Comma list of defect profile ids.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            project_selected_findings: Id of a project whose scope names the defects, as far
                as the name tells.
            related_to: Id of a defect to which others are linked.
            latest: True for the newest defect of each chain of linked ones, as the name
                suggests.
            resolved_on: Date or date-time at which the defect was resolved.
            project__name: Name of the project.
            geometry_exists: True for defects that have an outline drawn on a media, false for
                those without.
            created_by: Id of the user who created the record.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            state_note: Text in the note of the last change of state.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_FILTERS, locals())

    async def link(
        self, body: models.DefectLink | Mapping[str, Any]
    ) -> builtins.list[models.Defect]:
        """Link defects that describe the same thing over time.

        The body is a list of defect ids, the answer the linked defects. The relation shows as
        `newer_defect`, as far as the names tell.
        """
        return await self._caller.call(_LINK, locals())

    async def read(self, id: int) -> models.Defect:
        """Read one defect with asset, profile, overlays and history.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(self, id: int, body: models.DefectCreate | Mapping[str, Any]) -> models.Defect:
        """Replace a defect.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a defect.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.DefectPatch | Mapping[str, Any]
    ) -> models.Defect:
        """Change some fields of a defect.

        A defect of a published project has `is_locked` set. Put the reason for a change of
        `state` into `state_note`. The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
