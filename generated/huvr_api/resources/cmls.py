"""Condition monitoring locations: the fixed points on an asset where wall thickness or coating
is measured again and again."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any, Literal

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Choice, Filter

_LIST: Operation[models.CMLPage] = Operation("cmls.list", "GET", "/api/cmls/", "CMLPage")
_CREATE: Operation[models.CML] = Operation(
    "cmls.create", "POST", "/api/cmls/", "CML", body="CMLCreate"
)
_READ: Operation[models.CML] = Operation("cmls.read", "GET", "/api/cmls/{id}/", "CML")
_UPDATE: Operation[models.CML] = Operation(
    "cmls.update", "PUT", "/api/cmls/{id}/", "CML", body="CMLCreate"
)
_DELETE: Operation[None] = Operation("cmls.delete", "DELETE", "/api/cmls/{id}/", "None")
_PARTIAL_UPDATE: Operation[models.CML] = Operation(
    "cmls.partial_update", "PATCH", "/api/cmls/{id}/", "CML", body="CMLPatch"
)


class CmlsResource(Resource):
    """Condition monitoring locations: the fixed points on an asset where wall thickness or coating
    is measured again and again."""

    def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        asset: Filter = None,
        type: Choice[Literal["PIPE", "TANK", "BOILER", "VESSEL", "PART", "OTHER"]] | None = None,
        access_display: Filter = None,
        component_display: Filter = None,
        location_code_display: Filter = None,
        is_active: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        descendants: Filter = None,
        search: Filter = None,
        measurements_summary__base: Filter = None,
        measurements_summary__near: Filter = None,
        measurements_summary__last: Filter = None,
        location_zone: Filter = None,
        location_zone_display: Filter = None,
        next_inspection_date: Filter = None,
        next_inspection_reason: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.CMLPage:
        """List condition monitoring locations with a summary of their readings.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            asset: Id of the asset that the records belong to; several as a comma list.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects. One
                or more of: PIPE, TANK, BOILER, VESSEL, PART, OTHER.
            access_display: Displayed name of the access point.
            component_display: Displayed name of the component.
            location_code_display: Displayed name of the location code.
            is_active: True for records in use, false for deactivated ones.
            external_id: Identifier of the record in another system.
            app_key: Key given by the application that created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            measurements_summary__base: Baseline reading of the CML, by its id as far as the
                name tells.
            measurements_summary__near: Reading called `near` in the summary of the CML, by
                its id as far as the name tells.
            measurements_summary__last: Most recent reading of the CML, by its id as far as
                the name tells.
            location_zone: Zone of the asset, as stored.
            location_zone_display: Displayed name of the zone.
            next_inspection_date: Date on which the next inspection is due.
            next_inspection_reason: Reason why the next inspection is due.
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
        type: Choice[Literal["PIPE", "TANK", "BOILER", "VESSEL", "PART", "OTHER"]] | None = None,
        access_display: Filter = None,
        component_display: Filter = None,
        location_code_display: Filter = None,
        is_active: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        descendants: Filter = None,
        search: Filter = None,
        measurements_summary__base: Filter = None,
        measurements_summary__near: Filter = None,
        measurements_summary__last: Filter = None,
        location_zone: Filter = None,
        location_zone_display: Filter = None,
        next_inspection_date: Filter = None,
        next_inspection_reason: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.CML, None, None]:
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

    def create(self, body: models.CMLCreate | Mapping[str, Any]) -> models.CML:
        """Create a condition monitoring location on an asset.

        The asset is given by id and is the only field needed.
        """
        return self._caller.call(_CREATE, locals())

    def read(self, id: int) -> models.CML:
        """Read one condition monitoring location.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(self, id: int, body: models.CMLCreate | Mapping[str, Any]) -> models.CML:
        """Replace a condition monitoring location.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a condition monitoring location.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(self, id: int, body: models.CMLPatch | Mapping[str, Any]) -> models.CML:
        """Change some fields of a condition monitoring location.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncCmlsResource(AsyncResource):
    """Condition monitoring locations: the fixed points on an asset where wall thickness or coating
    is measured again and again."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        asset: Filter = None,
        type: Choice[Literal["PIPE", "TANK", "BOILER", "VESSEL", "PART", "OTHER"]] | None = None,
        access_display: Filter = None,
        component_display: Filter = None,
        location_code_display: Filter = None,
        is_active: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        descendants: Filter = None,
        search: Filter = None,
        measurements_summary__base: Filter = None,
        measurements_summary__near: Filter = None,
        measurements_summary__last: Filter = None,
        location_zone: Filter = None,
        location_zone_display: Filter = None,
        next_inspection_date: Filter = None,
        next_inspection_reason: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.CMLPage:
        """List condition monitoring locations with a summary of their readings.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            asset: Id of the asset that the records belong to; several as a comma list.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects. One
                or more of: PIPE, TANK, BOILER, VESSEL, PART, OTHER.
            access_display: Displayed name of the access point.
            component_display: Displayed name of the component.
            location_code_display: Displayed name of the location code.
            is_active: True for records in use, false for deactivated ones.
            external_id: Identifier of the record in another system.
            app_key: Key given by the application that created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            asset__asset_path_cache__path: Path of the asset in the asset tree, as stored by
                the server.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            measurements_summary__base: Baseline reading of the CML, by its id as far as the
                name tells.
            measurements_summary__near: Reading called `near` in the summary of the CML, by
                its id as far as the name tells.
            measurements_summary__last: Most recent reading of the CML, by its id as far as
                the name tells.
            location_zone: Zone of the asset, as stored.
            location_zone_display: Displayed name of the zone.
            next_inspection_date: Date on which the next inspection is due.
            next_inspection_reason: Reason why the next inspection is due.
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
        type: Choice[Literal["PIPE", "TANK", "BOILER", "VESSEL", "PART", "OTHER"]] | None = None,
        access_display: Filter = None,
        component_display: Filter = None,
        location_code_display: Filter = None,
        is_active: Filter = None,
        external_id: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset__asset_path_cache__path: Filter = None,
        descendants: Filter = None,
        search: Filter = None,
        measurements_summary__base: Filter = None,
        measurements_summary__near: Filter = None,
        measurements_summary__last: Filter = None,
        location_zone: Filter = None,
        location_zone_display: Filter = None,
        next_inspection_date: Filter = None,
        next_inspection_reason: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.CML, None]:
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

    async def create(self, body: models.CMLCreate | Mapping[str, Any]) -> models.CML:
        """Create a condition monitoring location on an asset.

        The asset is given by id and is the only field needed.
        """
        return await self._caller.call(_CREATE, locals())

    async def read(self, id: int) -> models.CML:
        """Read one condition monitoring location.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(self, id: int, body: models.CMLCreate | Mapping[str, Any]) -> models.CML:
        """Replace a condition monitoring location.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a condition monitoring location.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.CMLPatch | Mapping[str, Any]
    ) -> models.CML:
        """Change some fields of a condition monitoring location.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
