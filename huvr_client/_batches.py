"""Many files: flows that report instead of raising, and how to run some of them at a time."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from . import _records
from ._arguments import at_least
from ._download import Folder, download_flow
from ._effects import Flow
from ._flows import Gate, gated
from ._source import FileOrPath, Progress
from ._upload import Options, upload_flow

if TYPE_CHECKING:
    from asyncio import Task
    from concurrent.futures import Future

    from huvr_api.models import InspectionMedia

    from ._calls import AsyncCaller, Caller, Core
    from ._download import MediaOrId

T = TypeVar("T")
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
    """Flows that report instead of raising, and that pause together when a server is busy."""

    def __init__(self, core: Core, progress: BatchProgress | None) -> None:
        self._core = core
        self._gate = Gate(core.clock)
        self._progress = progress

    def upload(self, file: FileOrPath, options: Callable[..., Options]) -> Flow[UploadResult]:
        try:
            wanted = options(progress=self._progress_of(file))
            flow = upload_flow(self._core, file, wanted)
            record = yield from gated(flow, self._gate)
        except Exception as exc:  # noqa: BLE001 - the report is where it goes
            return UploadResult(file, error=exc)
        return UploadResult(file, record)

    def download(self, media: MediaOrId, folder: Folder, overwrite: bool) -> Flow[DownloadResult]:
        # Names are given out here, in the order of the batch, where they are known: so the second
        # of two files called the same is the second today and tomorrow.
        known = folder.place(media) if _records.is_record(media) else None
        return self._download(media, lambda record: known or folder.place(record), overwrite)

    def _download(
        self, media: MediaOrId, place: Callable[[Any], Path], overwrite: bool
    ) -> Flow[DownloadResult]:
        try:
            progress = self._progress_of(media)
            flow = download_flow(self._core, media, place, overwrite=overwrite, progress=progress)
            path = yield from gated(flow, self._gate)
        except Exception as exc:  # noqa: BLE001
            return DownloadResult(media, error=exc)
        return DownloadResult(media, path)

    def _progress_of(self, item: object) -> Progress | None:
        return None if self._progress is None else partial(self._progress, item)


def run_all(caller: Caller, flows: Iterator[Flow[T]], concurrency: int) -> list[T]:
    from threading import Semaphore

    from ._crew import Crew

    slots = Semaphore(at_least(1, "concurrency", concurrency, 1))
    futures: list[Future[T]] = []
    with Crew(concurrency, "huvr-media", caller.io) as crew:
        for flow in flows:
            slots.acquire()
            futures.append(crew.submit(flow))
            futures[-1].add_done_callback(lambda _: slots.release())
        return [future.result() for future in futures]


async def await_all(
    caller: AsyncCaller, flows: AsyncIterator[Flow[T]], concurrency: int
) -> list[T]:
    from asyncio import Semaphore, create_task, gather

    slots = Semaphore(at_least(1, "concurrency", concurrency, 1))
    tasks: list[Task[T]] = []
    try:
        async for flow in flows:
            await slots.acquire()
            tasks.append(create_task(caller.run(flow)))
            tasks[-1].add_done_callback(lambda _: slots.release())
        return await gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await gather(*tasks, return_exceptions=True)


async def each_of(items: Iterable[T] | AsyncIterable[T]) -> AsyncIterator[T]:
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item
