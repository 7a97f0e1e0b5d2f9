"""What we need of httpx: the only module of this package that imports it.

It decides what goes into a request. An API request is built by the (possibly user-given) httpx
client, so its headers, cookies and event hooks apply. A token or storage request is sent by a
bare twin of that client: same connections, proxies and TLS, nothing else.
"""

from __future__ import annotations

import copy
import os
import ssl
import threading
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import httpx
from httpx import AsyncClient, Client, HTTPStatusError, Response, Timeout

from ..errors import HuvrConfigError
from . import fork
from .bodies import ACCEPT_ENCODING
from .deadline import DeadlinePassed, guard
from .origin import check_host
from .wire import LATE, Kind, Reply, Request, TransportFailure

__all__ = [
    "FAILURES",
    "NO_AUTH",
    "AsyncClient",
    "Client",
    "HTTPStatusError",
    "HttpClients",
    "Response",
    "Timeout",
    "building",
    "check_url",
    "failure_of",
    "fill",
    "httpx_version",
    "make",
    "reply_of",
    "response_of",
    "without_frames",
]

C = TypeVar("C", Client, AsyncClient)

httpx_version: str = httpx.__version__


class _Building:
    """Guards the creation of clients and TLS contexts, so that 256 threads create one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        fork.register(self)

    def after_fork(self) -> None:
        self.lock = threading.Lock()


building = _Building()
_contexts: dict[tuple[str | None, str | None], ssl.SSLContext] = {}


def _shared_context() -> ssl.SSLContext:
    """One TLS context per process and setting of the variables that httpx honours.

    Creating one takes about 29 ms, mostly for reading the certificates.
    """
    key = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if key not in _contexts:
        _contexts[key] = httpx.create_ssl_context()
    return _contexts[key]


def make(kind: type[C], timeout: float | Timeout) -> C:
    """A client of our own. Hold ``building.lock``; raises ``HuvrConfigError``."""
    try:
        # No transport=: with one, httpx ignores HTTP_PROXY and its kin.
        made = kind(verify=_shared_context(), timeout=timeout)
        if isinstance(made, Client):
            guard(made)
        return made
    except (ValueError, ImportError, OSError, httpx.InvalidURL) as exc:
        kind_of_problem = type(exc).__name__
    from .environment import problem_of_environment

    problem = problem_of_environment(_parses)
    raise HuvrConfigError(f"the HTTP client cannot be set up ({kind_of_problem}): {problem}")


def _parses(url: str) -> bool:
    try:
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        return False
    return True


def check_url(url: str | httpx.URL) -> None:
    """Raise ``ValueError`` for a host that httpx or the resolver would fail at, bare."""
    parsed = _decoded(url)
    if parsed is None:
        raise ValueError("names a host that cannot be looked up")
    check_host(parsed.raw_host.decode("ascii"))
    if parsed.port is not None and not 0 < parsed.port < 65_536:
        raise ValueError("names no possible port")


def _decoded(url: str | httpx.URL) -> httpx.URL | None:
    try:
        parsed = httpx.URL(url)
        _ = parsed.host  # httpx decodes xn-- here, and would do so in the middle of a request
    except (httpx.InvalidURL, UnicodeError):
        return None
    return parsed


def _bare(client: C, user_agent: str) -> C:
    """A twin of ``client`` with the same connections, proxies and TLS, and no other settings.

    Its credentials are never used: every request is sent with ``NO_AUTH``. Each assignment
    replaces an attribute of the copy; nothing is changed in the original.
    """
    twin = copy.copy(client)
    twin.event_hooks = {}
    twin.headers = {"User-Agent": user_agent, "Accept-Encoding": ACCEPT_ENCODING}
    twin.cookies = {}
    twin.params = {}
    twin.base_url = ""
    return twin


class _SignedURL(httpx.URL):
    """A URL that is itself a credential: httpx logs ``str(request.url)`` of every request."""

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}/***"

    __repr__ = __str__


class HttpClients(Generic[C]):
    """An HTTP client and its bare twin: ``api`` for API requests, ``bare`` for all others."""

    __slots__ = ("_headers", "api", "bare")

    def __init__(self, client: C, user_agent: str) -> None:
        self.api: C = client
        self.bare: C = _bare(client, user_agent)
        self._headers = {
            "accept": "application/json",
            "accept-encoding": ACCEPT_ENCODING,
            "user-agent": user_agent,
        }

    def of(self, request: Request) -> C:
        """The client that sends ``request``."""
        return self.api if request.kind is Kind.API else self.bare

    def build(self, request: Request, content: Any) -> httpx.Request:
        """Make httpx's request; raises ``TransportFailure`` if that is not possible."""
        params: Any = request.params  # lists are invariant: httpx's would also take numbers
        try:
            built = self.of(request).build_request(
                request.method,
                request.url,
                params=params,
                headers=self._headers_of(request),
                content=content,
                timeout=httpx.USE_CLIENT_DEFAULT if request.timeout is None else request.timeout,
            )
            if request.kind is Kind.STORAGE:
                check_url(built.url)
        except (httpx.InvalidURL, ValueError, TypeError) as exc:
            message = f"the request cannot be built: {type(exc).__name__}"
        else:
            if request.kind is Kind.STORAGE:
                built.url = _SignedURL(built.url)
            elif request.authorization is None:
                built.headers.pop("Authorization", None)  # the user's client may have one
            return built
        raise TransportFailure(message, sent=False, permanent=True)

    def _headers_of(self, request: Request) -> Mapping[str, str]:
        """Only here, and in the request made of it, the token is a plain string."""
        headers = request.headers
        if request.kind is Kind.API:
            headers = {**self._headers, **headers}
        if request.authorization is None:
            return headers
        return {**headers, "authorization": f"Token {request.authorization.reveal()}"}


