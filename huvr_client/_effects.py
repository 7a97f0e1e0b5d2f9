"""What a flow may ask of the world.

Every procedure of several steps (a call with its token and retries, an upload, a download) is
written once, as a generator that *yields effects* and does no I/O itself::

    def fetch(url: str) -> Flow[bytes]:
        reply: Reply = yield Send("GET", url)
        if reply.status == 503:
            yield Sleep(1.0)
            reply = yield Send("GET", url)
        return reply.body

``_drive.run`` performs the effects with blocking calls, ``_drive.arun`` with awaits; the flow
cannot tell the difference, and a test drives it with neither socket nor clock.

Rules for flows:

* What goes wrong in an effect is raised at its ``yield``. That includes ``KeyboardInterrupt`` and
  ``asyncio.CancelledError``, so ``finally`` is where a flow gives back what it holds, and it may
  yield further effects there.
* One exception: a flow that is abandoned (its event loop is gone) is closed by the garbage
  collector with ``GeneratorExit``; a ``finally`` that yields then is an error, so what must happen
  in every case (releasing a lock) is done before what needs an effect.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ._http import Response, Timeout
    from ._secret import Secret

T = TypeVar("T")
Content: TypeAlias = "bytes | Callable[[], Iterator[bytes]] | None"


class Effect:
    """One request to the world. ``perform`` names the method of the driver's IO that serves it."""

    __slots__ = ()

    def perform(self, io: Any) -> Any:
        """Call ``io``; the result is the effect's result, or an awaitable of it."""
        raise NotImplementedError


Flow: TypeAlias = Generator[Effect, Any, T]


class TransportFailure(Exception):  # noqa: N818 - internal, and no error to its catcher
    """An exchange that brought no answer, already free of URLs, headers and bodies.

    Internal: flows turn it into a ``HuvrConnectionError``.

    * ``sent``: the server may have acted on the request (``False``: it never got there).
    * ``timeout``: it was given up for taking too long.
    * ``permanent``: another attempt must fail in the same way (a bad certificate).
    * ``cause``: what the HTTP library said, as a fresh exception without request or traceback.
    """

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


class Reply:
    """The answer to a ``Send``.

    ``body`` is the whole (decoded) body, or ``b""`` while a streamed reply is open. ``headers`` is
    case-insensitive. ``response`` is the same answer as an ``httpx.Response`` whose ``request``
    carries neither token nor body; ``chunks`` belongs to the driver.
    """

    __slots__ = ("body", "chunks", "headers", "response", "status")

    def __init__(
        self,
        status: int,
        headers: Mapping[str, str],
        body: bytes = b"",
        *,
        response: Response | None = None,
        chunks: Any = None,
    ) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.response = response
        self.chunks = chunks

    def __repr__(self) -> str:
        return f"<Reply {self.status}>"


class Send(Effect):
    """One HTTP exchange: no retry, no redirect. Results in a ``Reply``.

    * ``content``: bytes, or a function that is called for each attempt and gives the chunks of the
      body (the async driver pulls them in a thread). A ``Content-Length`` header is the flow's to
      give; without one such a body goes out chunked.
    * ``authorization``: the token. It is a ``Secret`` up to the moment the request is built, so
      that no frame, ``repr`` or log holds it in clear.
    * ``timeout``: seconds, or ``httpx.Timeout``; ``None``: the client's own.
    * ``stream``: return a 2xx when its headers are there; then ``Read`` until ``None``, and
      ``Close`` in any case. Any other answer is read whole, as without ``stream``.
    * ``storage``: an origin that is not HUVR's. The request carries ``headers`` and the
      User-Agent, nothing else of the client (no default headers, cookies, event hooks); proxy
      and TLS settings are the same. Its URL is a credential and appears in no log.
    * ``private``: an exchange of the client's own (the token request): like ``storage``, and its
      URL may be logged.

    Raises ``TransportFailure`` where no complete answer came.
    """

    __slots__ = (
        "apart",
        "authorization",
        "content",
        "headers",
        "method",
        "params",
        "private",
        "storage",
        "stream",
        "timeout",
        "url",
    )

    def __init__(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        params: list[tuple[str, str]] | None = None,
        content: Content = None,
        authorization: Secret | None = None,
        timeout: float | Timeout | None = None,
        stream: bool = False,
        storage: bool = False,
        private: bool = False,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.params = params
        self.content = content
        self.authorization = authorization
        self.timeout = timeout
        self.stream = stream
        self.storage = storage
        self.private = private
        self.apart = storage or private

    def perform(self, io: Any) -> Any:
        return io.send(self)

    def __repr__(self) -> str:
        # Neither URL (it may be signed) nor content (it may be a login).
        return f"<Send {self.method}>"


class Read(Effect):
    """The next chunk of a streamed reply, ``None`` at its end. Raises ``TransportFailure``."""

    __slots__ = ("reply",)

    def __init__(self, reply: Reply) -> None:
        self.reply = reply

    def perform(self, io: Any) -> Any:
        return io.read(self.reply)


class Close(Effect):
    """Give back the connection of a streamed reply. Never raises; may be repeated."""

    __slots__ = ("reply",)

    def __init__(self, reply: Reply) -> None:
        self.reply = reply

    def perform(self, io: Any) -> Any:
        return io.close_reply(self.reply)


class Sleep(Effect):
    """Let ``seconds`` pass."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def perform(self, io: Any) -> Any:
        return io.sleep(self.seconds)


class Run(Effect):
    """The result of a blocking function, called in place or in a worker thread. Keep it short.

    The async driver does not leave a cancelled ``Run`` before the function has returned, so a
    ``finally`` that closes a file never races with a write to it.
    """

    __slots__ = ("function",)

    def __init__(self, function: Callable[[], Any]) -> None:
        self.function = function

    def perform(self, io: Any) -> Any:
        return io.run(self.function)


class Wait(Effect):
    """Wait for a future that another thread or task completes.

    ``True`` when it is done, ``False`` when ``timeout`` seconds have passed. Never cancels the
    future, never raises its exception.

    ``holder``: the thread (``threading.get_ident()``) on which it will be completed. A blocking
    driver on that very thread would wait for itself, and returns ``None`` at once.
    """

    __slots__ = ("future", "holder", "timeout")

    def __init__(self, future: Future[Any], timeout: float, holder: int = 0) -> None:
        self.future = future
        self.timeout = timeout
        self.holder = holder

    def perform(self, io: Any) -> Any:
        return io.wait(self.future, self.timeout, self.holder)


class Spawn(Effect):
    """Run another flow in the background (a daemon thread, a task) and go on at once.

    Nobody waits for it, so the flow deals with its own failures. ``done`` is called when it is
    over in whatever way, also if it was cancelled before its first step.
    """

    __slots__ = ("done", "flow")

    def __init__(self, flow: Flow[None], done: Callable[[], None]) -> None:
        self.flow = flow
        self.done = done

    def perform(self, io: Any) -> Any:
        return io.spawn(self.flow, self.done)
