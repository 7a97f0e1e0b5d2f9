"""Threads that drive flows at the same time, and that can be sent home."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from ._drive import run
from ._effects import Flow
from ._flows import abandonable

if TYPE_CHECKING:
    from ._drive import IO

T = TypeVar("T")


class Crew:
    """At most ``size`` flows at a time, each in a thread of its own.

    Leaving the block ends it: what has not begun never begins; what is under way stops at its next
    step (a pause is cut short); and it waits until the last thread is gone. So it takes as long as
    one exchange at most: a blocking read cannot be interrupted from another thread.
    """

    def __init__(self, size: int, name: str, io: IO) -> None:
        self._io = io
        self._pool = ThreadPoolExecutor(size, thread_name_prefix=name)
        self._over: Future[None] = Future()

    def submit(self, flow: Flow[T]) -> Future[T]:
        return self._pool.submit(run, abandonable(flow, self._over), self._io)

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set_result(None)
        self._pool.shutdown(wait=True, cancel_futures=True)