# Cheaper than None, for which httpx looks into the URL for credentials.
NO_AUTH = httpx.Auth()
_EMPTY = httpx.ByteStream(b"")


def reply_of(response: Response, request: Request) -> Reply:
    """Make a reply of a response, without what was sent: token, token request, signed URL."""
    sent = response.request
    if request.authorization is not None:
        try:  # noqa: SIM105 - suppress() costs more, and this is done for every call
            del sent.headers["Authorization"]
        except KeyError:
            pass  # a hook of the user's has removed it
    else:
        response.request = httpx.Request(sent.method, sent.url.copy_with(query=None))
    response.next_request = None
    response.extensions.pop("network_stream", None)
    if request.stream and response.is_success:
        return Reply(response.status_code, response.headers, response=response)
    response.stream = _EMPTY
    return Reply(response.status_code, response.headers, _body(response), response)


def fill(response: Response, body: bytes) -> None:
    """Give ``response`` its body, as ``bodies`` has read and unpacked it."""
    if "Content-Encoding" in response.headers:
        del response.headers["Content-Encoding"]
    response.stream = httpx.ByteStream(body)
    response.read()


def _body(response: Response) -> bytes:
    try:
        return response.content
    except httpx.ResponseNotRead:
        return b""  # a user's hook raised before the body was read


def response_of(reply: Reply) -> Response:
    """The response that ``reply_of`` made ``reply`` from."""
    assert reply.response is not None
    return reply.response


# Not OSError: httpx maps those of the network; one that arrives here comes from reading the body.
FAILURES = (httpx.RequestError, httpx.InvalidURL, DeadlinePassed)
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
# Their text quotes the offending header, URL or Location.
_QUOTING = (httpx.LocalProtocolError, httpx.UnsupportedProtocol, httpx.InvalidURL)


def failure_of(exc: Exception) -> TransportFailure:
    """What went wrong, without httpx's exception.

    That one holds the request with its headers, and a traceback whose frames show them in clear.
    """
    name = type(exc).__name__
    if isinstance(exc, DeadlinePassed | TimeoutError):
        return TransportFailure(LATE, sent=True, timeout=True, permanent=True)
    if isinstance(exc, _QUOTING) and not _is_of_http2(exc):
        return TransportFailure(f"the request cannot be sent ({name})", sent=False, permanent=True)
    if isinstance(exc, httpx.LocalProtocolError):
        return TransportFailure("the server broke the rules of HTTP/2", sent=True)
    text = str(exc)
    return TransportFailure(
        f"{text} ({name})" if text else name,
        sent=not isinstance(exc, _UNSENT),
        timeout=isinstance(exc, httpx.TimeoutException),
        permanent=_is_certificate_problem(exc),
        cause=type(exc)(text),
    )


def _is_of_http2(exc: BaseException | None) -> bool:
    """Whether h2 raised it, which blames the sender also for what the peer did wrong."""
    while exc is not None and not type(exc).__module__.startswith(("h2.", "hpack.", "hyperframe.")):
        exc = exc.__cause__ or exc.__context__
    return exc is not None


def _is_certificate_problem(exc: BaseException | None) -> bool:
    while exc is not None and not isinstance(exc, ssl.SSLCertVerificationError):
        exc = exc.__cause__ or exc.__context__
    return exc is not None


def without_frames(exc: BaseException) -> BaseException:
    """An interrupt or a cancellation without the frames of httpx, httpcore and h11.

    Their locals hold the request's headers in clear, for tools that print tracebacks with locals.
    """
    exc.__context__ = exc.__cause__ = None
    return exc.with_traceback(None)
