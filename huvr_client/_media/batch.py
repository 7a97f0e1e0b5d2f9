"""Many files: transfers that report instead of raising, some of them at a time."""

from __future__ import annotations

import itertools
import logging
import os
from abc import abstractmethod
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Coroutine, Generator, Iterable
from concurrent.futures import Future
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, NoReturn, TypeAlias, TypeVar

from huvr_api import models

from .._calls import short_traceback
from .._config import at_least
from .._transport.backoff import BackingOffIO, SharedBackoff
from .._transport.network.workers import Cancelled
from .download import DownloadOptions, Folder, MediaOrId, download
from .local_files import FileOrPath, Progress, check_progress
from .options import UploadOptions
from .side_by_side import acompleted, completed, iterated
from .upload import upload

if TYPE_CHECKING:
    from .._calls import CallContext
    from .._transport.wire import IO
    from .side_by_side import Work

    Transfer: TypeAlias = Callable[[CallContext, Progress | None], Coroutine[Any, Any, Any]]

log = logging.getLogger("huvr_client")

Options = TypeVar("Options")
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


class Batch(Generic[Options, T]):
    """Transfers that report instead of raising, and that pause together when a server is busy.

    Raises ``TypeError`` or ``ValueError`` for unusable arguments.
    """

    _items_are: str
    _failed: Callable[[Any, Exception], T]

    def __init__(
        self,
        context: CallContext,
        items: Iterable[Any] | AsyncIterable[Any],
        options: Options,
        concurrency: int,
        progress: BatchProgress | None,
    ) -> None:
        check_progress(progress, "item", "done", "total")
        _check_several(self._items_are, items)
        self._context = context
        self._items: Any = items
        self._options = options
        self._concurrency = at_least(1, "concurrency", concurrency, 1)
        self._backoff = SharedBackoff(context.config.clock)
        self._progress = progress
        self._numbers = itertools.count()
        self._kept: dict[int, T] | None = None  # the results by number, if all are returned at once
        self._notes: list[str] = []  # of transfers that were broken off

    @abstractmethod
    def _begin(self, item: Any) -> Transfer:
        """What transfers ``item``. Called in the order of the batch."""

    def results(self) -> Generator[T]:
        """Each result as soon as its transfer has ended; blocks."""
        with self._noted():
            works = (self._work(item) for item in self._items)
            yield from completed(self._context.io, works, self._concurrency)

    async def aresults(self) -> AsyncGenerator[T]:
        with self._noted():
            works = (self._work(item) async for item in iterated(self._items))
            running = acompleted(self._context.io, works, self._concurrency)
            async with aclosing(running) as results:
                async for result in results:
                    yield result

    def collect(self) -> list[T]:
        """All results, in the order of the batch; blocks."""
        self._kept = {}
        for _ in self.results():
            pass
        return [self._kept[number] for number in sorted(self._kept)]

    async def acollect(self) -> list[T]:
        self._kept = {}
        async for _ in self.aresults():
            pass
        return [self._kept[number] for number in sorted(self._kept)]

    def _work(self, item: Any) -> Work[T]:
        return partial(
            self._report, item=item, number=next(self._numbers), transfer=self._begin(item)
        )

    async def _report(self, io: IO, item: Any, number: int, transfer: Transfer) -> T:
        context = replace(self._context, io=BackingOffIO(io, self._backoff))
        result: T
        try:
            with short_traceback:
                result = await transfer(context, self._progress_of(item))
        except BaseException as exc:
            if not isinstance(exc, Exception) or isinstance(exc, Cancelled):
                self._notes.extend(getattr(exc, "__notes__", ()))
                raise
            result = self._failed(item, exc)
        if self._kept is not None:
            self._kept[number] = result
        return result

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
    def _noted(self) -> Generator[None]:
        """Puts on an interrupt or a cancellation how to go on with what it broke off.

        When it came in the body of the caller's loop, it does not pass here: then that is logged.
        """
        try:
            yield
        except GeneratorExit:
            for note in self._notes:
                log.warning("%s", note)
            raise
        except BaseException as exc:
            for note in self._notes:
                exc.add_note(note)
            if self._kept is not None:
                exc.add_note(_LOST.format(len(self._kept)))
            raise


class Uploads(Batch[UploadOptions, UploadResult]):
    """The batch of ``Media.upload_many`` and ``upload_iter``."""

    _items_are, _failed = "files", UploadFailed

    def _begin(self, item: FileOrPath) -> Transfer:
        async def transfer(context: CallContext, progress: Progress | None) -> Uploaded:
            options = replace(self._options, progress=progress)
            return Uploaded(item, *await upload(context, item, options))

        return transfer


class Downloads(Batch[DownloadOptions, DownloadResult]):
    """The batch of ``Media.download_many`` and ``download_iter``."""

    _items_are, _failed = "media", DownloadFailed
    _placed: Future[None] | None = None  # done when the latest has its name

    @cached_property
    def _folder(self) -> Folder:
        return Folder(self._options.to)

    def _begin(self, item: MediaOrId) -> Transfer:
        folder, before, placed = self._folder, self._placed, Future[None]()
        self._placed = placed

        async def transfer(context: CallContext, progress: Progress | None) -> Downloaded:
            async def place(record: Any) -> Path:
                # In the order of the batch, so that the second of two files of the same name gets
                # the same number each time.
                while before is not None and not await context.io.wait(before, _LONGEST_WAIT, 0):
                    pass
                path = folder.place(record)
                placed.set_result(None)
                return path

            options = replace(self._options, progress=progress)
            try:
                return Downloaded(item, *await download(context, item, options, place))
            finally:
                if not placed.done():
                    placed.set_result(None)

        return transfer


def _check_several(argument: str, items: object) -> None:
    """Raise ``TypeError`` for one item instead of several, which may be iterable all the same."""
    kind = type(items).__name__
    one = isinstance(items, str | bytes | os.PathLike) or hasattr(items, "read")
    if one or not isinstance(items, Iterable | AsyncIterable):
        raise TypeError(f"{argument} must be several, as in [a, b], not {kind}")
