"""Some works at a time, in threads or tasks; their results as they finish."""

from __future__ import annotations

from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Coroutine,
    Generator,
    Iterable,
    Iterator,
)
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from .._transport.network.workers import WorkerPool

if TYPE_CHECKING:
    from asyncio import Task
    from concurrent.futures import Future

    from .._transport.wire import IO

T = TypeVar("T")
Work: TypeAlias = "Callable[[IO], Coroutine[Any, Any, T]]"


def completed(io: IO, works: Iterator[Work[T]], concurrency: int) -> Generator[T]:
    """The results of ``works``, which are taken as threads become free; blocks.

    Leaving early breaks off what is under way, and returns when that has ended.
    """
    finished: SimpleQueue[Future[T]] = SimpleQueue()
    running = 0
    with WorkerPool(concurrency, "huvr-media", io) as workers:
        for work in works:
            workers.submit(work).add_done_callback(finished.put)
            running += 1
            while running == concurrency or not finished.empty():
                running -= 1
                yield finished.get().result()
        for _ in range(running):
            yield finished.get().result()


async def acompleted(io: IO, works: AsyncIterator[Work[T]], concurrency: int) -> AsyncGenerator[T]:
    """As ``completed``, in tasks."""
    from asyncio import Queue, create_task, gather

    finished: Queue[Task[T]] = Queue()
    tasks: set[Task[T]] = set()
    try:
        async for work in works:
            task = create_task(work(io))
            task.add_done_callback(finished.put_nowait)
            tasks.add(task)
            while len(tasks) == concurrency or not finished.empty():
                task = await finished.get()
                tasks.discard(task)
                yield task.result()
        for _ in range(len(tasks)):
            yield (await finished.get()).result()
    finally:
        for task in tasks:
            task.cancel()
        await gather(*tasks, return_exceptions=True)


async def iterated(items: Iterable[T] | AsyncIterable[T]) -> AsyncIterator[T]:
    """The items of either kind."""
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item
