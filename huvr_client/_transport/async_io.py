"""The ``IO`` of an event loop.

The twin of ``sync_io``; asyncio is imported where it is used, since httpx does without it.
"""

from __future__ import annotations

import contextlib
import weakref
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import HuvrClosedError
from . import fork, http_clients
from .bodies import apieces, aread_body
from .http_clients import AsyncClient, HttpClients, Timeout
from .wire import Content, Reply, Request, TransportFailure

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Task
    from concurrent.futures import Future

T = TypeVar("T")


class AsyncIO:
    """Safe among tasks, and usable on one event loop after another.

    A connection belongs to the loop that made it, so each loop gets a client of its own. (A
    user-given ``http_client`` is used on all of them, as httpx itself would.)
    """

    def __init__(
        self,
        *,
        user_agent: str,
        timeout: float | Timeout,
        http_client: AsyncClient | None = None,
        sleep: Callable[[float], Any] | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._timeout = timeout
        self._users_clients = None if http_client is None else HttpClients(http_client, user_agent)
        self._clients: weakref.WeakKeyDictionary[AbstractEventLoop, HttpClients[AsyncClient]] = (
            weakref.WeakKeyDictionary()
        )
        self._tasks: set[Task[None]] = set()
        self._closed = False
        self._sleep = sleep
        fork.register(self)

    def after_fork(self) -> None:
        """Leave the connections to the parent."""
        fork.leave_to_parent(self._clients)
        self._clients = weakref.WeakKeyDictionary()

    def _open(self) -> HttpClients[AsyncClient]:
        if self._closed or (self._users_clients and self._users_clients.api.is_closed):
            raise HuvrClosedError
        return self._users_clients or self._clients.get(_running_loop()) or self._new_clients()

    def _new_clients(self) -> HttpClients[AsyncClient]:
        with http_clients.building.lock:
            client = http_clients.make(AsyncClient, self._timeout)
        clients = self._clients[_running_loop()] = HttpClients(client, self._user_agent)
        return clients

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
            failure = http_clients.failure_of(exc)
        raise failure

    async def _send(self, request: Request) -> Reply:
        """See ``SyncIO.send`` for what is caught and why."""
        clients = self._open()
        built = clients.build(request, _chunks(request.content))
        try:
            response = await clients.of(request).send(
                built, stream=True, auth=http_clients.NO_AUTH, follow_redirects=False
            )
            if not response.is_closed and not (request.stream and response.is_success):
                http_clients.fill(response, await aread_body(response, request))
        except http_clients.HTTPStatusError as exc:
            return http_clients.reply_of(exc.response, request)
        except http_clients.FAILURES as exc:
            failure = http_clients.failure_of(exc)
        except TransportFailure as exc:
            failure = exc
        except Exception:
            raise
        except BaseException as exc:  # noqa: BLE001 - raised again
            raise http_clients.without_frames(exc)  # noqa: B904 - the same exception
        else:
            return http_clients.reply_of(response, request)
        raise failure

    async def read(self, reply: Reply) -> bytes | None:
        try:
            if reply.chunks is None:
                reply.chunks = apieces(http_clients.response_of(reply))
            chunk: bytes | None = await anext(reply.chunks, None)
        except http_clients.FAILURES as exc:
            failure = http_clients.failure_of(exc)
        else:
            return chunk
        raise failure

    async def close_reply(self, reply: Reply) -> None:
        await http_clients.response_of(reply).aclose()

    async def sleep(self, seconds: float) -> None:
        import asyncio

        await (self._sleep or asyncio.sleep)(seconds)

    async def run(self, function: Callable[[], T]) -> T:
        import asyncio

        task = asyncio.ensure_future(asyncio.to_thread(function))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait({task})
            if not task.cancelled():
                task.exception()  # looked at, so that asyncio does not complain
            raise

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

        Those of other loops are left to the garbage collector: only their own loop could close
        them. The user's own client stays open.
        """
        import asyncio

        self._closed = True
        loop = _running_loop()
        tasks = [task for task in self._tasks if task.get_loop() is loop]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        clients = self._clients.pop(loop, None)
        if clients is not None:
            await clients.api.aclose()


def _running_loop() -> AbstractEventLoop:
    from asyncio import get_running_loop

    return get_running_loop()


def _chunks(content: Content) -> bytes | AsyncIterator[bytes] | None:
    return _pulled(content()) if callable(content) else content


async def _pulled(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The chunks of a blocking iterator, each awaited in a thread."""
    from asyncio import to_thread

    while (chunk := await to_thread(next, chunks, None)) is not None:
        yield chunk
