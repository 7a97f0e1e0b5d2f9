"""Effects performed with httpx: the only module of this package that imports it.

(httpx has had no release since 0.28.1; its continuation, httpx2, is drop-in. The day
openapi-python-client moves, this file moves.)

``SyncIO`` and ``AsyncIO`` hold no protocol of their own, only exchanges: what to send and what an
answer means is decided in flows. What they do decide is where a request may draw from. An API
request is built by the (possibly user-given) httpx client, so its headers, cookies and event hooks
apply. A token or storage request is sent by ``_bare`` of that client: same connections, proxies
and TLS, nothing else.
"""

from __future__ import annotations

import contextlib
import copy
import os
import ssl
import threading
import time
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import httpx
from httpx import AsyncClient, Client, Response, Timeout

from . import _fork
from ._effects import Content, Flow, Reply, Send, TransportFailure, arun, run
from .errors import HuvrClosedError, HuvrConfigError

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future

__all__ = ["AsyncClient", "AsyncIO", "Client", "Response", "SyncIO", "Timeout", "httpx_version"]

C = TypeVar("C", Client, AsyncClient)

httpx_version: str = httpx.__version__

_contexts: dict[tuple[str | None, str | None], ssl.SSLContext] = {}


class _Building:
    """Guards the making of clients and TLS contexts, so that 256 threads make one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        _fork.register(self)

    def after_fork(self) -> None:
        self.lock = threading.Lock()


_building = _Building()
_graveyard: list[object] = []  # clients that belong to the parent process


def _shared_context() -> ssl.SSLContext:
    """One TLS context per process and setting: making one costs about 29 ms, mostly the reading of
    the certificate bundle. httpx itself honours the two variables.
    """
    key = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if key not in _contexts:
        _contexts[key] = httpx.create_ssl_context()
    return _contexts[key]


def _make(kind: type[C], timeout: float | Timeout) -> C:
    """Our own client. No ``transport=``: with one, httpx ignores HTTP_PROXY and its kin."""
    try:
        return kind(verify=_shared_context(), timeout=timeout, follow_redirects=False)
    except (ValueError, ImportError, OSError, httpx.InvalidURL) as exc:
        # An unusable HTTP_PROXY (which may hold a password: not shown) or SSL_CERT_FILE.
        problem = type(exc).__name__
    raise HuvrConfigError(
        f"the HTTP client cannot be set up ({problem}): check HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, "
        "SSL_CERT_FILE and SSL_CERT_DIR"
    )


def _bare(client: C, user_agent: str) -> C:
    """A second face of ``client``: the same transports, so the same pool, proxies and TLS, with
    none of the settings that belong to API requests. (Every assignment replaces the attribute of
    the copy; nothing is changed in the original.)
    """
    bare = copy.copy(client)
    bare.event_hooks = {}
    bare.headers = {"User-Agent": user_agent}
    bare.cookies = {}
    bare.params = {}
    bare.auth = httpx.Auth()
    bare.base_url = ""
    return bare


class _SignedURL(httpx.URL):
    """A URL that is itself a credential: httpx logs ``str(request.url)`` of every request."""

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}/***"

    __repr__ = __str__


def _build(client: Client | AsyncClient, effect: Send, content: Any) -> httpx.Request:
    params: Any = effect.params  # lists are invariant: httpx's would also take numbers
    try:
        request = client.build_request(
            effect.method,
            effect.url,
            params=params,
            headers=effect.headers,
            content=content,
            timeout=httpx.USE_CLIENT_DEFAULT if effect.timeout is None else effect.timeout,
        )
    except (httpx.InvalidURL, ValueError, TypeError) as exc:
        message = f"the request cannot be built: {type(exc).__name__}"
    else:
        if effect.storage:
            request.url = _SignedURL(request.url)
        elif effect.authorization is not None:
            request.headers["Authorization"] = f"Token {effect.authorization.reveal()}"
        else:
            request.headers.pop("Authorization", None)
        return request
    raise TransportFailure(message, sent=False, permanent=True)


def _reply(response: Response, effect: Send) -> Reply:
    """The answer, cut loose from what was sent."""
    request = response.request
    if effect.authorization is not None:
        request.headers.pop("Authorization", None)
    else:  # a login, whose body is a secret, or storage, whose query is a signature
        response.request = httpx.Request(request.method, request.url.copy_with(query=None))
    response.next_request = None
    response.extensions.pop("network_stream", None)
    if effect.stream and response.is_success:
        return Reply(response.status_code, response.headers, response=response)
    response.stream = httpx.ByteStream(b"")
    return Reply(response.status_code, response.headers, _body(response), response=response)


def _response(reply: Reply) -> Response:
    assert reply.response is not None  # every reply of this module has one
    return reply.response


def with_body(response: Response, body: bytes) -> Response:
    """``response`` with another body: used where a server echoed a secret."""
    headers = response.headers.copy()
    for name in ("Content-Encoding", "Transfer-Encoding", "Content-Length"):
        headers.pop(name, None)
    return Response(response.status_code, headers=headers, content=body, request=response.request)


def _body(response: Response) -> bytes:
    try:
        return response.content
    except httpx.ResponseNotRead:
        return b""  # a user's hook raised before the body was read


_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


def _failure(exc: Exception) -> TransportFailure:
    """What went wrong, without what httpx hangs on its exceptions: the request with its headers,
    and a traceback whose frames hold them in clear.
    """
    name = type(exc).__name__
    if isinstance(exc, httpx.LocalProtocolError | httpx.UnsupportedProtocol):
        # Their text quotes the offending header or URL.
        return TransportFailure(f"the request cannot be sent ({name})", sent=False, permanent=True)
    text = str(exc)
    cause = type(exc)(text) if isinstance(exc, httpx.RequestError) else None
    return TransportFailure(
        f"{text} ({name})" if text else name,
        sent=not isinstance(exc, _UNSENT),
        timeout=isinstance(exc, httpx.TimeoutException),
        permanent=_is_certificate_problem(exc),
        cause=cause,
    )


def _is_certificate_problem(exc: BaseException | None) -> bool:
    while exc is not None and not isinstance(exc, ssl.SSLCertVerificationError):
        exc = exc.__cause__ or exc.__context__
    return exc is not None


# Not OSError: httpx maps those of the network; one that arrives here comes from reading the body.
_FAILURES = (httpx.RequestError, httpx.InvalidURL)


def _without_frames(exc: BaseException) -> BaseException:
    """An interrupt or cancellation, cut off from the frames of h11 and httpcore under it: their
    locals show the request's headers in clear to whatever prints tracebacks with locals.
    """
    exc.__context__ = exc.__cause__ = None
    return exc.with_traceback(None)


class SyncIO:
    """Performs effects with blocking calls. Thread-safe.

    ``http_client``: the user's own client, used as it is and never closed here; otherwise one is
    made when first needed, and again in a forked child, which must not share sockets.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        timeout: float | Timeout,
        http_client: Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._user_agent = user_agent
        self._timeout = timeout
        self._own = http_client is None
        self._clients = self._pair(http_client) if http_client is not None else None
        self._closed = False
        self.sleep = sleep
        _fork.register(self)

    def after_fork(self) -> None:
        if self._own:
            # Not dropped: whatever closing would say over TLS, it would say for the parent.
            _graveyard.append(self._clients)
            self._clients = None

    def _pair(self, client: Client) -> tuple[Client, Client]:
        return client, _bare(client, self._user_agent)

    def _client(self, effect: Send) -> Client:
        if self._closed:
            raise HuvrClosedError(_CLOSED)
        if self._clients is None:
            with _building.lock:
                if self._clients is None:
                    self._clients = self._pair(_make(Client, self._timeout))
        return self._clients[effect.private or effect.storage]

    def send(self, effect: Send) -> Reply:
        client = self._client(effect)
        request = _build(client, effect, _sync_content(effect.content))
        try:
            response = client.send(request, stream=effect.stream, auth=None, follow_redirects=False)
            if effect.stream and not response.is_success:
                response.read()
        except httpx.HTTPStatusError as exc:
            # The user's response hook called raise_for_status(): judging the status is ours.
            return _reply(exc.response, effect)
        except _FAILURES as exc:
            failure = _failure(exc)
        except Exception:
            raise  # from a user's hook: theirs, with its traceback
        except BaseException as exc:
            raise _without_frames(exc)  # noqa: B904
        else:
            return _reply(response, effect)
        raise failure

    def read(self, reply: Reply) -> bytes | None:
        try:
            if reply.chunks is None:
                reply.chunks = _response(reply).iter_bytes()
            chunk: bytes | None = next(reply.chunks, None)
        except _FAILURES as exc:
            failure = _failure(exc)
        else:
            return chunk
        raise failure

    def close_reply(self, reply: Reply) -> None:
        _response(reply).close()

    def run(self, function: Callable[[], Any]) -> Any:
        return function()

    def wait(self, future: Future[Any], timeout: float) -> bool:
        from concurrent.futures import wait

        return bool(wait((future,), timeout).done)

    def spawn(self, flow: Flow[None], done: Callable[[], None]) -> None:
        def background() -> None:
            try:
                run(flow, self)
            finally:
                done()

        threading.Thread(target=background, name="huvr-background", daemon=True).start()

    def close(self) -> None:
        """Idempotent. The user's own client stays open."""
        self._closed = True
        if self._own and self._clients is not None:
            self._clients[0].close()


