"""Photos, videos and other files collected in inspections, with position on the asset and the
findings marked on them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any, Literal

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Choice, Filter, JsonBody

_LIST: Operation[models.InspectionMediaPage] = Operation(
    "inspection_media.list", "GET", "/api/inspection-media/", "InspectionMediaPage"
)
_CREATE: Operation[models.InspectionMedia] = Operation(
    "inspection_media.create",
    "POST",
    "/api/inspection-media/",
    "InspectionMedia",
    body="InspectionMediaCreate",
)
_BULK_DELETE: Operation[None] = Operation(
    "inspection_media.bulk_delete",
    "POST",
    "/api/inspection-media/bulk-delete/",
    "None",
    body="BulkDelete",
)
_BULK_EDIT: Operation[Any] = Operation(
    "inspection_media.bulk_edit", "POST", "/api/inspection-media/bulk-edit/", "Any", body="JsonBody"
)
_PROCESS: Operation[Any] = Operation(
    "inspection_media.process",
    "POST",
    "/api/inspection-media/process/",
    "Any",
    body="InspectionMediaProcess",
)
_READ: Operation[models.InspectionMedia] = Operation(
    "inspection_media.read", "GET", "/api/inspection-media/{id}/", "InspectionMedia"
)
_UPDATE: Operation[models.InspectionMedia] = Operation(
    "inspection_media.update",
    "PUT",
    "/api/inspection-media/{id}/",
    "InspectionMedia",
    body="InspectionMediaUpdate",
)
_DELETE: Operation[None] = Operation(
    "inspection_media.delete", "DELETE", "/api/inspection-media/{id}/", "None"
)
_PARTIAL_UPDATE: Operation[models.InspectionMedia] = Operation(
    "inspection_media.partial_update",
    "PATCH",
    "/api/inspection-media/{id}/",
    "InspectionMedia",
    body="InspectionMediaPatch",
)
_EXTRACT_TEXT: Operation[Any] = Operation(
    "inspection_media.extract_text",
    "POST",
    "/api/inspection-media/{id}/extract-text/",
    "Any",
    body="JsonBody",
)
_OVERLAYS_CREATE: Operation[models.InspectionMedia] = Operation(
    "inspection_media.overlays_create",
    "POST",
    "/api/inspection-media/{id}/overlays/",
    "InspectionMedia",
    body="InspectionMediaOverlayCreate",
)
_OVERLAYS_PARTIAL_UPDATE: Operation[models.InspectionMedia] = Operation(
    "inspection_media.overlays_partial_update",
    "PATCH",
    "/api/inspection-media/{id}/overlays/",
    "InspectionMedia",
    body="JsonBody",
)


class InspectionMediaResource(Resource):
    """Photos, videos and other files collected in inspections, with position on the asset and the
    findings marked on them."""

    def list(
        self,
        *,
        ordering: Filter = None,
        id: Filter = None,
        captured_on: Filter = None,
        checklist: Filter = None,
        client_id: Filter = None,
        cml: Filter = None,
        component_display: Filter = None,
        created_by_me: Filter = None,
        created_on: Filter = None,
        defect: Filter = None,
        document_category: Choice[Literal["audio", "image", "video", "office", "archive", "other"]]
        | None = None,
        file: Filter = None,
        geo_point__bounding_box: Filter = None,
        hidden: Filter = None,
        location_zone_display: Filter = None,
        name: Filter = None,
        priority: Filter = None,
        project: Filter = None,
        recent: Filter = None,
        related: Filter = None,
        search: Filter = None,
        size_max: Filter = None,
        size_min: Filter = None,
        size: Filter = None,
        source_media: Filter = None,
        state: Choice[
            Literal["CREATED", "UPLOADED", "PROCESSING", "PROCESSED", "INSPECTED", "NOT_FOUND"]
        ]
        | None = None,
        description: Filter = None,
        location_code_display: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.InspectionMediaPage:
        """List inspection media.

        `file`, `thumbnail` and `preview` in the items are signed URLs that expire.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            id: Id of the record; a text of the form `checklist::section::line` for result
                lines.
            captured_on: Date or date-time at which the media was captured.
            checklist: Id of the checklist that the records belong to.
            client_id: Identifier that the creating client gave the record, unique in the
                workspace.
            cml: Id of the condition monitoring location.
            component_display: Displayed name of the component.
            created_by_me: True for records that the caller created.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            defect: Id of a defect that is marked on the media.
            document_category: Broad kind of file: image, video, audio, office, archive or
                other. One or more of: audio, image, video, office, archive, other.
            file: Stored file name or path of the media.
            geo_point__bounding_box: Bounding box that the position must lie in, four numbers
                as a comma list; their order is not documented here.
            hidden: True for media that are hidden from normal display, false for the others.
            location_zone_display: Displayed name of the zone.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            priority: Priority: configured text for defects and projects, a number for media.
            project: Id of the project that the records belong to.
            recent: True for recent records only; how recent is up to the server.
            related: Id of an asset whose related records are meant; which relations count is
                not documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            size_max: Largest file size in bytes.
            size_min: Smallest file size in bytes.
            size: Exact size of the file in bytes.
            source_media: Id of the media from which this one was taken, for example the video
                of a still.
            state: State of the record; several as a comma list. One or more of: CREATED,
                UPLOADED, PROCESSING, PROCESSED, INSPECTED, NOT_FOUND.
            description: Text in the description.
            location_code_display: Displayed name of the location code.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        id: Filter = None,
        captured_on: Filter = None,
        checklist: Filter = None,
        client_id: Filter = None,
        cml: Filter = None,
        component_display: Filter = None,
        created_by_me: Filter = None,
        created_on: Filter = None,
        defect: Filter = None,
        document_category: Choice[Literal["audio", "image", "video", "office", "archive", "other"]]
        | None = None,
        file: Filter = None,
        geo_point__bounding_box: Filter = None,
        hidden: Filter = None,
        location_zone_display: Filter = None,
        name: Filter = None,
        priority: Filter = None,
        project: Filter = None,
        recent: Filter = None,
        related: Filter = None,
        search: Filter = None,
        size_max: Filter = None,
        size_min: Filter = None,
        size: Filter = None,
        source_media: Filter = None,
        state: Choice[
            Literal["CREATED", "UPLOADED", "PROCESSING", "PROCESSED", "INSPECTED", "NOT_FOUND"]
        ]
        | None = None,
        description: Filter = None,
        location_code_display: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.InspectionMedia, None, None]:
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
        self, body: models.InspectionMediaCreate | Mapping[str, Any]
    ) -> models.InspectionMedia:
        """Create a media record and get the URL to upload the file to.

        The first of two steps: afterwards PUT the bytes to `upload.url` with `upload.headers`
        and without the access token. A name already used in the project or checklist gets a
        number appended; a `client_id` already used is answered with 400.
        """
        return self._caller.call(_CREATE, locals())

    def bulk_delete(self, body: models.BulkDelete | Mapping[str, Any]) -> None:
        """Delete many inspection media.

        Declared with a media record as body; by analogy with other bulk operations expect an
        object with `ids`. Answers 204.
        """
        return self._caller.call(_BULK_DELETE, locals())

    def bulk_edit(self, body: JsonBody = None) -> Any:
        """Change many inspection media at once.

        HUVR does not document the body: by analogy with other bulk operations, send `ids` and
        the values to set. The answer is whatever JSON the server sends, or None.
        """
        return self._caller.call(_BULK_EDIT, locals())

    def process(self, body: models.InspectionMediaProcess | Mapping[str, Any]) -> Any:
        """Unpack uploaded archives into single media.

        The one documented action is `EXTRACT_COMPRESSED_MEDIA`. The answer is whatever JSON the
        server sends.
        """
        return self._caller.call(_PROCESS, locals())

    def read(self, id: int) -> models.InspectionMedia:
        """Read one inspection media.

        Read again to get fresh signed URLs, for the download as well as for an upload that is
        still outstanding.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(
        self, id: int, body: models.InspectionMediaUpdate | Mapping[str, Any]
    ) -> models.InspectionMedia:
        """Replace the metadata of an inspection media.

        File content cannot be changed once uploaded.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete an inspection media.

        Media of a published project cannot be deleted.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.InspectionMediaPatch | Mapping[str, Any]
    ) -> models.InspectionMedia:
        """Change some metadata of an inspection media.

        File content cannot be changed once uploaded. The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())

    def extract_text(self, id: int, body: JsonBody = None) -> Any:
        """Recognise the text in an inspection media.

        HUVR documents neither what the body must hold nor the answer, which is whatever JSON
        the server sends, or None.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_EXTRACT_TEXT, locals())

    def overlays_create(
        self, id: int, body: models.InspectionMediaOverlayCreate | Mapping[str, Any]
    ) -> models.InspectionMedia:
        """Add a mark to an inspection media.

        The answer is the media with all its marks.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_OVERLAYS_CREATE, locals())

    def overlays_partial_update(self, id: int, body: JsonBody = None) -> models.InspectionMedia:
        """Change the marks of an inspection media.

        Declared with the nested read model as body; the fields that matter are those of a mark.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_OVERLAYS_PARTIAL_UPDATE, locals())


