"""The ``IO`` of an event loop.

The twin of ``sync_io``; asyncio is imported where it is used, since httpx does without it.
"""

from __future__ import annotations

import contextlib
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ...errors import HuvrClosedError
from .. import fork
from ..wire import Content, Reply, Request, TransportFailure
from . import ending, http_clients, responses
from .bodies import apieces, aread_body
from .failures import failure_of, without_frames, without_library
from .http_clients import AnyAsyncClient, AsyncClient, HttpClients, Timeout
from .leases import Lease, Pool, another_loop, kept_open, slots_for

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Task
    from concurrent.futures import Future

    _Pools: TypeAlias = weakref.WeakKeyDictionary[
        AbstractEventLoop, tuple[Pool[AsyncClient], AsyncGenerator[None, None]]
    ]

T = TypeVar("T")


class AsyncIO:
    """Safe among tasks, and usable on one event loop after another.

    A connection belongs to the loop that made it, so each loop gets a client of its own, which is
    closed when ``asyncio.run`` ends the loop. A user-given ``http_client`` serves one loop only.

    ``aiohttp``: see ``http_clients.make_async``.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        timeout: float | Timeout,
        http_client: AnyAsyncClient | None = None,
        aiohttp: bool | None = None,
        sleep: Callable[[float], Any] | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._timeout = timeout
        self._aiohttp = aiohttp
        self._given: Any = http_client
        self._given_pool: tuple[weakref.ref[AbstractEventLoop], Pool[AsyncClient]] | None = None
        self._pools: _Pools = weakref.WeakKeyDictionary()
        self._tasks: set[Task[None]] = set()
        self._closed = False
        self._sleep = sleep
        fork.register(self)

    def after_fork(self) -> None:
        """Leave the connections to the parent."""
        fork.leave_to_parent(self._pools)
        self._pools = weakref.WeakKeyDictionary()

    async def _open(self) -> Pool[AsyncClient]:
        if self._closed:
            raise HuvrClosedError
        if self._given is not None:
            return self._users_pool()
        kept = self._pools.get(_running_loop())
        return kept[0] if kept else await self._new_pool()

    def _users_pool(self) -> Pool[AsyncClient]:
        if self._given.is_closed:
            raise HuvrClosedError
        if self._given_pool is None:
            self._given_pool = weakref.ref(_running_loop()), self._pool_of(self._given)
        if self._is_elsewhere() and http_clients.pool_of(self._given) is not None:
            raise another_loop()  # at once: a request on a dead loop's connection may be sent
        return self._given_pool[1]

    def _is_elsewhere(self) -> bool:
        """Whether the user's client was first used on another event loop."""
        return self._given_pool is not None and self._given_pool[0]() is not _running_loop()

    async def _new_pool(self) -> Pool[AsyncClient]:
        for loop in [loop for loop in self._pools if loop.is_closed()]:
            del self._pools[loop]  # closed without shutdown_asyncgens()
        with http_clients.building.lock:
            client = http_clients.make_async(self._timeout, self._aiohttp)
        pool = self._pool_of(client)
        keeper = kept_open(pool)
        self._pools[_running_loop()] = pool, keeper
        await anext(keeper)
        return pool

    def _pool_of(self, client: Any) -> Pool[AsyncClient]:
        from asyncio import Semaphore

        own = self._given is None
        clients: HttpClients[AsyncClient] = HttpClients(client, self._user_agent)
        return Pool(clients, own=own, slots=slots_for(client, Semaphore, own=own))

    async def _join(self) -> Lease[AsyncClient]:
        while True:
            lease = (await self._open()).join()
            if not lease.pool.retired:
                return lease
            self._pools.pop(_running_loop(), None)
            await _leave(lease)

    async def _interrupted(self, pool: Pool[AsyncClient]) -> None:
        """Give ``pool`` up once it may have lost all the connections that it has to spare."""
        pool.interrupted += 1
        loop = _running_loop()
        kept = self._pools.get(loop)
        if pool.interrupted >= http_clients.SPARE and kept and kept[0] is pool:
            del self._pools[loop]
            await kept[1].aclose()

    async def send(self, request: Request) -> Reply:
        if request.time_limit is None:
            return await self._send(request)
        import asyncio

        limit = asyncio.timeout(request.time_limit)
        try:
            async with limit:
                return await self._send(request)
        except TimeoutError as exc:
            if not limit.expired():
                raise  # of a user's hook
            failure = failure_of(exc)
        raise failure

    async def _send(self, request: Request) -> Reply:
        """See ``SyncIO.send`` for what is caught and why."""
        lease = await self._join()
        reply = None
        try:
            reply = await self._exchange(lease, request)
        except lease.pool.clients.failures as exc:
            failure: Exception = failure_of(exc)
        except TransportFailure as exc:
            failure = exc
        except RuntimeError as exc:
            failure = self._explained(exc)
        except Exception as exc:  # noqa: BLE001 - of a user's hook or body
            raise without_library(exc)  # noqa: B904 - the same exception
        except BaseException as exc:  # noqa: BLE001 - raised again
            await self._interrupted(lease.pool)
            raise without_frames(exc)  # noqa: B904 - the same exception
        else:
            return reply
        finally:
            if reply is None or reply.lease is None:
                await _leave(lease)
        raise failure

    async def _exchange(self, lease: Lease[AsyncClient], request: Request) -> Reply:
        await lease.aadmit()
        clients = lease.pool.clients
        built = clients.build(request, _chunks(request.content))
        sender = clients.of(request)
        try:
            response = await sender.send(built, stream=True, **clients.options)
            if not response.is_closed and not (request.stream and response.is_success):
                responses.fill(response, await aread_body(response, request))
        except clients.status_error as exc:
            response = exc.response
        return responses.reply_of(response, request, lease)

    def _explained(self, exc: RuntimeError) -> Exception:
        if self._is_elsewhere():
            return another_loop()
        return ending.refusal(exc) or without_library(exc)

    async def read(self, reply: Reply) -> bytes | None:
        try:
            if reply.chunks is None:
                reply.chunks = apieces(responses.response_of(reply))
            chunk: bytes | None = await anext(reply.chunks, None)
        except reply.lease.pool.clients.failures as exc:
            failure = failure_of(exc)
        except Exception:
            raise
        except BaseException:
            await self._interrupted(reply.lease.pool)
            raise
        else:
            return chunk
        raise failure

    async def close_reply(self, reply: Reply) -> None:
        try:
            await responses.response_of(reply).aclose()
        finally:
            if reply.lease is not None:
                await _leave(reply.lease)

    async def sleep(self, seconds: float) -> None:
        import asyncio

        await (self._sleep or asyncio.sleep)(seconds)

    async def run(self, function: Callable[[], T]) -> T:
        return await _in_thread(function)

    async def wait(
        self,
        future: Future[Any],
        seconds: float,
        holder: int = 0,  # noqa: ARG002 - only a blocking wait can be one for itself
    ) -> bool:
        # Not asyncio.wrap_future: cancelling what it returns cancels the shared future.
        import asyncio

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
        task = _running_loop().create_task(work())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: done())

    async def aclose(self) -> None:
        """End background work and close this loop's connections; may be repeated.

        Calls of other tasks go on to their end, and the last closes them. Other loops close their
        own connections when they end. The user's own client stays open.
        """
        import asyncio

        self._closed = True
        loop = _running_loop()
        tasks = [task for task in self._tasks if task.get_loop() is loop]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        kept = self._pools.pop(loop, None)
        if kept is not None:
            await kept[1].aclose()


async def _leave(lease: Lease[AsyncClient]) -> None:
    if lease.end():
        await lease.pool.clients.api.aclose()


def _running_loop() -> AbstractEventLoop:
    from asyncio import get_running_loop

    return get_running_loop()


def _chunks(content: Content) -> bytes | AsyncIterator[bytes] | None:
    return _pulled(content()) if callable(content) else content


async def _in_thread(function: Callable[[], T]) -> T:
    import asyncio

    task = asyncio.ensure_future(asyncio.to_thread(function))
    try:
        return await asyncio.shield(task)
    except RuntimeError as exc:
        raise (ending.refusal(exc) or exc) from None
    except asyncio.CancelledError:
        await asyncio.wait({task})
        if not task.cancelled():
            task.exception()  # looked at, so that asyncio does not complain
        raise


_PIECE = 64 * 1024


async def _pulled(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The chunks of a blocking iterator, each awaited in a thread.

    In pieces, since httpx's write timeout is for one piece: a slow line takes its time.
    """
    while (chunk := await _in_thread(lambda: next(chunks, None))) is not None:
        for start in range(0, len(chunk), _PIECE):
            yield chunk[start : start + _PIECE]
