"""Many files: transfers that report instead of raising, some of them at a time."""

from __future__ import annotations

import logging
import os
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Generator,
    Iterable,
    Iterator,
)
from concurrent.futures import Future
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias, TypeVar

from huvr_api import models

from .._config import at_least
from .._transport.backoff import BackingOffIO, SharedBackoff
from .._transport.network.workers import Cancelled
from .download import Existing, Folder, MediaOrId, download
from .local_files import FileOrPath, Progress, check_progress
from .side_by_side import Work, acompleted, completed
from .upload import upload

if TYPE_CHECKING:
    from .._calls import CallContext
    from .._transport.wire import IO
    from .options import UploadOptions

log = logging.getLogger("huvr_client")

T = TypeVar("T")
BatchProgress: TypeAlias = Callable[[Any, int, int | None], object]
"""``progress(item, done, total)``: as ``Progress``, for the item of a batch that it is about."""

_LONGEST_WAIT = 60.0  # seconds, then waited for again
_LOST = "done before: {}; upload_iter() and download_iter() hand out each result as it comes"


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file of a batch that HUVR has. ``existed``: it had it before, and nothing was sent."""

    file: FileOrPath
    record: models.InspectionMedia
    existed: bool = False
    error: None = field(default=None, init=False)
    ok: Literal[True] = field(default=True, init=False)


@dataclass(frozen=True, slots=True)
class UploadFailed:
    """A file of a batch that could not be sent, and why. ``record`` raises ``error``."""

    file: FileOrPath
    error: Exception
    ok: Literal[False] = field(default=False, init=False)

    @property
    def record(self) -> NoReturn:
        raise self.error


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file of a batch that is at ``path``. ``existed``: it was before, and was not fetched."""

    media: MediaOrId
    path: Path
    existed: bool = False
    error: None = field(default=None, init=False)
    ok: Literal[True] = field(default=True, init=False)


@dataclass(frozen=True, slots=True)
class DownloadFailed:
    """A file of a batch that could not be fetched, and why. ``path`` raises ``error``."""

    media: MediaOrId
    error: Exception
    ok: Literal[False] = field(default=False, init=False)

    @property
    def path(self) -> NoReturn:
        raise self.error


UploadResult: TypeAlias = Uploaded | UploadFailed
"""What became of one file of a batch: ``ok`` says which."""
DownloadResult: TypeAlias = Downloaded | DownloadFailed
"""What became of one file of a batch: ``ok`` says which."""


class Batch:
    """Transfers that report instead of raising, and that pause together when a server is busy.

    Raises ``TypeError`` or ``ValueError`` for unusable arguments.
    """

    def __init__(
        self, context: CallContext, concurrency: int, progress: BatchProgress | None
    ) -> None:
        check_progress(progress, "item", "done", "total")
        self._context = context
        self._concurrency = at_least(1, "concurrency", concurrency, 1)
        self._backoff = SharedBackoff(context.config.clock)
        self._progress = progress
        self._notes: list[str] = []  # of transfers that were broken off
        self._placed: Future[None] | None = None  # of the latest download

    async def upload(self, io: IO, file: FileOrPath, options: UploadOptions) -> UploadResult:
        with self._keeping_notes():
            try:
                options = replace(options, progress=self._progress_of(file))
                record, existed = await upload(self._context_with(io), file, options)
            except Cancelled:
                raise
            except Exception as exc:  # noqa: BLE001 - the report is where it goes
                return UploadFailed(file, exc)
        return Uploaded(file, record, existed)

    def download(
        self, media: MediaOrId, folder: Folder, existing: Existing
    ) -> Work[DownloadResult]:
        before, self._placed = self._placed, Future()
        turn = _Turn(before, self._placed)
        return partial(self._download, media=media, folder=folder, existing=existing, turn=turn)

    async def _download(
        self, io: IO, media: MediaOrId, folder: Folder, existing: Existing, turn: _Turn
    ) -> DownloadResult:
        async def place(record: Any) -> Path:
            await turn.come(io)
            path = folder.place(record)
            turn.end()
            return path

        context, progress = self._context_with(io), self._progress_of(media)
        try:
            path, existed = await download(context, media, place, existing, progress)
        except Cancelled:
            raise
        except Exception as exc:  # noqa: BLE001
            return DownloadFailed(media, exc)
        finally:
            turn.end()
        return Downloaded(media, path, existed)

    def run(self, works: Iterator[Work[T]]) -> Iterator[tuple[int, T]]:
        """The results as they finish, with their numbers; blocks."""
        with self._noted():
            yield from completed(self._context.io, works, self._concurrency)

    async def arun(self, works: AsyncIterator[Work[T]]) -> AsyncGenerator[tuple[int, T], None]:
        with self._noted():
            running = acompleted(self._context.io, works, self._concurrency)
            async with aclosing(running) as numbered:
                async for number, result in numbered:
                    yield number, result

    def collect(self, works: Iterator[Work[T]]) -> list[T]:
        """All results, in the order of the batch; blocks."""
        results: dict[int, T] = {}
        with _counted(results):
            results.update(self.run(works))
        return [results[number] for number in sorted(results)]

    async def acollect(self, works: AsyncIterator[Work[T]]) -> list[T]:
        results: dict[int, T] = {}
        with _counted(results):
            async for number, result in self.arun(works):
                results[number] = result  # noqa: PERF403 - counted, also if it breaks off
        return [results[number] for number in sorted(results)]

    def _context_with(self, io: IO) -> CallContext:
        return replace(self._context, io=BackingOffIO(io, self._backoff))

    def _progress_of(self, item: object) -> Progress | None:
        report = self._progress
        if report is None:
            return None

        def progress(done: int, total: int | None) -> None:
            try:
                report(item, done, total)
            except Exception as exc:
                log.warning("progress raised %s, which ends its file", type(exc).__name__)
                raise

        return progress

    @contextmanager
    def _keeping_notes(self) -> Generator[None]:
        try:
            yield
        except BaseException as exc:
            self._notes.extend(getattr(exc, "__notes__", ()))
            raise

    @contextmanager
    def _noted(self) -> Generator[None]:
        """Puts on an interrupt or a cancellation how to go on with what it broke off."""
        try:
            yield
        except BaseException as exc:
            for note in self._notes:
                exc.add_note(note)
            raise


class _Turn:
    """When a download is to get its name: in the order of the batch.

    So the second of two files of the same name gets the same number each time.
    """

    def __init__(self, before: Future[None] | None, placed: Future[None]) -> None:
        self._before = before
        self._placed = placed

    async def come(self, io: IO) -> None:
        before, self._before = self._before, None  # not kept: it would keep all before it
        while before is not None and not await io.wait(before, _LONGEST_WAIT, 0):
            pass

    def end(self) -> None:
        if not self._placed.done():
            self._placed.set_result(None)


@contextmanager
def _counted(results: dict[int, Any]) -> Generator[None]:
    try:
        yield
    except BaseException as exc:
        exc.add_note(_LOST.format(len(results)))
        raise


def check_items(argument: str, items: object) -> None:
    """Raise ``TypeError`` for one item instead of several, which may be iterable all the same."""
    if _is_one(items) or not isinstance(items, Iterable | AsyncIterable):
        raise TypeError(f"{argument} must be several, as in [a, b], not {type(items).__name__}")


def _is_one(item: object) -> bool:
    return isinstance(item, str | bytes | os.PathLike) or hasattr(item, "read")
