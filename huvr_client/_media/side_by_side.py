"""Some works at a time, in threads or tasks; their results as they finish."""

from __future__ import annotations

from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Coroutine,
    Iterable,
    Iterator,
)
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from .._transport.network.workers import WorkerPool

if TYPE_CHECKING:
    from asyncio import Task
    from concurrent.futures import Future

    from .._transport.wire import IO

T = TypeVar("T")
Work: TypeAlias = "Callable[[IO], Coroutine[Any, Any, T]]"


def completed(io: IO, works: Iterator[Work[T]], concurrency: int) -> Iterator[tuple[int, T]]:
    """Number and result of each of ``works``, which are taken as threads become free; blocks.

    Leaving early breaks off what is under way, and returns when that has ended.
    """
    finished: SimpleQueue[Future[tuple[int, T]]] = SimpleQueue()
    running = 0
    with WorkerPool(concurrency, "huvr-media", io) as workers:
        for number, work in enumerate(works):
            workers.submit(partial(_numbered, number, work)).add_done_callback(finished.put)
            running += 1
            while running == concurrency or not finished.empty():
                running -= 1
                yield finished.get().result()
        for _ in range(running):
            yield finished.get().result()


async def acompleted(
    io: IO, works: AsyncIterator[Work[T]], concurrency: int
) -> AsyncGenerator[tuple[int, T], None]:
    """As ``completed``, in tasks."""
    from asyncio import Queue, create_task, gather

    finished: Queue[Task[tuple[int, T]]] = Queue()
    tasks: set[Task[tuple[int, T]]] = set()
    try:
        number = 0
        async for work in works:
            task = create_task(_numbered(number, work, io))
            task.add_done_callback(finished.put_nowait)
            tasks.add(task)
            number += 1
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


async def _numbered(number: int, work: Work[T], io: IO) -> tuple[int, T]:
    return number, await work(io)


async def iterated(items: Iterable[T] | AsyncIterable[T]) -> AsyncIterator[T]:
    """The items of either kind."""
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item
