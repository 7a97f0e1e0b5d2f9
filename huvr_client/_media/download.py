"""One download of a media record's file."""

from __future__ import annotations

import os
import threading
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from .._needs import feature
from .._transport.wire import Kind, Reply, Request, TransportFailure
from ..errors import TransferError
from . import records
from .local_files import PartFile, Progress, check_progress, is_folder, is_there
from .names import collision_key, safe_name, unused_name
from .storage import (
    TransferRetries,
    check_url,
    content_length,
    content_range,
    is_page,
    refused,
    size_of,
    write_body,
)

if TYPE_CHECKING:
    from huvr_api import models

    from .._calls import CallContext
    from .._transport.wire import IO

# A text, so that no model is imported for it; where it is used, `models` is there.
MediaOrId: TypeAlias = (
    "int | str | models.InspectionMedia | models.InspectionMediaDefectInline | models.LibraryMedia"
)
Place: TypeAlias = Callable[[Any], Awaitable[Path]]
Existing: TypeAlias = Literal["error", "overwrite", "skip"]
_OK, _PARTIAL_CONTENT, _RANGE_NOT_SATISFIABLE = 200, 206, 416


class Folder:
    """A folder for downloads, which gives two files of the same name two names. Thread-safe."""

    def __init__(self, to: str | os.PathLike[str]) -> None:
        self._path = Path(to)
        self._used: set[str] = set()
        self._lock = threading.Lock()

    def place(self, record: Any) -> Path:
        """A path for the file of ``record``, under HUVR's name for it made harmless."""
        name = safe_name(record.name, f"media-{safe_name(str(record.id), 'file')}")
        with self._lock:
            name = unused_name(name, self._used)
            self._used.add(collision_key(name))
        return self._path / name


def place_for(io: IO, to: str | os.PathLike[str]) -> Place:
    """What chooses the path for ``Media.download(to=...)``."""

    def choose(record: Any) -> Path:
        return Folder(to).place(record) if is_folder(to) else Path(to)

    return lambda record: io.run(partial(choose, record))


def existing_for(*, overwrite: bool, skip_existing: bool) -> Existing:
    """What is to become of a file that is there. Raises ``ValueError`` for a contradiction."""
    if overwrite and skip_existing:
        raise ValueError("overwrite and skip_existing contradict each other")
    return "overwrite" if overwrite else "skip" if skip_existing else "error"


@feature("huvr.media.download")
async def download(
    context: CallContext,
    media: MediaOrId,
    place: Place,
    existing: Existing,
    progress: Progress | None,
) -> tuple[Path, bool]:
    """See ``Media.download``. Where the file is, and whether it was skipped.

    ``place`` chooses the path for the record.
    """
    task = _Download(context, media, progress)
    await task.find()
    target = await place(task.record)
    overwrite = existing == "overwrite"

    with ExitStack() as stack:

        def open_file() -> PartFile | None:
            if existing == "skip" and is_there(target, size_of(task.record)):
                return None
            return stack.enter_context(closing(PartFile(target, overwrite=overwrite)))

        file = await context.io.run(open_file)
        if file is None:
            return target, True
        await task.fill(file)
        await context.io.run(file.publish)
        return target, False


