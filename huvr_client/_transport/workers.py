"""Cancellable worker threads."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from .sync_io import finish
from .wire import WrappedIO

if TYPE_CHECKING:
    from .wire import IO, Reply, Request

T = TypeVar("T")


class WorkerPool:
    """Runs at most ``size`` coroutines at a time, each in a thread.

    Leaving the block ends the work: what has not begun never begins, and what is running stops at
    its next step (a pause is cut short). It returns when the last thread has ended, which takes
    as long as one exchange at most: a blocking read cannot be interrupted from another thread.
    """

    def __init__(self, size: int, name: str, io: IO) -> None:
        self._io = io
        self._pool = ThreadPoolExecutor(size, thread_name_prefix=name)
        self._over: Future[None] = Future()

    def submit(self, work: Callable[[IO], Coroutine[Any, Any, T]]) -> Future[T]:
        """Have ``work(io)`` done."""
        io = _CancellableIO(self._io, self._over)
        return self._pool.submit(lambda: finish(work(io)))

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set_result(None)
        self._pool.shutdown(wait=True, cancel_futures=True)


class Cancelled(Exception):  # noqa: N818 - not an error, an end
    """Nobody waits for the result of this worker any more."""


class _CancellableIO(WrappedIO):
    """Raises ``Cancelled`` at the next step once ``over`` is done; a pause ends at that moment.

    It raises once, so that the steps of ``finally`` blocks are carried out.
    """

    def __init__(self, io: IO, over: Future[None]) -> None:
        super().__init__(io)
        self._over = over
        self._raised = False

    def _check(self) -> None:
        if self._over.done() and not self._raised:
            self._raised = True
            raise Cancelled

    async def send(self, request: Request) -> Reply:
        self._check()
        return await self._io.send(request)

    async def read(self, reply: Reply) -> bytes | None:
        self._check()
        return await self._io.read(reply)

    async def run(self, function: Callable[[], T]) -> T:
        self._check()
        return await self._io.run(function)

    async def sleep(self, seconds: float) -> None:
        self._check()
        await self._io.wait(self._over, seconds, 0)
