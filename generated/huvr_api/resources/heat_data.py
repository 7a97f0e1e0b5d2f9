"""Process records of steel-making heats (electric arc furnace and ladle), one record per heat,
read-only."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.HeatDataPage] = Operation(
    "heat_data.list", "GET", "/api/heat-data/", "HeatDataPage"
)
_READ: Operation[models.HeatData] = Operation(
    "heat_data.read", "GET", "/api/heat-data/{id}/", "HeatData"
)


class HeatDataResource(Resource):
    """Process records of steel-making heats (electric arc furnace and ladle), one record per heat,
    read-only."""

    def list(
        self,
        *,
        ordering: Filter = None,
        source__name: Filter = None,
        heat_number: Filter = None,
        crew: Filter = None,
        shift: Filter = None,
        tap_start: Filter = None,
        grade: Filter = None,
        grade_type: Filter = None,
        billet_weight: Filter = None,
        charge_weight: Filter = None,
        ladle: Filter = None,
        created_on: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.HeatDataPage:
        """List steel-making heats.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            source__name: Name of the asset (furnace) that the heat came from.
            heat_number: Number of the heat.
            crew: Id of the crew of an event; in heat data the name of the crew on shift.
            shift: Shift in which the heat was made.
            tap_start: Date or date-time at which tapping began.
            grade: Steel grade of the heat.
            grade_type: Group of steel grades of the heat.
            billet_weight: Billet weight of the heat.
            charge_weight: Charge weight of the heat.
            ladle: Identifier of the ladle.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        source__name: Filter = None,
        heat_number: Filter = None,
        crew: Filter = None,
        shift: Filter = None,
        tap_start: Filter = None,
        grade: Filter = None,
        grade_type: Filter = None,
        billet_weight: Filter = None,
        charge_weight: Filter = None,
        ladle: Filter = None,
        created_on: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.HeatData, None, None]:
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

    def read(self, id: int) -> models.HeatData:
        """Read the process record of one heat.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())


class AsyncHeatDataResource(AsyncResource):
    """Process records of steel-making heats (electric arc furnace and ladle), one record per heat,
    read-only."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        source__name: Filter = None,
        heat_number: Filter = None,
        crew: Filter = None,
        shift: Filter = None,
        tap_start: Filter = None,
        grade: Filter = None,
        grade_type: Filter = None,
        billet_weight: Filter = None,
        charge_weight: Filter = None,
        ladle: Filter = None,
        created_on: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.HeatDataPage:
        """List steel-making heats.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            source__name: Name of the asset (furnace) that the heat came from.
            heat_number: Number of the heat.
            crew: Id of the crew of an event; in heat data the name of the crew on shift.
            shift: Shift in which the heat was made.
            tap_start: Date or date-time at which tapping began.
            grade: Steel grade of the heat.
            grade_type: Group of steel grades of the heat.
            billet_weight: Billet weight of the heat.
            charge_weight: Charge weight of the heat.
            ladle: Identifier of the ladle.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        source__name: Filter = None,
        heat_number: Filter = None,
        crew: Filter = None,
        shift: Filter = None,
        tap_start: Filter = None,
        grade: Filter = None,
        grade_type: Filter = None,
        billet_weight: Filter = None,
        charge_weight: Filter = None,
        ladle: Filter = None,
        created_on: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.HeatData, None]:
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

    async def read(self, id: int) -> models.HeatData:
        """Read the process record of one heat.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())