class _Download:
    record: Any
    """As HUVR returned it last, with the URL that is in use."""

    def __init__(self, context: CallContext, media: MediaOrId, progress: Progress | None) -> None:
        check_progress(progress, "done", "total")
        self._context = context
        self._progress = progress
        self._io = context.io
        self._library = records.is_library(media)
        record: Any = media if records.is_record(media) else None
        if record is None and (isinstance(media, bool) or not isinstance(media, int | str)):
            kind = type(media).__name__
            raise TypeError(f"a media record or the id of one is needed, not {kind}")
        self.record = record
        self._id: object = media if record is None else record.id
        self._version: tuple[str | None, int | None] = (None, None)  # ETag and size of what came
        self._retries = TransferRetries(context, self._refresh)

    async def find(self) -> None:
        """Read the record, unless it was given and has a URL."""
        if not getattr(self.record, "file", None):
            await self._refresh()

    async def _refresh(self) -> None:
        self.record = await records.read(self._context, self._id, library=self._library)

    async def fill(self, file: PartFile) -> None:
        """Fetch the bytes, over expired URLs and interruptions."""
        furthest = 0  # only bytes beyond it are progress, also after a restart
        while self._size is None or file.size < self._size:
            reply = await self._open(file)
            try:
                if await self._take(reply, file):
                    return
                continue
            except TransportFailure as exc:
                failure = exc
            finally:
                await self._io.close_reply(reply)
            self._retries.progress(file.size - furthest)
            furthest = max(furthest, file.size)
            await self._retries.pause_after(failure, "GET")

    @property
    def _what(self) -> str:
        """For messages. HUVR names a file also where none has come yet."""
        empty = getattr(self.record, "state", None) == "CREATED"
        return f"media {self._id} (state CREATED: not uploaded?)" if empty else f"media {self._id}"

    @property
    def _size(self) -> int | None:
        return size_of(self.record)

    async def _open(self, file: PartFile) -> Reply:
        """The reply that brings the rest of ``file`` (or all of it, or 416)."""
        while True:
            try:
                reply = await self._io.send(self._request(file.size))
            except TransportFailure as failure:
                await self._retries.pause_after(failure, "GET")
                continue
            if reply.status in (_OK, _PARTIAL_CONTENT, _RANGE_NOT_SATISFIABLE):
                return reply
            await self._retries.after_refusal(reply, self._what)

    def _request(self, offset: int) -> Request:
        # Compressed on the way, neither sizes nor ranges would be those of the file.
        headers = {"Accept-Encoding": "identity"}
        if offset:
            headers["Range"] = f"bytes={offset}-"
            etag, _ = self._version
            if etag and etag.startswith('"'):  # a strong one (RFC 9110, section 13.1.5)
                headers["If-Range"] = etag
        check_url(self._context.config.origin, self.record.file, self._what)
        return Request(
            "GET",
            self.record.file,
            headers=headers,
            timeout=self._context.config.timeout,
            stream=True,
            kind=Kind.STORAGE,
        )

    async def _take(self, reply: Reply, file: PartFile) -> bool:
        """Copy the body; ``False`` if nothing was taken and another request is needed."""
        if reply.status == _RANGE_NOT_SATISFIABLE:
            return await self._settle_range(reply, file)
        if reply.status == _PARTIAL_CONTENT:
            first, total = content_range(reply.headers)
            if first != file.size or self._is_another(reply, total):
                return await self._unusable(reply, file)
        else:
            total = content_length(reply.headers)
            if file.size:
                await self._io.run(file.restart)
        if is_page(reply.headers, self.record) or self._differs(total):
            await self._wrong(total)
            return False
        self._version = (reply.headers.get("ETag"), total)
        await write_body(self._io, reply, file, total or self._size, self._progress)
        return True

    def _is_another(self, reply: Reply, total: int | None) -> bool:
        """Whether the bytes are of another version of the file than those that are there."""
        version = (reply.headers.get("ETag"), total)
        pairs = zip(self._version, version, strict=True)
        return any(None not in (old, new) and old != new for old, new in pairs)

    async def _settle_range(self, reply: Reply, file: PartFile) -> bool:
        _, total = content_range(reply.headers)
        if file.size and file.size == total:
            return True  # the connection broke after the last byte
        return await self._unusable(reply, file)

    async def _unusable(self, reply: Reply, file: PartFile) -> bool:
        """The storage does not continue where we are: start again, unless we are at the start."""
        if not file.size:
            raise refused(reply, self._what)
        await self._io.run(file.restart)
        return False

    def _differs(self, total: int | None) -> bool:
        return None not in (total, self._size) and total != self._size

    async def _wrong(self, total: int | None) -> None:
        """What came is not the file. Our record may be old: try again with a fresh one."""
        message = (
            f"media {self._id}: the storage gave something else than the file "
            f"({total} bytes; HUVR's record says {self._size})"
        )
        await self._retries.refresh(TransferError(message))
