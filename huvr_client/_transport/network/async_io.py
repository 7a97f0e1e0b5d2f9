"""The ``IO`` of an event loop, the twin of ``sync_io``.

Imported only where it is used, since it imports asyncio, which httpx does without.
"""

from __future__ import annotations

import asyncio
import contextlib
import weakref
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from operator import methodcaller
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ...errors import HuvrClosedError
from .. import fork
from ..wire import Reply, Request, late
from . import http_clients
from .failures import refusal
from .http_clients import AsyncClient
from .http_io import HttpIO
from .leases import Pool, another_loop, kept_open

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
_Pools: TypeAlias = weakref.WeakKeyDictionary[
    asyncio.AbstractEventLoop, tuple[Pool[AsyncClient], AsyncGenerator[None, None]]
]


async def _in_thread(function: Callable[[], T]) -> T:
    task = asyncio.ensure_future(asyncio.to_thread(function))
    try:
        return await asyncio.shield(task)
    except RuntimeError as exc:
        raise (refusal(exc) or exc) from None
    except asyncio.CancelledError:
        await asyncio.wait({task})
        if not task.cancelled():
            task.exception()  # looked at, so that asyncio does not complain
        raise


_PIECE = 64 * 1024


async def _pulled(chunks: Iterator[bytes]) -> AsyncGenerator[bytes, None]:
    """The chunks of a blocking iterator, each awaited in a thread.

    In pieces, since httpx's write timeout is for one piece: a slow line takes its time.
    """
    while (chunk := await _in_thread(lambda: next(chunks, None))) is not None:
        for start in range(0, len(chunk), _PIECE):
            yield chunk[start : start + _PIECE]


@dataclass(kw_only=True, eq=False, repr=False)
class AsyncIO(HttpIO[AsyncClient]):
    """Safe among tasks, and usable on one event loop after another.

    A connection belongs to the loop that made it, so each loop gets a client of its own, which is
    closed when ``asyncio.run`` ends the loop. A user-given ``http_client`` serves one loop only.

    ``aiohttp``: see ``http_clients.make_async``.
    """

    aiohttp: bool | None = None
    _users: tuple[weakref.ref[asyncio.AbstractEventLoop], Pool[AsyncClient]] | None = field(
        default=None, init=False
    )
    _pools: _Pools = field(default_factory=_Pools, init=False)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set["asyncio.Task[None]"], init=False)

    _iter = staticmethod(aiter)
    _next = staticmethod(anext)
    _close = staticmethod(methodcaller("aclose"))
    _outgoing = staticmethod(_pulled)
    _slots = staticmethod(asyncio.Semaphore)

    def after_fork(self) -> None:
        fork.leave_to_parent(self._pools)
        self._pools = _Pools()

    async def _result(self, returned: Awaitable[Any]) -> Any:
        return await returned

    async def _open(self) -> Pool[AsyncClient]:
        if self._closed or (self.http_client is not None and self.http_client.is_closed):
            raise HuvrClosedError
        if self.http_client is not None:
            return self._users_pool()
        kept = self._pools.get(asyncio.get_running_loop())
        return kept[0] if kept and not kept[0].retired else await self._new_pool()

    def _users_pool(self) -> Pool[AsyncClient]:
        if self._users is None:
            self._users = weakref.ref(asyncio.get_running_loop()), self._pool_of(self.http_client)
        if self._is_elsewhere() and http_clients.pool_of(self.http_client) is not None:
            raise another_loop()  # at once: a request on a dead loop's connection may be sent
        return self._users[1]

    def _is_elsewhere(self) -> bool:
        """Whether the user's client was first used on another event loop."""
        return self._users is not None and self._users[0]() is not asyncio.get_running_loop()

    async def _new_pool(self) -> Pool[AsyncClient]:
        for loop in [loop for loop in self._pools if loop.is_closed()]:
            del self._pools[loop]  # closed without shutdown_asyncgens()
        with http_clients.building.lock:
            client = http_clients.make_async(self.timeout, self.aiohttp)
        pool = self._pool_of(client)
        keeper = kept_open(pool)
        self._pools[asyncio.get_running_loop()] = pool, keeper
        await anext(keeper)
        return pool

    async def _interrupted(self, pool: Pool[AsyncClient]) -> None:
        """Give ``pool`` up once it may have lost all the connections that it has to spare."""
        pool.interrupted += 1
        kept = self._pools.get(asyncio.get_running_loop())
        if pool.interrupted >= http_clients.SPARE and kept and kept[0] is pool:
            await kept[1].aclose()

    async def send(self, request: Request) -> Reply:
        limit = asyncio.timeout(request.time_limit)
        try:
            async with limit:
                return await super().send(request)
        except TimeoutError:
            if not limit.expired():
                raise  # of a user's hook
            failure: Exception = late(sent=True)
        except RuntimeError as exc:
            failure = another_loop() if self._is_elsewhere() else refusal(exc) or exc
        raise failure

    async def sleep(self, seconds: float) -> None:
        await (self.pause or asyncio.sleep)(seconds)

    async def run(self, function: Callable[[], T]) -> T:
        return await _in_thread(function)

    async def wait(
        self,
        future: Future[Any],
        seconds: float,
        holder: int = 0,  # noqa: ARG002 - only a blocking wait can be one for itself
    ) -> bool:
        # Not asyncio.wrap_future: cancelling what it returns cancels the shared future.
        loop = asyncio.get_running_loop()
        done = asyncio.Event()

        def wake(_: Future[Any]) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits there
                loop.call_soon_threadsafe(done.set)

        future.add_done_callback(wake)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await done.wait()
        return future.done()

    def spawn(
        self, work: Callable[[], Coroutine[Any, Any, None]], done: Callable[[], None]
    ) -> None:
        task = asyncio.get_running_loop().create_task(work())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: done())

    async def aclose(self) -> None:
        """End background work and close this loop's connections; may be repeated.

        Calls of other tasks go on to their end, and the last closes them. Other loops close their
        own connections when they end. The user's own client stays open.
        """
        self._closed = True
        loop = asyncio.get_running_loop()
        tasks = [task for task in self._tasks if task.get_loop() is loop]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        kept = self._pools.pop(loop, None)
        if kept is not None:
            await kept[1].aclose()
