"""A request, its reply, and the interface of what sends it. No I/O here.

Every procedure of several steps (a call with its token and retries, an upload, a download) is
written once, as a coroutine that does all of its I/O through an ``IO``: it awaits
``io.send(request)``, ``io.sleep(seconds)`` and so on.

``AsyncIO`` awaits. The methods of ``SyncIO`` block and never suspend, so that
``finish(coroutine)`` has the result after one step; gel-python serves its blocking client in the
same way. Tests pass an ``IO`` of their own, with neither socket nor clock.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

    from httpx import Response, Timeout

    from .._secret import Secret

T = TypeVar("T")
Content: TypeAlias = "bytes | Callable[[], Iterator[bytes]] | None"


class TransportFailure(Exception):  # noqa: N818 - internal, and no error to its catcher
    """An exchange without a complete answer. Holds no URL, header or body.

    Internal: callers see it as a ``HuvrConnectionError``.

    * ``sent``: whether the server may have acted on the request.
    * ``timeout``: whether it took too long.
    * ``permanent``: whether another attempt must fail in the same way (a bad certificate).
    * ``cause``: the HTTP library's error, as a fresh exception without request or traceback.
    * ``place``: the host, and the proxy on the way; ``""``: unknown.
    """

    status = 0  # as of a ``Reply``: there is none

    def __init__(
        self,
        message: str,
        *,
        sent: bool,
        timeout: bool = False,
        permanent: bool = False,
        cause: Exception | None = None,
    ) -> None:
        super().__init__(message)
        self.sent = sent
        self.timeout = timeout
        self.permanent = permanent
        self.cause = cause
        self.place = ""


# Of a body that an exception shows no more is kept: it is for people.
SHOWN = 256 * 1024


def late(*, sent: bool) -> TransportFailure:
    """The failure of an exchange that its deadline ended."""
    message = "the deadline of the call has passed"
    return TransportFailure(message, sent=sent, timeout=True, permanent=True)


class TooLarge(TransportFailure):
    """The body exceeds ``Request.size_limit``."""

    def __init__(self, limit: int) -> None:
        message = f"the answer has more than {limit:,} bytes (max_response_size)"
        super().__init__(message, sent=True, permanent=True)


class Kind(Enum):
    """Whom a request is for, which decides what goes along and what is logged."""

    API = "api"
    """HUVR's API: with the headers, cookies and event hooks of the user's HTTP client."""
    TOKEN = "token"  # noqa: S105 - a kind of request
    """HUVR's token endpoint: only our own headers, no event hooks."""
    STORAGE = "storage"
    """A storage at another origin: as ``TOKEN``; and its URL is a credential, kept out of logs."""


@dataclass(slots=True, eq=False, repr=False)
class Request:
    """One HTTP exchange: no retry, no redirect.

    * ``content``: bytes, or a function that is called for each attempt and returns the chunks of
      the body (``AsyncIO`` pulls them in a thread). Without a ``Content-Length`` header such a
      body goes out chunked.
    * ``authorization``: the token. It stays a ``Secret`` until the request is built, so that no
      frame, ``repr`` or log holds it in clear.
    * ``timeout``: seconds, or ``httpx.Timeout``; ``None``: the HTTP client's own.
    * ``time_limit``: seconds for the exchange; of a streamed one, until its headers are there.
    * ``size_limit``: bytes, unpacked, of a body that is read whole.
    * ``stream``: return a 2xx when its headers are there; then ``read`` until ``None``, and
      ``close_reply`` in any case. Any other answer is read whole, as without ``stream``.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    params: list[tuple[str, str]] | None = None
    content: Content = None
    authorization: Secret | None = None
    timeout: float | Timeout | None = None
    time_limit: float | None = None
    size_limit: int = 2**20
    stream: bool = False
    kind: Kind = Kind.API

    def __repr__(self) -> str:
        # Neither URL (it may be signed) nor content (it may hold the client secret).
        return f"<Request {self.method}>"


@dataclass(slots=True, eq=False, repr=False)
class Reply:
    """The answer to a ``Request``.

    * ``headers``: case-insensitive.
    * ``body``: whole and decoded, or ``b""`` while a streamed reply is open.
    * ``response``: the same answer as an ``httpx.Response``. Its ``request`` carries neither token
      nor body.
    * ``chunks``, ``lease``: the iterator and the connection of a streamed reply; for the ``IO``
      only.
    * ``secrets``: went out with the request; masked wherever the answer ends up in an exception.
    * ``attempts``, ``elapsed``: how often the request was sent until then, and the seconds since
      the first time.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    response: Response | None = None
    chunks: Any = None
    lease: Any = None
    secrets: Sequence[Secret] = ()
    attempts: int = 1
    elapsed: float = 0.0

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    def __repr__(self) -> str:
        return f"<Reply {self.status}>"


if TYPE_CHECKING:  # creating a Protocol takes time, and no code needs it at run time

    class IO(Protocol):
        """All the I/O there is. ``send`` and ``read`` raise ``TransportFailure``."""

        async def send(self, request: Request, /) -> Reply: ...

        async def read(self, reply: Reply, /) -> bytes | None:
            """The next chunk of a streamed reply, ``None`` at its end."""

        async def close_reply(self, reply: Reply, /) -> None:
            """Give back the connection of a streamed reply; may be repeated."""

        async def sleep(self, seconds: float, /) -> None: ...

        async def run(self, function: Callable[[], T], /) -> T:
            """Call a blocking function, in place or in a worker thread; keep it short.

            A cancelled ``run`` ends only when the function has returned, so that a ``finally``
            that closes a file never races with a write to it.
            """
            ...

        async def wait(self, future: Future[Any], seconds: float, holder: int, /) -> bool | None:
            """Whether ``future``, which another thread or task completes, was done in time.

            Never cancels it, never raises its exception. ``holder``: the thread that completes it.
            A blocking wait in that very thread would never end, and returns ``None`` at once.
            """

        def spawn(
            self, work: Callable[[], Coroutine[Any, Any, None]], done: Callable[[], None], /
        ) -> None:
            """Run ``work`` in the background; call ``done`` when it has ended in any way."""


class WrappedIO:
    """An ``IO`` that passes everything on to another; subclasses change some of it."""

    def __init__(self, io: IO) -> None:
        self._io = io

    async def send(self, request: Request) -> Reply:
        return await self._io.send(request)

    async def read(self, reply: Reply) -> bytes | None:
        return await self._io.read(reply)

    async def close_reply(self, reply: Reply) -> None:
        await self._io.close_reply(reply)

    async def sleep(self, seconds: float) -> None:
        await self._io.sleep(seconds)

    async def run(self, function: Callable[[], T]) -> T:
        return await self._io.run(function)

    async def wait(self, future: Future[Any], seconds: float, holder: int = 0) -> bool | None:
        return await self._io.wait(future, seconds, holder)

    def spawn(
        self, work: Callable[[], Coroutine[Any, Any, None]], done: Callable[[], None]
    ) -> None:
        self._io.spawn(work, done)