class AsyncIO:
    """Performs effects with awaits. Safe among tasks, and usable from one event loop after
    another: a connection belongs to the loop that made it, so each loop gets its own client.
    (A user-given ``http_client`` is used on all of them, as httpx itself would.)
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
        self._given = self._pair(http_client) if http_client is not None else None
        self._clients: weakref.WeakKeyDictionary[
            asyncio.AbstractEventLoop, tuple[AsyncClient, AsyncClient]
        ] = weakref.WeakKeyDictionary()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self._sleep = sleep
        _fork.register(self)

    def after_fork(self) -> None:
        _graveyard.append(self._clients)  # see SyncIO
        self._clients = weakref.WeakKeyDictionary()

    def _pair(self, client: AsyncClient) -> tuple[AsyncClient, AsyncClient]:
        return client, _bare(client, self._user_agent)

    def _client(self, effect: Send) -> AsyncClient:
        if self._closed:
            raise HuvrClosedError(_CLOSED)
        pair = self._given or self._clients.get(_running_loop()) or self._own_pair()
        return pair[effect.private or effect.storage]

    def _own_pair(self) -> tuple[AsyncClient, AsyncClient]:
        with _building.lock:
            pair = self._pair(_make(AsyncClient, self._timeout))
            self._clients[_running_loop()] = pair
            return pair

    async def send(self, effect: Send) -> Reply:
        client = self._client(effect)
        request = _build(client, effect, _async_content(effect.content))
        try:
            response = await client.send(
                request, stream=effect.stream, auth=None, follow_redirects=False
            )
            if effect.stream and not response.is_success:
                await response.aread()
        except httpx.HTTPStatusError as exc:
            return _reply(exc.response, effect)
        except _FAILURES as exc:
            failure = _failure(exc)
        except Exception:
            raise
        except BaseException as exc:
            raise _without_frames(exc)  # noqa: B904
        else:
            return _reply(response, effect)
        raise failure

    async def read(self, reply: Reply) -> bytes | None:
        try:
            if reply.chunks is None:
                reply.chunks = _response(reply).aiter_bytes()
            chunk: bytes | None = await anext(reply.chunks, None)
        except _FAILURES as exc:
            failure = _failure(exc)
        else:
            return chunk
        raise failure

    async def close_reply(self, reply: Reply) -> None:
        await _response(reply).aclose()

    async def sleep(self, seconds: float) -> None:
        import asyncio

        await (self._sleep or asyncio.sleep)(seconds)

    async def run(self, function: Callable[[], Any]) -> Any:
        import asyncio

        task = asyncio.ensure_future(asyncio.to_thread(function))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait({task})
            if not task.cancelled():
                task.exception()  # looked at, so that asyncio does not complain
            raise

    async def wait(self, future: Future[Any], timeout: float) -> bool:
        # Not asyncio.wrap_future: cancelling what it returns cancels the shared future.
        import asyncio

        loop = asyncio.get_running_loop()
        done = asyncio.Event()

        def wake(_: Future[Any]) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits there
                loop.call_soon_threadsafe(done.set)

        future.add_done_callback(wake)
        try:
            await asyncio.wait_for(done.wait(), timeout)
        except TimeoutError:
            return future.done()
        return True

    async def spawn(self, flow: Flow[None], done: Callable[[], None]) -> None:
        task = _running_loop().create_task(arun(flow, self))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: done())

    async def aclose(self) -> None:
        """Idempotent. Ends background work, closes this loop's client; those of other loops are
        left to the garbage collector, since only their own loop could close them.
        """
        import asyncio

        self._closed = True
        loop = _running_loop()
        tasks = [task for task in self._tasks if task.get_loop() is loop]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        pair = self._clients.pop(loop, None)
        if pair is not None:
            await pair[0].aclose()


_CLOSED = "this client is closed: make a new one, or keep calls inside its `with` block"


def _running_loop() -> asyncio.AbstractEventLoop:
    from asyncio import get_running_loop

    return get_running_loop()


def _sync_content(content: Content) -> bytes | Iterator[bytes] | None:
    return content() if callable(content) else content


def _async_content(content: Content) -> bytes | AsyncIterator[bytes] | None:
    return _pulled(content()) if callable(content) else content


async def _pulled(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The chunks of a blocking iterator, each awaited in a thread."""
    from asyncio import to_thread

    while (chunk := await to_thread(next, chunks, None)) is not None:
        yield chunk
