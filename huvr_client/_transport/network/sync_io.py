"""The blocking ``IO``. What to send and what an answer means is decided by its users."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from operator import methodcaller
from typing import TYPE_CHECKING, Any, TypeVar

from ...errors import HuvrClosedError
from .. import fork
from ..wire import Reply, Request, TransportFailure, late
from . import http_clients
from .deadline import TimeLimit
from .http_clients import Client
from .http_io import HttpIO
from .leases import Pool, ThreadSlots

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


def finish(work: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine whose I/O blocks, so that it never suspends."""
    try:
        work.send(None)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]
    work.close()
    raise RuntimeError("a blocking call was suspended: it has awaited something else than its IO")


@dataclass(kw_only=True, eq=False, repr=False)
class SyncIO(HttpIO[Client]):
    """The coroutines of this class block and never suspend; see ``finish``. Thread-safe.

    Without an ``http_client``, one is created for the first request; again after an interrupt
    (Ctrl-C may leave httpx's pool locked); and again in a forked child, which must not share
    sockets.
    """

    _pool: Pool[Client] | None = field(default=None, init=False)

    _iter = staticmethod(iter)
    _next = staticmethod(next)
    _close = staticmethod(methodcaller("close"))
    _outgoing = staticmethod(iter)
    _slots = staticmethod(ThreadSlots)

    def after_fork(self) -> None:
        if self.http_client is None:
            fork.leave_to_parent(self._pool)
            self._pool = None

    async def _result(self, returned: Any) -> Any:
        return returned

    async def _open(self) -> Pool[Client]:
        pool = self._pool
        if (pool is None or pool.retired) and not self._closed:
            with http_clients.building.lock:
                if self._pool is None or self._pool.retired:
                    client = self.http_client or http_clients.make(Client, self.timeout)
                    self._pool = self._pool_of(client)
                pool = self._pool
        if self._closed or pool is None or pool.clients.api.is_closed:
            raise HuvrClosedError
        return pool

    async def _interrupted(self, pool: Pool[Client]) -> None:
        self._give_up(pool)

    def _give_up(self, pool: Pool[Client]) -> None:
        """Use ``pool`` no more, if it is ours; it is closed when its last exchange has ended."""
        pool.retired = self.http_client is None
        if pool.is_over:
            pool.clients.api.close()

    async def send(self, request: Request) -> Reply:
        with TimeLimit(request.time_limit) as limit:
            try:
                return await super().send(request)
            except TransportFailure as exc:
                failure = exc
            if failure.timeout and limit.is_over:  # not the client's own timeout: try no more
                failure = late(sent=failure.sent)
        raise failure

    async def sleep(self, seconds: float) -> None:
        (self.pause or time.sleep)(seconds)

    async def run(self, function: Callable[[], T]) -> T:
        return function()

    async def wait(self, future: Future[Any], seconds: float, holder: int = 0) -> bool | None:
        from concurrent.futures import wait

        if holder == threading.get_ident() and not future.done():
            return None  # in a coroutine, and the leader is another task of the same loop
        return bool(wait((future,), seconds).done)

    def spawn(
        self, work: Callable[[], Coroutine[Any, Any, None]], done: Callable[[], None]
    ) -> None:
        def background() -> None:
            try:
                finish(work())
            finally:
                done()

        threading.Thread(target=background, name="huvr-background", daemon=True).start()

    def close(self) -> None:
        """Close the connections; may be repeated. The user's own client stays open.

        What is under way in other threads goes on to its end, and the last closes them.
        """
        self._closed = True
        if self._pool is not None:
            self._give_up(self._pool)

    def __del__(self) -> None:
        # A client that was not closed costs its sockets until now, and no ResourceWarning.
        with contextlib.suppress(Exception):
            self.close()
