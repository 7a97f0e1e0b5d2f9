"""Media records, read and created through the generated resource classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from .._calls import call
from ..errors import HuvrDecodeError

if TYPE_CHECKING:
    from huvr_api.models import InspectionMedia, LibraryMedia
    from huvr_api.operations import Operation
    from huvr_api.resources.inspection_media import AsyncInspectionMediaResource

    from .._calls import CallContext


class _RecordCaller:
    """The part of an ``AsyncCaller`` that is used here: single calls."""

    def __init__(self, context: CallContext) -> None:
        self._context = context

    async def call(self, operation: Operation[Any], arguments: Mapping[str, Any], /) -> Any:
        return await call(self._context, operation, arguments)


def _inspection_media(context: CallContext) -> AsyncInspectionMediaResource:
    from huvr_api.resources.inspection_media import AsyncInspectionMediaResource

    return AsyncInspectionMediaResource(cast("Any", _RecordCaller(context)))


async def read(
    context: CallContext, media_id: Any, *, library: bool = False
) -> InspectionMedia | LibraryMedia:
    """The record as it is now, with fresh signed URLs."""
    if library:
        from huvr_api.resources.library_media import AsyncLibraryMediaResource

        return await AsyncLibraryMediaResource(cast("Any", _RecordCaller(context))).read(media_id)
    return await _inspection_media(context).read(media_id)


async def reread(context: CallContext, record: InspectionMedia) -> InspectionMedia:
    media_id: Any = record.id
    if isinstance(media_id, bool) or not isinstance(media_id, int):
        raise HuvrDecodeError(f"HUVR's media record has no number as its id: {media_id!r:.60}")
    return await _inspection_media(context).read(media_id)


async def create(context: CallContext, body: Mapping[str, Any]) -> InspectionMedia:
    return await _inspection_media(context).create(body)


async def find(context: CallContext, client_id: str) -> InspectionMedia | None:
    """The record that was created with ``client_id``."""
    page = await _inspection_media(context).list(client_id=client_id)
    for record in page:
        # A server that does not know the filter gives records of all kinds.
        if getattr(record, "client_id", None) == client_id:
            return await reread(context, record)
    return None


def is_library(media: object) -> bool:
    from huvr_api.models import LibraryMedia

    return isinstance(media, LibraryMedia)


def is_record(media: object) -> bool:
    """Whether ``media`` is a media record (then it has ``id``, ``name`` and ``file``)."""
    from huvr_api.models import InspectionMedia, InspectionMediaDefectInline, LibraryMedia

    return isinstance(media, InspectionMedia | InspectionMediaDefectInline | LibraryMedia)
