"""What a blocking ``IO`` and one of an event loop have in common: an exchange by an HTTP client.

It is written once, as coroutines. ``SyncIO`` and ``AsyncIO`` say what differs: how the result of
the HTTP client's method is had, and which pool of connections a request uses.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from .. import fork
from ..origin import route
from ..wire import SHOWN, Reply, Request, TooLarge, TransportFailure
from . import responses
from .bodies import Unpacker
from .deadline import left
from .failures import failure_of, without_frames, without_library
from .http_clients import MOST_AT_ONCE, AsyncClient, Client, HttpClients, Timeout
from .leases import Lease, Pool, connections_of

C = TypeVar("C", bound=Client | AsyncClient)


@dataclass(kw_only=True, eq=False, repr=False)
class HttpIO(ABC, Generic[C]):
    """``send``, ``read`` and ``close_reply`` of an ``IO``. Subclasses define the rest.

    * ``timeout``: seconds, or an ``httpx.Timeout``; of the client that is made here.
    * ``http_client``: the user's own client, used as it is and never closed here.
    * ``pause``: what sleeps, for tests.
    """

    user_agent: str
    timeout: float | Timeout
    http_client: Any = None
    pause: Callable[[float], Any] | None = None
    _closed: bool = field(default=False, init=False)

    # What the two kinds do by different functions. What these return goes through ``_result``.
    _iter: ClassVar[Callable[..., Any]]
    _next: ClassVar[Callable[..., Any]]
    _close: ClassVar[Callable[..., Any]]  # a client, a response or a stream
    _outgoing: ClassVar[Callable[..., Any]]  # from the chunks of a body to what the client takes
    _slots: ClassVar[Callable[..., Any]]  # makes a semaphore, of threads or of tasks

    def __post_init__(self) -> None:
        fork.register(self)

    @abstractmethod
    def after_fork(self) -> None:
        """Leave the connections to the parent."""

    @abstractmethod
    async def _result(self, returned: Any) -> Any:
        """The result of an HTTP client's method, which has ``returned`` it or an awaitable."""

    @abstractmethod
    async def _open(self) -> Pool[C]:
        """The pool for the next exchange. Raises ``HuvrClosedError``."""

    @abstractmethod
    async def _interrupted(self, pool: Pool[C]) -> None:
        """An exchange was interrupted or cancelled: ``pool`` may have lost a connection."""

    def _pool_of(self, client: Any) -> Pool[C]:
        count = MOST_AT_ONCE if self.http_client is None else connections_of(client)
        slots = self._slots(count) if count else None
        return Pool(HttpClients(client, self.user_agent), slots)

    async def _join(self) -> Lease[C]:
        while True:
            lease = (await self._open()).join()
            if not lease.pool.retired:
                return lease
            await self._leave(lease)  # it was given up a moment ago

    async def _leave(self, lease: Lease[C]) -> None:
        if lease.end():
            await self._result(self._close(lease.pool.clients.api))

    async def send(self, request: Request) -> Reply:
        lease = await self._join()
        reply = None
        try:
            reply = await self._exchange(lease, request)
        except lease.pool.clients.failures as exc:
            failure = failure_of(exc)
        except TransportFailure as exc:
            failure = exc.with_traceback(None)
        except Exception as exc:  # noqa: BLE001 - a user's event hook or body iterator raised it
            raise without_library(exc)  # noqa: B904 - the same exception
        except BaseException as exc:  # noqa: BLE001 - raised again
            await self._interrupted(lease.pool)
            raise without_frames(exc)  # noqa: B904 - the same exception
        else:
            return reply
        finally:
            if reply is None or reply.lease is None:
                await self._leave(lease)
        failure.place = route(request.url)
        raise failure  # outside `except`, so that it does not refer to httpx's exception

    async def _exchange(self, lease: Lease[C], request: Request) -> Reply:
        if lease.pool.slots is not None:
            await self._result(lease.pool.slots.acquire())
            lease.admitted = True
        clients = lease.pool.clients
        built = clients.build(request, self._content(request))
        try:
            sending = clients.of(request).send(built, stream=True, **clients.options)
            response = await self._result(sending)
            # A hook of the user's may have read it.
            if not response.is_closed and not (request.stream and response.is_success):
                body = await self._read_whole(response, request.size_limit)
                responses.fill(response, body, clients.library)
        except clients.library.HTTPStatusError as exc:
            # The user's response hook called raise_for_status(): judging the status is ours.
            response = exc.response
        return responses.reply_of(response, request, lease, clients.library)

    def _content(self, request: Request) -> Any:
        """Taken by itself: a token request's holds the client secret, and is in no other frame."""
        content = request.content
        return self._outgoing(content()) if callable(content) else content

    async def _read_whole(self, response: Any, size_limit: int) -> bytes:
        """The body: of a success up to ``size_limit`` bytes, of an error its beginning."""
        limit = size_limit if response.is_success else SHOWN
        body: list[bytes] = []
        size = 0
        pieces = self._pieces(response)
        try:
            async for piece in pieces:
                body.append(piece)
                size += len(piece)
                if size > limit:
                    await pieces.aclose()
                    break
        finally:
            await self._result(self._close(response.stream))
        if size > limit and response.is_success:
            raise TooLarge(limit)
        return b"".join(body)[:limit]

    async def _pieces(self, response: Any) -> AsyncGenerator[bytes, None]:
        """The body as it comes, unpacked."""
        unpacker = Unpacker(response.headers.get("Content-Encoding", ""))
        chunks = self._iter(response.stream)
        while (data := await self._result(self._next(chunks, None))) is not None:
            left()
            for piece in unpacker.feed(data):
                yield piece
        unpacker.end()

    async def read(self, reply: Reply) -> bytes | None:
        try:
            if reply.chunks is None:
                reply.chunks = self._pieces(responses.response_of(reply))
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
        failure.place = route(str(responses.response_of(reply).request.url))
        raise failure

    async def close_reply(self, reply: Reply) -> None:
        try:
            await self._result(self._close(responses.response_of(reply)))
        finally:
            if reply.lease is not None:
                await self._leave(reply.lease)
