"""The blocking ``IO``. What to send and what an answer means is decided by its users."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import HuvrClosedError
from . import fork, http_clients
from .bodies import pieces, read_body
from .deadline import TimeLimit
from .http_clients import Client, HttpClients, Timeout
from .wire import Content, Reply, Request, TransportFailure

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


class SyncIO:
    """The coroutines of this class block and never suspend; see ``finish``. Thread-safe.

    ``http_client``: the user's own client, used as it is and never closed here. Without it, one is
    created for the first request, and again in a forked child, which must not share sockets.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        timeout: float | Timeout,
        http_client: Client | None = None,
        sleep: Callable[[float], Any] | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._timeout = timeout
        self._own = http_client is None
        self._clients = None if http_client is None else HttpClients(http_client, user_agent)
        self._closed = False
        self._sleep = sleep or time.sleep
        fork.register(self)

    def after_fork(self) -> None:
        """Leave the connections to the parent."""
        if self._own:
            fork.leave_to_parent(self._clients)
            self._clients = None

    def _open(self) -> HttpClients[Client]:
        clients = self._clients
        if clients is None and not self._closed:
            with http_clients.building.lock:
                if self._clients is None:
                    client = http_clients.make(Client, self._timeout)
                    self._clients = HttpClients(client, self._user_agent)
                clients = self._clients
        if self._closed or clients is None or clients.api.is_closed:
            raise HuvrClosedError
        return clients

    async def send(self, request: Request) -> Reply:
        clients = self._open()
        built = clients.build(request, _chunks(request.content))
        try:
            with TimeLimit(request.time_limit):
                response = clients.of(request).send(
                    built, stream=True, auth=http_clients.NO_AUTH, follow_redirects=False
                )
                # A hook of the user's may have read it.
                if not response.is_closed and not (request.stream and response.is_success):
                    http_clients.fill(response, read_body(response, request))
        except http_clients.HTTPStatusError as exc:
            # The user's response hook called raise_for_status(): judging the status is ours.
            return http_clients.reply_of(exc.response, request)
        except http_clients.FAILURES as exc:
            failure = http_clients.failure_of(exc)
        except TransportFailure as exc:
            failure = exc
        except Exception:
            raise  # a user's event hook or body iterator raised: with its traceback
        except BaseException as exc:  # noqa: BLE001 - raised again
            raise http_clients.without_frames(exc)  # noqa: B904 - the same exception
        else:
            return http_clients.reply_of(response, request)
        raise failure  # outside `except`, so that it does not refer to httpx's exception

    async def read(self, reply: Reply) -> bytes | None:
        try:
            if reply.chunks is None:
                reply.chunks = pieces(http_clients.response_of(reply))
            chunk: bytes | None = next(reply.chunks, None)
        except http_clients.FAILURES as exc:
            failure = http_clients.failure_of(exc)
        else:
            return chunk
        raise failure

    async def close_reply(self, reply: Reply) -> None:
        http_clients.response_of(reply).close()

    async def sleep(self, seconds: float) -> None:
        self._sleep(seconds)

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
        """Close the connections; may be repeated. The user's own client stays open."""
        self._closed = True
        if self._own and self._clients is not None:
            self._clients.api.close()

    def __del__(self) -> None:
        # A client that was not closed costs its sockets until now, and no ResourceWarning.
        with contextlib.suppress(Exception):
            self.close()


def _chunks(content: Content) -> bytes | Iterator[bytes] | None:
    return content() if callable(content) else content
