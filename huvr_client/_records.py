"""Media records, read and made inside flows through the generated resource classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from ._calls import call_flow
from ._effects import Flow

if TYPE_CHECKING:
    from huvr_api.models import InspectionMedia
    from huvr_api.operations import Operation
    from huvr_api.resources.inspection_media import InspectionMediaResource
    from huvr_api.resources.library_media import LibraryMediaResource

    from ._calls import Core


class _Flows:
    """A ``Caller`` whose calls are flows.

    A resource class built on it makes no request, it gives the flow that would.
    """

    def __init__(self, core: Core) -> None:
        self._core = core

    def call(self, operation: Operation[Any], arguments: Mapping[str, Any], /) -> Any:
        return call_flow(self._core, operation, arguments)


def inspection_media(core: Core) -> InspectionMediaResource:
    from huvr_api.resources.inspection_media import InspectionMediaResource

    return InspectionMediaResource(cast("Any", _Flows(core)))


def library_media(core: Core) -> LibraryMediaResource:
    from huvr_api.resources.library_media import LibraryMediaResource

    return LibraryMediaResource(cast("Any", _Flows(core)))


def read(core: Core, media_id: Any, *, library: bool = False) -> Flow[Any]:
    """The record as it is now, with fresh signed URLs."""
    resource = library_media(core) if library else inspection_media(core)
    return cast("Flow[Any]", resource.read(media_id))


def create(core: Core, body: Mapping[str, Any]) -> Flow[InspectionMedia]:
    return cast("Flow[InspectionMedia]", inspection_media(core).create(body))


def find(core: Core, client_id: str) -> Flow[InspectionMedia | None]:
    """The record that was made with ``client_id``."""
    page: Any = yield from cast("Flow[Any]", inspection_media(core).list(client_id=client_id))
    for record in page:
        # A server that does not know the filter gives records of all kinds.
        if record.client_id == client_id:
            return cast("InspectionMedia", (yield from read(core, record.id)))
    return None


def is_library(media: object) -> bool:
    from huvr_api.models import LibraryMedia

    return isinstance(media, LibraryMedia)


def is_record(media: object) -> bool:
    """Whether ``media`` is a media record (then it has ``id``, ``name`` and ``file``)."""
    from huvr_api.models import InspectionMedia, InspectionMediaDefectInline, LibraryMedia

    return isinstance(media, InspectionMedia | InspectionMediaDefectInline | LibraryMedia)
