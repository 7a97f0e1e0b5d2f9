"""One download of a media record's file, as a flow."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from . import _records
from ._effects import Close, Flow, Reply, Run, Send, TransportFailure
from ._exchange import retry_after
from ._flows import with_error_bodies
from ._names import collision_key, safe_name, unused_name
from ._partial import Partial
from ._source import Progress
from ._storage import (
    FRESH_URLS,
    PASSING,
    STALE,
    Patience,
    content_length,
    content_range,
    is_page,
    is_web_url,
    refused,
)
from ._transfer import Copy, free_target, is_folder
from .errors import TransferError

if TYPE_CHECKING:
    from huvr_api.models import InspectionMedia, InspectionMediaDefectInline, LibraryMedia

    from ._calls import Core

    MediaOrId: TypeAlias = int | str | InspectionMedia | InspectionMediaDefectInline | LibraryMedia

_OK, _PARTIAL_CONTENT, _RANGE_NOT_SATISFIABLE = 200, 206, 416


class Folder:
    """Where downloads go, and the names given out in it.

    Two files called the same do not meet. Thread-safe.
    """

    def __init__(self, to: str | os.PathLike[str]) -> None:
        self._path = Path(to)
        self._taken: set[str] = set()
        self._lock = threading.Lock()

    def place(self, record: Any) -> Path:
        """A path for the file of ``record``, under HUVR's name for it made harmless."""
        name = safe_name(record.name, f"media-{safe_name(str(record.id), 'file')}")
        with self._lock:
            name = unused_name(name, self._taken)
            self._taken.add(collision_key(name))
        return self._path / name


def place_for(to: str | os.PathLike[str]) -> Callable[[Any], Path]:
    """What chooses the path for ``Media.download(to=...)``. Blocks."""

    def choose(record: Any) -> Path:
        return Folder(to).place(record) if is_folder(to) else Path(to)

    return choose


