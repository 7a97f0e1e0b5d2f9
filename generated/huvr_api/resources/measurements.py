"""Readings taken at condition monitoring locations, such as ultrasonic thickness."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any, Literal

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Choice, Filter

_LIST: Operation[models.MeasurementListPage] = Operation(
    "measurements.list", "GET", "/api/measurements/", "MeasurementListPage"
)
_CREATE: Operation[models.Measurement] = Operation(
    "measurements.create", "POST", "/api/measurements/", "Measurement", body="MeasurementCreate"
)
_BULK_DELETE: Operation[None] = Operation(
    "measurements.bulk_delete", "POST", "/api/measurements/bulk-delete/", "None", body="BulkDelete"
)
_IMPORT_: Operation[Any] = Operation(
    "measurements.import_", "POST", "/api/measurements/import/", "Any", body="MeasurementImport"
)
_READ: Operation[models.Measurement] = Operation(
    "measurements.read", "GET", "/api/measurements/{id}/", "Measurement"
)
_UPDATE: Operation[models.Measurement] = Operation(
    "measurements.update", "PUT", "/api/measurements/{id}/", "Measurement", body="MeasurementCreate"
)
_DELETE: Operation[None] = Operation(
    "measurements.delete", "DELETE", "/api/measurements/{id}/", "None"
)
_PARTIAL_UPDATE: Operation[models.Measurement] = Operation(
    "measurements.partial_update",
    "PATCH",
    "/api/measurements/{id}/",
    "Measurement",
    body="MeasurementPatch",
)


class MeasurementsResource(Resource):
    """Readings taken at condition monitoring locations, such as ultrasonic thickness."""

    def list(
        self,
        *,
        ordering: Filter = None,
        cml: Filter = None,
        type: Choice[Literal["UT_PIPE", "UT_TANK", "UT_COAT"]] | None = None,
        project: Filter = None,
        state: Choice[Literal["PENDING", "NEEDS_VERIFICATION", "ACTIVE", "IGNORE"]] | None = None,
        collected_by__name: Filter = None,
        collected_on: Filter = None,
        cml_asset_path: Filter = None,
        cml__name: Filter = None,
        comment: Filter = None,
        project__name: Filter = None,
        search: Filter = None,
        measurement_offset: Filter = None,
        units: Filter = None,
        value: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.MeasurementListPage:
        """List measurements.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            cml: Id of the condition monitoring location.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects. One
                or more of: UT_PIPE, UT_TANK, UT_COAT.
            project: Id of the project that the records belong to.
            state: State of the record; several as a comma list. One or more of: PENDING,
                NEEDS_VERIFICATION, ACTIVE, IGNORE.
            collected_by__name: Name of the user who took the measurement.
            collected_on: Date or date-time at which the measurement was taken.
            cml_asset_path: Path, in the asset tree, of the asset of the measured CML.
            cml__name: Name of the condition monitoring location.
            comment: Text of the comment on the measurement.
            project__name: Name of the project.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            measurement_offset: Offset of the reading from the CML; named so because `offset`
                pages the list.
            units: Unit of the reading: `in`, `mm` or `NOT_SET`.
            value: Answer of the line or reading of the measurement.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        cml: Filter = None,
        type: Choice[Literal["UT_PIPE", "UT_TANK", "UT_COAT"]] | None = None,
        project: Filter = None,
        state: Choice[Literal["PENDING", "NEEDS_VERIFICATION", "ACTIVE", "IGNORE"]] | None = None,
        collected_by__name: Filter = None,
        collected_on: Filter = None,
        cml_asset_path: Filter = None,
        cml__name: Filter = None,
        comment: Filter = None,
        project__name: Filter = None,
        search: Filter = None,
        measurement_offset: Filter = None,
        units: Filter = None,
        value: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.MeasurementList, None, None]:
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

    def create(self, body: models.MeasurementCreate | Mapping[str, Any]) -> models.Measurement:
        """Record a measurement at a condition monitoring location."""
        return self._caller.call(_CREATE, locals())

    def bulk_delete(self, body: models.BulkDelete | Mapping[str, Any]) -> None:
        """Delete many measurements.

        Declared with a measurement as body; by analogy with other bulk operations expect an
        object with `ids`. Answers 204.
        """
        return self._caller.call(_BULK_DELETE, locals())

    def import_(self, body: models.MeasurementImport | Mapping[str, Any]) -> Any:
        """Import a batch of measurements into a project.

        One collector, date and unit can be given for the whole batch. The answer is whatever
        JSON the server sends: HUVR documents one measurement, a list is more likely.
        """
        return self._caller.call(_IMPORT_, locals())

    def read(self, id: int) -> models.Measurement:
        """Read one measurement with its CML nested.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.MeasurementCreate | Mapping[str, Any]
    ) -> models.Measurement:
        """Replace a measurement.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a measurement.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.MeasurementPatch | Mapping[str, Any]
    ) -> models.Measurement:
        """Change some fields of a measurement.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncMeasurementsResource(AsyncResource):
    """Readings taken at condition monitoring locations, such as ultrasonic thickness."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        cml: Filter = None,
        type: Choice[Literal["UT_PIPE", "UT_TANK", "UT_COAT"]] | None = None,
        project: Filter = None,
        state: Choice[Literal["PENDING", "NEEDS_VERIFICATION", "ACTIVE", "IGNORE"]] | None = None,
        collected_by__name: Filter = None,
        collected_on: Filter = None,
        cml_asset_path: Filter = None,
        cml__name: Filter = None,
        comment: Filter = None,
        project__name: Filter = None,
        search: Filter = None,
        measurement_offset: Filter = None,
        units: Filter = None,
        value: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.MeasurementListPage:
        """List measurements.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            cml: Id of the condition monitoring location.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects. One
                or more of: UT_PIPE, UT_TANK, UT_COAT.
            project: Id of the project that the records belong to.
            state: State of the record; several as a comma list. One or more of: PENDING,
                NEEDS_VERIFICATION, ACTIVE, IGNORE.
            collected_by__name: Name of the user who took the measurement.
            collected_on: Date or date-time at which the measurement was taken.
            cml_asset_path: Path, in the asset tree, of the asset of the measured CML.
            cml__name: Name of the condition monitoring location.
            comment: Text of the comment on the measurement.
            project__name: Name of the project.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            measurement_offset: Offset of the reading from the CML; named so because `offset`
                pages the list.
            units: Unit of the reading: `in`, `mm` or `NOT_SET`.
            value: Answer of the line or reading of the measurement.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        cml: Filter = None,
        type: Choice[Literal["UT_PIPE", "UT_TANK", "UT_COAT"]] | None = None,
        project: Filter = None,
        state: Choice[Literal["PENDING", "NEEDS_VERIFICATION", "ACTIVE", "IGNORE"]] | None = None,
        collected_by__name: Filter = None,
        collected_on: Filter = None,
        cml_asset_path: Filter = None,
        cml__name: Filter = None,
        comment: Filter = None,
        project__name: Filter = None,
        search: Filter = None,
        measurement_offset: Filter = None,
        units: Filter = None,
        value: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.MeasurementList, None]:
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
        self, body: models.MeasurementCreate | Mapping[str, Any]
    ) -> models.Measurement:
        """Record a measurement at a condition monitoring location."""
        return await self._caller.call(_CREATE, locals())

    async def bulk_delete(self, body: models.BulkDelete | Mapping[str, Any]) -> None:
        """Delete many measurements.

        Declared with a measurement as body; by analogy with other bulk operations expect an
        object with `ids`. Answers 204.
        """
        return await self._caller.call(_BULK_DELETE, locals())

    async def import_(self, body: models.MeasurementImport | Mapping[str, Any]) -> Any:
        """Import a batch of measurements into a project.

        One collector, date and unit can be given for the whole batch. The answer is whatever
        JSON the server sends: HUVR documents one measurement, a list is more likely.
        """
        return await self._caller.call(_IMPORT_, locals())

    async def read(self, id: int) -> models.Measurement:
        """Read one measurement with its CML nested.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.MeasurementCreate | Mapping[str, Any]
    ) -> models.Measurement:
        """Replace a measurement.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a measurement.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.MeasurementPatch | Mapping[str, Any]
    ) -> models.Measurement:
        """Change some fields of a measurement.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