class AsyncInspectionMediaResource(AsyncResource):
    """Photos, videos and other files collected in inspections, with position on the asset and the
    findings marked on them."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        id: Filter = None,
        captured_on: Filter = None,
        checklist: Filter = None,
        client_id: Filter = None,
        cml: Filter = None,
        component_display: Filter = None,
        created_by_me: Filter = None,
        created_on: Filter = None,
        defect: Filter = None,
        document_category: Choice[Literal["audio", "image", "video", "office", "archive", "other"]]
        | None = None,
        file: Filter = None,
        geo_point__bounding_box: Filter = None,
        hidden: Filter = None,
        location_zone_display: Filter = None,
        name: Filter = None,
        priority: Filter = None,
        project: Filter = None,
        recent: Filter = None,
        related: Filter = None,
        search: Filter = None,
        size_max: Filter = None,
        size_min: Filter = None,
        size: Filter = None,
        source_media: Filter = None,
        state: Choice[
            Literal["CREATED", "UPLOADED", "PROCESSING", "PROCESSED", "INSPECTED", "NOT_FOUND"]
        ]
        | None = None,
        description: Filter = None,
        location_code_display: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.InspectionMediaPage:
        """List inspection media.

        `file`, `thumbnail` and `preview` in the items are signed URLs that expire.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            id: Id of the record; a text of the form `checklist::section::line` for result
                lines.
            captured_on: Date or date-time at which the media was captured.
            checklist: Id of the checklist that the records belong to.
            client_id: Identifier that the creating client gave the record, unique in the
                workspace.
            cml: Id of the condition monitoring location.
            component_display: Displayed name of the component.
            created_by_me: True for records that the caller created.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            defect: Id of a defect that is marked on the media.
            document_category: Broad kind of file: image, video, audio, office, archive or
                other. One or more of: audio, image, video, office, archive, other.
            file: Stored file name or path of the media.
            geo_point__bounding_box: Bounding box that the position must lie in, four numbers
                as a comma list; their order is not documented here.
            hidden: True for media that are hidden from normal display, false for the others.
            location_zone_display: Displayed name of the zone.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            priority: Priority: configured text for defects and projects, a number for media.
            project: Id of the project that the records belong to.
            recent: True for recent records only; how recent is up to the server.
            related: Id of an asset whose related records are meant; which relations count is
                not documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            size_max: Largest file size in bytes.
            size_min: Smallest file size in bytes.
            size: Exact size of the file in bytes.
            source_media: Id of the media from which this one was taken, for example the video
                of a still.
            state: State of the record; several as a comma list. One or more of: CREATED,
                UPLOADED, PROCESSING, PROCESSED, INSPECTED, NOT_FOUND.
            description: Text in the description.
            location_code_display: Displayed name of the location code.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        id: Filter = None,
        captured_on: Filter = None,
        checklist: Filter = None,
        client_id: Filter = None,
        cml: Filter = None,
        component_display: Filter = None,
        created_by_me: Filter = None,
        created_on: Filter = None,
        defect: Filter = None,
        document_category: Choice[Literal["audio", "image", "video", "office", "archive", "other"]]
        | None = None,
        file: Filter = None,
        geo_point__bounding_box: Filter = None,
        hidden: Filter = None,
        location_zone_display: Filter = None,
        name: Filter = None,
        priority: Filter = None,
        project: Filter = None,
        recent: Filter = None,
        related: Filter = None,
        search: Filter = None,
        size_max: Filter = None,
        size_min: Filter = None,
        size: Filter = None,
        source_media: Filter = None,
        state: Choice[
            Literal["CREATED", "UPLOADED", "PROCESSING", "PROCESSED", "INSPECTED", "NOT_FOUND"]
        ]
        | None = None,
        description: Filter = None,
        location_code_display: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.InspectionMedia, None]:
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
        self, body: models.InspectionMediaCreate | Mapping[str, Any]
    ) -> models.InspectionMedia:
        """Create a media record and get the URL to upload the file to.

        The first of two steps: afterwards PUT the bytes to `upload.url` with `upload.headers`
        and without the access token. A name already used in the project or checklist gets a
        number appended; a `client_id` already used is answered with 400.
        """
        return await self._caller.call(_CREATE, locals())

    async def bulk_delete(self, body: models.BulkDelete | Mapping[str, Any]) -> None:
        """Delete many inspection media.

        Declared with a media record as body; by analogy with other bulk operations expect an
        object with `ids`. Answers 204.
        """
        return await self._caller.call(_BULK_DELETE, locals())

    async def bulk_edit(self, body: JsonBody = None) -> Any:
        """Change many inspection media at once.

        HUVR does not document the body: by analogy with other bulk operations, send `ids` and
        the values to set. The answer is whatever JSON the server sends, or None.
        """
        return await self._caller.call(_BULK_EDIT, locals())

    async def process(self, body: models.InspectionMediaProcess | Mapping[str, Any]) -> Any:
        """Unpack uploaded archives into single media.

        The one documented action is `EXTRACT_COMPRESSED_MEDIA`. The answer is whatever JSON the
        server sends.
        """
        return await self._caller.call(_PROCESS, locals())

    async def read(self, id: int) -> models.InspectionMedia:
        """Read one inspection media.

        Read again to get fresh signed URLs, for the download as well as for an upload that is
        still outstanding.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.InspectionMediaUpdate | Mapping[str, Any]
    ) -> models.InspectionMedia:
        """Replace the metadata of an inspection media.

        File content cannot be changed once uploaded.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete an inspection media.

        Media of a published project cannot be deleted.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.InspectionMediaPatch | Mapping[str, Any]
    ) -> models.InspectionMedia:
        """Change some metadata of an inspection media.

        File content cannot be changed once uploaded. The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())

    async def extract_text(self, id: int, body: JsonBody = None) -> Any:
        """Recognise the text in an inspection media.

        HUVR documents neither what the body must hold nor the answer, which is whatever JSON
        the server sends, or None.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_EXTRACT_TEXT, locals())

    async def overlays_create(
        self, id: int, body: models.InspectionMediaOverlayCreate | Mapping[str, Any]
    ) -> models.InspectionMedia:
        """Add a mark to an inspection media.

        The answer is the media with all its marks.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_OVERLAYS_CREATE, locals())

    async def overlays_partial_update(
        self, id: int, body: JsonBody = None
    ) -> models.InspectionMedia:
        """Change the marks of an inspection media.

        Declared with the nested read model as body; the fields that matter are those of a mark.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_OVERLAYS_PARTIAL_UPDATE, locals())
