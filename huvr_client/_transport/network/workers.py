"""Cancellable worker threads."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ..wire import WrappedIO
from .failures import refusal
from .sync_io import finish

if TYPE_CHECKING:
    from ..wire import IO, Reply, Request

T = TypeVar("T")
_Job: TypeAlias = "tuple[Future[Any], Callable[[], Any]]"


class WorkerPool:
    """Runs at most ``size`` coroutines at a time, each in a thread.

    Leaving the block ends the work: what has not begun never begins, and what is running stops at
    its next step (a pause is cut short). It returns when the last thread has ended, which takes
    as long as one exchange at most: a blocking read cannot be interrupted from another thread.

    Not a ``ThreadPoolExecutor``, which refuses work as soon as the main thread has ended, also
    from a thread that the program is still waiting for.
    """

    def __init__(self, size: int, name: str, io: IO) -> None:
        self._io = io
        self._size = size
        self._name = name
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._over: Future[None] = Future()

    def submit(self, work: Callable[[IO], Coroutine[Any, Any, T]]) -> Future[T]:
        """Have ``work(io)`` done. Raises ``HuvrError`` if no thread can be started for it."""
        io = _CancellableIO(self._io, self._over)
        future: Future[T] = Future()
        if len(self._threads) < self._size:
            self._start()
        self._jobs.put((future, lambda: finish(work(io))))
        return future

    def _start(self) -> None:
        # A daemon: an iterator that nobody closed must not keep the program from ending.
        thread = Thread(target=self._work, name=f"{self._name}-{len(self._threads)}", daemon=True)
        self._threads.append(thread)  # before an interrupt may strike: it starts all the same
        try:
            thread.start()
        except RuntimeError as exc:
            self._threads.remove(thread)
            if not self._threads:
                raise (refusal(exc) or exc) from None

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if self._over.done():
                job[0].cancel()
            _do(*job)
            del job  # not kept while this thread waits for another
        self._jobs.put(None)  # for the next thread

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._jobs.put(None)  # first, so that the threads end also if Ctrl-C strikes here
        self._over.set_result(None)
        for thread in self._threads:
            with contextlib.suppress(RuntimeError):  # it is about to start, and to end
                thread.join()


def _do(future: Future[Any], work: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except BaseException as exc:  # noqa: BLE001 - raised where the result is asked for
        future.set_exception(exc)
    else:
        future.set_result(result)


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
