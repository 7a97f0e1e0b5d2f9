"""Effects performed with awaits: what ``_drive.arun`` drives.

The twin of ``_sync_io``; asyncio is imported where it is used, since httpx does without it.
"""

from __future__ import annotations

import contextlib
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from typing import TYPE_CHECKING, Any

from . import _fork, _http
from ._drive import arun
from ._effects import Content, Flow, Reply, Send
from ._http import AsyncClient, Faces, Timeout
from .errors import HuvrClosedError

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Task
    from concurrent.futures import Future


class AsyncIO:
    """Performs effects with awaits. Safe among tasks, and usable on one event loop after another.

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
        self._given = None if http_client is None else Faces(http_client, user_agent, own=False)
        self._faces: weakref.WeakKeyDictionary[AbstractEventLoop, Faces[AsyncClient]] = (
            weakref.WeakKeyDictionary()
        )
        self._tasks: set[Task[None]] = set()
        self._closed = False
        self._sleep = sleep
        _fork.register(self)

    def after_fork(self) -> None:
        """Leave the connections to the parent."""
        _fork.leave_to_parent(self._faces)
        self._faces = weakref.WeakKeyDictionary()

    def _open(self) -> Faces[AsyncClient]:
        if self._closed or (self._given and self._given.api.is_closed):
            raise HuvrClosedError
        return self._given or self._faces.get(_running_loop()) or self._new_faces()

    def _new_faces(self) -> Faces[AsyncClient]:
        with _http.building.lock:
            client = _http.make(AsyncClient, self._timeout)
        faces = self._faces[_running_loop()] = Faces(client, self._user_agent, own=True)
        return faces

    async def send(self, effect: Send) -> Reply:
        """See ``Send``, and ``SyncIO.send`` for what is caught and why."""
        faces = self._open()
        request = faces.build(effect, _async_content(effect.content))
        client = faces.of(effect)
        try:
            response = await client.send(
                request, stream=effect.stream, auth=_http.NO_AUTH, follow_redirects=False
            )
            if effect.stream and not response.is_success:
                await response.aread()
        except _http.HTTPStatusError as exc:
            return _http.reply_of(exc.response, effect)
        except _http.FAILURES as exc:
            failure = _http.failure_of(exc)
        except Exception:
            raise
        except BaseException as exc:  # noqa: BLE001 - raised again
            raise _http.without_frames(exc)  # noqa: B904 - the same exception
        else:
            return _http.reply_of(response, effect)
        raise failure

    async def read(self, reply: Reply) -> bytes | None:
        """See ``Read``."""
        try:
            if reply.chunks is None:
                reply.chunks = _http.response_of(reply).aiter_bytes()
            chunk: bytes | None = await anext(reply.chunks, None)
        except _http.FAILURES as exc:
            failure = _http.failure_of(exc)
        else:
            return chunk
        raise failure

    async def close_reply(self, reply: Reply) -> None:
        """See ``Close``."""
        await _http.response_of(reply).aclose()

    async def sleep(self, seconds: float) -> None:
        """See ``Sleep``."""
        import asyncio

        await (self._sleep or asyncio.sleep)(seconds)

    async def run(self, function: Callable[[], Any]) -> Any:
        """See ``Run``."""
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
        timeout: float,  # noqa: ASYNC109 - it is the effect's
        holder: int = 0,  # noqa: ARG002 - only a blocking wait can be one for itself
    ) -> bool:
        """See ``Wait``."""
        # Not asyncio.wrap_future: cancelling what it returns cancels the shared future.
        import asyncio

        loop = asyncio.get_running_loop()
        done = asyncio.Event()

        def wake(_: Future[Any]) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits there
                loop.call_soon_threadsafe(done.set)

        future.add_done_callback(wake)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                await done.wait()
        return future.done()

    async def spawn(self, flow: Flow[None], done: Callable[[], None]) -> None:
        """See ``Spawn``."""
        task = _running_loop().create_task(arun(flow, self))
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
        faces = self._faces.pop(loop, None)
        if faces is not None:
            await faces.api.aclose()


def _running_loop() -> AbstractEventLoop:
    from asyncio import get_running_loop

    return get_running_loop()


def _async_content(content: Content) -> bytes | AsyncIterator[bytes] | None:
    return _pulled(content()) if callable(content) else content


async def _pulled(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The chunks of a blocking iterator, each awaited in a thread."""
    from asyncio import to_thread

    while (chunk := await to_thread(next, chunks, None)) is not None:
        yield chunk