def download_flow(
    core: Core,
    media: MediaOrId,
    place: Callable[[Any], Path],
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Flow[Path]:
    """See ``Media.download``. ``place`` gives the path for the record."""
    download = _Download(core, media, progress)
    yield from download.find()

    def open_partial() -> Partial:
        return Partial(free_target(place(download.record), overwrite=overwrite), download.key)

    file: Partial = yield Run(open_partial)
    try:
        yield from download.fill(file)
        yield Run(partial(file.publish, overwrite=overwrite))
        return file.target
    finally:
        file.close()


class _Download:
    record: Any
    """As HUVR gave it last, with the URL that is in use."""

    def __init__(self, core: Core, media: MediaOrId, progress: Progress | None) -> None:
        self._core = core
        self._progress = progress
        self._library = _records.is_library(media)
        given: Any = media
        known = _records.is_record(media)
        if not known and (isinstance(media, bool) or not isinstance(media, int | str)):
            kind = type(media).__name__
            raise TypeError(f"a media record or the id of one is needed, not {kind}")
        self.record = given if known else None
        self._id: object = given.id if known else media
        self._fresh_urls = 0
        self._etag: str | None = None
        self._patience = Patience(core)

    @property
    def key(self) -> str:
        """What the content is known by: HUVR never changes a record's file."""
        whole = f"{self._core.origin} {self._library} {self._id}"
        return sha256(whole.encode()).hexdigest()[:12]

    def find(self) -> Flow[None]:
        """Read the record, unless it was given and has a URL."""
        if not self._has_file():
            yield from self._refresh()
        if not self._has_file():
            raise TransferError(f"{self._what}: HUVR's record has no URL to download from")

    def _has_file(self) -> bool:
        return is_web_url(getattr(self.record, "file", None))

    def _refresh(self) -> Flow[None]:
        self.record = yield from _records.read(self._core, self._id, library=self._library)

    def fill(self, file: Partial) -> Flow[None]:
        """Fetch what is missing in ``file``, over expired URLs and interruptions."""
        if self._size is not None and file.size > self._size:
            yield Run(file.restart)
        while self._size is None or file.size < self._size:
            before = file.size
            reply = yield from self._open(file)
            try:
                if (yield from self._take(reply, file)):
                    return
                continue
            except TransportFailure as exc:
                failure = exc
            finally:
                yield Close(reply)
            self._patience.progress(file.size - before)
            yield from self._patience.pause_after(failure, "GET")

    @property
    def _what(self) -> str:
        """For messages. HUVR names a file also where none has come yet."""
        empty = getattr(self.record, "state", None) == "CREATED"
        return f"media {self._id} (state CREATED: not uploaded?)" if empty else f"media {self._id}"

    @property
    def _size(self) -> int | None:
        """The size by HUVR's record, if it says."""
        size: object = self.record.size if hasattr(self.record, "size") else None
        return size if isinstance(size, int) and size > 0 else None

    def _open(self, file: Partial) -> Flow[Reply]:
        """The reply that brings the rest of ``file`` (or all of it, or 416)."""
        while True:
            try:
                reply: Reply = yield from with_error_bodies(self._request(file.size))
            except TransportFailure as failure:
                yield from self._patience.pause_after(failure, "GET")
                continue
            if reply.status in (_OK, _PARTIAL_CONTENT, _RANGE_NOT_SATISFIABLE):
                return reply
            problem = refused(reply, self._what)
            if reply.status in STALE and self._fresh_urls < FRESH_URLS:
                self._fresh_urls += 1
                yield from self._refresh()
            elif reply.status in PASSING:
                yield from self._patience.pause(problem, retry_after(reply))
            else:
                raise problem

    def _request(self, offset: int) -> Flow[Reply]:
        # Compressed on the way, neither sizes nor ranges would be those of the file.
        headers = {"Accept-Encoding": "identity"}
        if offset:
            headers["Range"] = f"bytes={offset}-"
            if self._etag is not None:
                headers["If-Range"] = self._etag
        reply: Reply = yield Send(
            "GET",
            self.record.file,
            headers=headers,
            timeout=self._core.timeout,
            stream=True,
            storage=True,
        )
        return reply

    def _take(self, reply: Reply, file: Partial) -> Flow[bool]:
        """Copy the body; ``False`` if nothing was taken and another request is needed."""
        if reply.status == _RANGE_NOT_SATISFIABLE:
            return (yield from self._settle_range(reply, file))
        if reply.status == _PARTIAL_CONTENT:
            first, total = content_range(reply.headers)
            if first != file.size:
                return (yield from self._unusable(reply, file))
        else:
            total = content_length(reply.headers)
            if file.size:
                yield Run(file.restart)
        if is_page(reply, self.record.media_type) or self._differs(total):
            yield from self._wrong(total)
            return False
        self._etag = _strong(reply.headers.get("ETag"))
        yield from Copy(file, total or self._size, self._progress).run(reply)
        return True

    def _settle_range(self, reply: Reply, file: Partial) -> Flow[bool]:
        _, total = content_range(reply.headers)
        if file.size and file.size == total:
            return True  # an earlier run had it all, and could not give it its name
        return (yield from self._unusable(reply, file))

    def _unusable(self, reply: Reply, file: Partial) -> Flow[bool]:
        """The storage does not go on where we are: then from the beginning, unless we were."""
        if not file.size:
            raise refused(reply, self._what)
        yield Run(file.restart)
        return False

    def _differs(self, total: int | None) -> bool:
        return None not in (total, self._size) and total != self._size

    def _wrong(self, total: int | None) -> Flow[None]:
        """What came is not the file. The record at hand may be old: once more with a fresh one."""
        if self._fresh_urls >= FRESH_URLS:
            raise TransferError(
                f"media {self._id}: the storage gave something else than the file "
                f"({total} bytes; HUVR's record says {self._size})"
            )
        self._fresh_urls += 1
        yield from self._refresh()


def _strong(etag: str | None) -> str | None:
    """``If-Range`` takes strong validators only (RFC 9110, section 13.1.5)."""
    return etag if etag and etag.startswith('"') else None
