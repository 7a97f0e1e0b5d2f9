"""The blocking ``IO``. What to send and what an answer means is decided by its users."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from ...errors import HuvrClosedError
from .. import fork
from ..wire import Content, Reply, Request, TransportFailure
from . import http_clients, responses
from .bodies import pieces, read_body
from .deadline import TimeLimit
from .failures import failure_of, without_frames, without_library
from .http_clients import AnyClient, Client, HttpClients, Timeout
from .leases import Lease, Pool, ThreadSlots, slots_for

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
    created for the first request; again after an interrupt (Ctrl-C may leave httpx's pool locked);
    and again in a forked child, which must not share sockets.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        timeout: float | Timeout,
        http_client: AnyClient | None = None,
        sleep: Callable[[float], Any] | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._timeout = timeout
        self._own = http_client is None
        self._pool = None if http_client is None else self._pool_of(http_client)
        self._closed = False
        self._sleep = sleep or time.sleep
        fork.register(self)

    def after_fork(self) -> None:
        """Leave the connections to the parent."""
        if self._own:
            fork.leave_to_parent(self._pool)
            self._pool = None

    def _pool_of(self, client: Any) -> Pool[Client]:
        slots = slots_for(client, ThreadSlots, own=self._own)
        return Pool(HttpClients(client, self._user_agent), own=self._own, slots=slots)

    def _open(self) -> Pool[Client]:
        pool = self._pool
        if pool is None and not self._closed:
            with http_clients.building.lock:
                if self._pool is None:
                    self._pool = self._pool_of(http_clients.make(Client, self._timeout))
                pool = self._pool
        if self._closed or pool is None or pool.clients.api.is_closed:
            raise HuvrClosedError
        return pool

    def _join(self) -> Lease[Client]:
        while True:
            lease = self._open().join()
            if not lease.pool.retired:
                return lease
            self._leave(lease)  # it was given up a moment ago

    def _leave(self, lease: Lease[Client]) -> None:
        if lease.end():
            lease.pool.clients.api.close()

    def _give_up(self, pool: Pool[Client]) -> None:
        """Use ``pool`` no more; it is closed when its last exchange has ended."""
        if not pool.own:
            return
        if self._pool is pool:
            self._pool = None
        pool.retired = True
        if pool.is_over:
            pool.clients.api.close()

    async def send(self, request: Request) -> Reply:
        lease = self._join()
        reply = None
        try:
            with TimeLimit(request.time_limit):
                reply = self._exchange(lease, request)
        except lease.pool.clients.failures as exc:
            failure = failure_of(exc)
        except TransportFailure as exc:
            failure = exc
        except Exception as exc:  # noqa: BLE001 - a user's event hook or body iterator raised it
            raise without_library(exc)  # noqa: B904 - the same exception
        except BaseException as exc:  # noqa: BLE001 - raised again
            self._give_up(lease.pool)
            raise without_frames(exc)  # noqa: B904 - the same exception
        else:
            return reply
        finally:
            if reply is None or reply.lease is None:
                self._leave(lease)
        raise failure  # outside `except`, so that it does not refer to httpx's exception

    def _exchange(self, lease: Lease[Client], request: Request) -> Reply:
        lease.admit()
        clients = lease.pool.clients
        built = clients.build(request, _chunks(request.content))
        try:
            response = clients.of(request).send(built, stream=True, **clients.options)
            # A hook of the user's may have read it.
            if not response.is_closed and not (request.stream and response.is_success):
                responses.fill(response, read_body(response, request))
        except clients.status_error as exc:
            # The user's response hook called raise_for_status(): judging the status is ours.
            response = exc.response
        return responses.reply_of(response, request, lease)

    async def read(self, reply: Reply) -> bytes | None:
        try:
            if reply.chunks is None:
                reply.chunks = pieces(responses.response_of(reply))
            chunk: bytes | None = next(reply.chunks, None)
        except reply.lease.pool.clients.failures as exc:
            failure = failure_of(exc)
        except Exception:
            raise
        except BaseException:
            self._give_up(reply.lease.pool)
            raise
        else:
            return chunk
        raise failure

    async def close_reply(self, reply: Reply) -> None:
        try:
            responses.response_of(reply).close()
        finally:
            if reply.lease is not None:
                self._leave(reply.lease)

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


def _chunks(content: Content) -> bytes | Iterator[bytes] | None:
    return content() if callable(content) else content
