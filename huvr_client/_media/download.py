"""One download of a media record's file."""

from __future__ import annotations

import os
import threading
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from .._needs import feature
from .._transport.wire import Kind, Reply, Request
from ..errors import TransferError
from .local_files import PartFile, Progress, check_progress, is_folder, is_there
from .names import collision_key, safe_name, unused_name
from .records import inspection_media, library_media
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

# A text, so that no model is imported for it; where it is used, `models` is there.
MediaOrId: TypeAlias = (
    "int | str | models.InspectionMedia | models.InspectionMediaDefectInline | models.LibraryMedia"
)
_OK, _PARTIAL_CONTENT, _RANGE_NOT_SATISFIABLE = _ANSWERS = 200, 206, 416


@dataclass(frozen=True, slots=True)
class DownloadOptions:
    """The arguments of ``Media.download`` and ``download_many`` beside the records.

    Raises ``TypeError`` or ``ValueError`` naming the one at fault.
    """

    to: str | os.PathLike[str]
    overwrite: bool = False
    skip_existing: bool = False
    progress: Progress | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.to, str | os.PathLike):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"to must be a path, not {type(self.to).__name__}")
        if self.overwrite and self.skip_existing:
            raise ValueError("overwrite and skip_existing contradict each other")
        check_progress(self.progress, "done", "total")


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


def _place(to: str | os.PathLike[str], record: Any) -> Path:
    return Folder(to).place(record) if is_folder(to) else Path(to)


@feature("huvr.media.download")
async def download(
    context: CallContext,
    media: MediaOrId,
    options: DownloadOptions,
    place: Callable[[Any], Awaitable[Path]] | None = None,
) -> tuple[Path, bool]:
    """See ``Media.download``. Where the file is, and whether it was there and was skipped.

    ``place`` chooses the path for the record; by default it is chosen by ``options.to``.
    """
    io = context.io
    task = _Download(context, media, options.progress)
    await task.find()
    record = task.record
    target = await (place(record) if place else io.run(partial(_place, options.to, record)))
    with ExitStack() as stack:

        def open_file() -> PartFile | None:
            if options.skip_existing and is_there(target, size_of(record)):
                return None
            part = PartFile(target, overwrite=options.overwrite)
            return stack.enter_context(closing(part))

        file = await io.run(open_file)
        if file is not None:
            await task.fill(file)
            await io.run(file.publish)
    return target, file is None


class _Download:
    record: Any
    """As HUVR returned it last, with the URL that is in use."""

    def __init__(self, context: CallContext, media: Any, progress: Progress | None) -> None:
        from huvr_api.models import InspectionMedia, InspectionMediaDefectInline, LibraryMedia

        self._context = context
        self._io = context.io
        self._progress = progress
        self._id: object
        if isinstance(media, InspectionMedia | InspectionMediaDefectInline | LibraryMedia):
            self.record, self._id = media, media.id
        elif isinstance(media, int | str) and not isinstance(media, bool):
            self.record, self._id = None, media
        else:
            kind = type(media).__name__
            raise TypeError(f"a media record or the id of one is needed, not {kind}")
        library = isinstance(media, LibraryMedia)
        self._records: Any = library_media(context) if library else inspection_media(context)
        self._version: tuple[str | None, int | None] = (None, None)  # ETag and size of what came
        self._retries = TransferRetries(context, self._refresh)

    async def find(self) -> None:
        """Read the record, unless it was given and has a URL."""
        if not getattr(self.record, "file", None):
            await self._refresh()

    async def _refresh(self) -> None:
        self.record = await self._records.read(self._id)

    async def fill(self, file: PartFile) -> None:
        """Fetch the bytes, over expired URLs and interruptions."""
        await self._retries.run(partial(self._fetch, file), "GET")

    async def _fetch(self, file: PartFile) -> PartFile | None:
        """Request the rest of ``file``; ``None``: another request is needed."""
        if self._size is not None and file.size >= self._size:
            return file  # the connection broke after the last byte
        reply = await self._io.send(self._request(file.size))
        try:
            if reply.status in _ANSWERS:
                return file if await self._take(reply, file) else None
        finally:
            self._retries.progress(file.size)
            await self._io.close_reply(reply)
        await self._retries.after_refusal(reply, self._what)
        return None

    @property
    def _what(self) -> str:
        """For messages. HUVR names a file also where none has come yet."""
        empty = getattr(self.record, "state", None) == "CREATED"
        return f"media {self._id} (state CREATED: not uploaded?)" if empty else f"media {self._id}"

    @property
    def _size(self) -> int | None:
        return size_of(self.record)

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
            time_limit=self._context.config.deadline,
            stream=True,
            kind=Kind.STORAGE,
        )

    async def _take(self, reply: Reply, file: PartFile) -> bool:
        """Copy the body; ``False`` if it is of no use."""
        first, total = content_range(reply.headers)
        if reply.status == _OK:
            total = content_length(reply.headers)
            if file.size:
                await self._io.run(file.restart)
        elif reply.status == _RANGE_NOT_SATISFIABLE and file.size and file.size == total:
            return True  # the connection broke after the last byte
        elif (
            reply.status != _PARTIAL_CONTENT or first != file.size or self._is_another(reply, total)
        ):
            return await self._unusable(reply, file)
        other_size = None not in (total, self._size) and total != self._size
        if other_size or is_page(reply.headers, self.record):
            await self._wrong(total)
            return False
        self._version = (reply.headers.get("ETag"), total)
        await write_body(self._context, reply, file, total or self._size, self._progress)
        return True

    def _is_another(self, reply: Reply, total: int | None) -> bool:
        """Whether the bytes are of another version of the file than those that are there."""
        version = (reply.headers.get("ETag"), total)
        pairs = zip(self._version, version, strict=True)
        return any(None not in (old, new) and old != new for old, new in pairs)

    async def _unusable(self, reply: Reply, file: PartFile) -> bool:
        """The storage does not continue where we are: start again, unless we are at the start."""
        if not file.size:
            raise refused(reply, self._what)
        await self._io.run(file.restart)
        return False

    async def _wrong(self, total: int | None) -> None:
        """What came is not the file. Our record may be old: try again with a fresh one."""
        message = (
            f"media {self._id}: the storage gave something else than the file "
            f"({total} bytes; HUVR's record says {self._size})"
        )
        await self._retries.refresh(TransferError(message))
