"""Many files: transfers that report instead of raising, some of them at a time."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from .._config import at_least
from .._transport.backoff import BackingOffIO, SharedBackoff
from . import records
from .download import Folder, download
from .local_files import FileOrPath, Progress
from .upload import UploadOptions, upload

if TYPE_CHECKING:
    from asyncio import Task
    from concurrent.futures import Future

    from huvr_api.models import InspectionMedia

    from .._calls import CallContext
    from .._transport.wire import IO
    from .download import MediaOrId

T = TypeVar("T")
Work: TypeAlias = "Callable[[IO], Coroutine[Any, Any, T]]"
BatchProgress: TypeAlias = Callable[[Any, int, int | None], object]
"""``progress(item, done, total)``: as ``Progress``, for the item of a batch that it is about."""


@dataclass(frozen=True, slots=True)
class UploadResult:
    """What became of one file of ``upload_many``: ``record``, or the ``error`` instead."""

    file: FileOrPath
    record: InspectionMedia | None = None
    error: Exception | None = None

    @property
    def ok(self) -> bool:
        return self.error is None


@dataclass(frozen=True, slots=True)
class DownloadResult:
    """What became of one file of ``download_many``: ``path``, or the ``error`` instead."""

    media: MediaOrId
    path: Path | None = None
    error: Exception | None = None

    @property
    def ok(self) -> bool:
        return self.error is None


class Batch:
    """Transfers that report instead of raising, and that pause together when a server is busy."""

    def __init__(self, context: CallContext, progress: BatchProgress | None) -> None:
        self._context = context
        self._backoff = SharedBackoff(context.config.clock)
        self._progress = progress

    async def upload(self, io: IO, file: FileOrPath, options: UploadOptions) -> UploadResult:
        try:
            options = replace(options, progress=self._progress_of(file))
            record = await upload(self._context_with(io), file, options)
        except Exception as exc:  # noqa: BLE001 - the report is where it goes
            return UploadResult(file, error=exc)
        return UploadResult(file, record)

    def download(self, media: MediaOrId, folder: Folder, overwrite: bool) -> Work[DownloadResult]:
        # Where names are known, they are assigned here, in the order of the batch: so the second of
        # two files of the same name gets the same number each time.
        place: Callable[[Any], Path] = folder.place
        if records.is_record(media):
            path = folder.place(media)
            place = lambda _: path  # noqa: E731
        return partial(self._download, media=media, place=place, overwrite=overwrite)

    async def _download(
        self, io: IO, media: MediaOrId, place: Callable[[Any], Path], overwrite: bool
    ) -> DownloadResult:
        try:
            progress = self._progress_of(media)
            path = await download(
                self._context_with(io), media, place, overwrite=overwrite, progress=progress
            )
        except Exception as exc:  # noqa: BLE001
            return DownloadResult(media, error=exc)
        return DownloadResult(media, path)

    def _context_with(self, io: IO) -> CallContext:
        return replace(self._context, io=BackingOffIO(io, self._backoff))

    def _progress_of(self, item: object) -> Progress | None:
        return None if self._progress is None else partial(self._progress, item)


def run_all(context: CallContext, works: Iterator[Work[T]], concurrency: int) -> list[T]:
    from threading import Semaphore

    from .._transport.workers import WorkerPool

    slots = Semaphore(at_least(1, "concurrency", concurrency, 1))
    futures: list[Future[T]] = []
    with WorkerPool(concurrency, "huvr-media", context.io) as workers:
        for work in works:
            slots.acquire()
            futures.append(workers.submit(work))
            futures[-1].add_done_callback(lambda _: slots.release())
        return [future.result() for future in futures]


async def await_all(
    context: CallContext, works: AsyncIterator[Work[T]], concurrency: int
) -> list[T]:
    from asyncio import Semaphore, create_task, gather

    slots = Semaphore(at_least(1, "concurrency", concurrency, 1))
    tasks: list[Task[T]] = []
    try:
        async for work in works:
            await slots.acquire()
            tasks.append(create_task(work(context.io)))
            tasks[-1].add_done_callback(lambda _: slots.release())
        return await gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await gather(*tasks, return_exceptions=True)


async def iterated(items: Iterable[T] | AsyncIterable[T]) -> AsyncIterator[T]:
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item
