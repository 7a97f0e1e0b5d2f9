"""The answers of filled-in checklists, one record per line and read-only, for searching across
many forms at once."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.ChecklistResultLinePage] = Operation(
    "checklist_result_lines.list", "GET", "/api/checklist-result-lines/", "ChecklistResultLinePage"
)
_READ: Operation[models.ChecklistResultLine] = Operation(
    "checklist_result_lines.read",
    "GET",
    "/api/checklist-result-lines/{id}/",
    "ChecklistResultLine",
    text=("id",),
)


class ChecklistResultLinesResource(Resource):
    """The answers of filled-in checklists, one record per line and read-only, for searching across
    many forms at once."""

    def list(
        self,
        *,
        ordering: Filter = None,
        id: Filter = None,
        checklist: Filter = None,
        template: Filter = None,
        project: Filter = None,
        template_line: Filter = None,
        section_key: Filter = None,
        line_key: Filter = None,
        value: Filter = None,
        notes: Filter = None,
        template_line__type: Filter = None,
        template_line__label: Filter = None,
        template_line__description: Filter = None,
        template_line__section_label: Filter = None,
        template_line__section_description: Filter = None,
        checklist__project: Filter = None,
        checklist__project__name: Filter = None,
        template__name: Filter = None,
        template__version: Filter = None,
        search: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ChecklistResultLinePage:
        """List answers across checklists, one record per line.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            id: Id of the record; a text of the form `checklist::section::line` for result
                lines.
            checklist: Id of the checklist that the records belong to.
            template: Id of the checklist template.
            project: Id of the project that the records belong to.
            template_line: Identifier of the template line that was answered.
            section_key: Key of the checklist section.
            line_key: Key of the line within its section.
            value: Answer of the line or reading of the measurement.
            notes: Text in the notes of the answer.
            template_line__type: Input type of the template line.
            template_line__label: Label of the template line.
            template_line__description: Text in the description of the template line.
            template_line__section_label: Label of the template section.
            template_line__section_description: Text in the description of the template
                section.
            checklist__project: Id of the project of the checklist.
            checklist__project__name: Name of the project of the checklist.
            template__name: Name of the checklist template.
            template__version: Version of the checklist template.
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
        id: Filter = None,
        checklist: Filter = None,
        template: Filter = None,
        project: Filter = None,
        template_line: Filter = None,
        section_key: Filter = None,
        line_key: Filter = None,
        value: Filter = None,
        notes: Filter = None,
        template_line__type: Filter = None,
        template_line__label: Filter = None,
        template_line__description: Filter = None,
        template_line__section_label: Filter = None,
        template_line__section_description: Filter = None,
        checklist__project: Filter = None,
        checklist__project__name: Filter = None,
        template__name: Filter = None,
        template__version: Filter = None,
        search: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.ChecklistResultLine, None, None]:
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

    def read(self, id: str) -> models.ChecklistResultLine:
        """Read one answer of a checklist.

        The id is a text of the form `checklist::section::line`, not a number.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())


class AsyncChecklistResultLinesResource(AsyncResource):
    """The answers of filled-in checklists, one record per line and read-only, for searching across
    many forms at once."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        id: Filter = None,
        checklist: Filter = None,
        template: Filter = None,
        project: Filter = None,
        template_line: Filter = None,
        section_key: Filter = None,
        line_key: Filter = None,
        value: Filter = None,
        notes: Filter = None,
        template_line__type: Filter = None,
        template_line__label: Filter = None,
        template_line__description: Filter = None,
        template_line__section_label: Filter = None,
        template_line__section_description: Filter = None,
        checklist__project: Filter = None,
        checklist__project__name: Filter = None,
        template__name: Filter = None,
        template__version: Filter = None,
        search: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.ChecklistResultLinePage:
        """List answers across checklists, one record per line.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            id: Id of the record; a text of the form `checklist::section::line` for result
                lines.
            checklist: Id of the checklist that the records belong to.
            template: Id of the checklist template.
            project: Id of the project that the records belong to.
            template_line: Identifier of the template line that was answered.
            section_key: Key of the checklist section.
            line_key: Key of the line within its section.
            value: Answer of the line or reading of the measurement.
            notes: Text in the notes of the answer.
            template_line__type: Input type of the template line.
            template_line__label: Label of the template line.
            template_line__description: Text in the description of the template line.
            template_line__section_label: Label of the template section.
            template_line__section_description: Text in the description of the template
                section.
            checklist__project: Id of the project of the checklist.
            checklist__project__name: Name of the project of the checklist.
            template__name: Name of the checklist template.
            template__version: Version of the checklist template.
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
        id: Filter = None,
        checklist: Filter = None,
        template: Filter = None,
        project: Filter = None,
        template_line: Filter = None,
        section_key: Filter = None,
        line_key: Filter = None,
        value: Filter = None,
        notes: Filter = None,
        template_line__type: Filter = None,
        template_line__label: Filter = None,
        template_line__description: Filter = None,
        template_line__section_label: Filter = None,
        template_line__section_description: Filter = None,
        checklist__project: Filter = None,
        checklist__project__name: Filter = None,
        template__name: Filter = None,
        template__version: Filter = None,
        search: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.ChecklistResultLine, None]:
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

    async def read(self, id: str) -> models.ChecklistResultLine:
        """Read one answer of a checklist.

        The id is a text of the form `checklist::section::line`, not a number.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())
