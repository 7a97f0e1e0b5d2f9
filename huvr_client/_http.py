"""What we need of httpx: the only module of this package that imports it.

(httpx has had no release since 0.28.1; its continuation, httpx2, is drop-in. The day
openapi-python-client moves, this file moves.)

It decides what a request may draw from. An API request is built by the (possibly user-given) httpx
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

from . import _fork
from ._effects import Reply, Send, TransportFailure
from .errors import HuvrConfigError

__all__ = [
    "FAILURES",
    "NO_AUTH",
    "AsyncClient",
    "Client",
    "Faces",
    "HTTPStatusError",
    "Response",
    "Timeout",
    "building",
    "failure_of",
    "httpx_version",
    "make",
    "reply_of",
    "response_of",
    "with_body",
    "without_frames",
]

C = TypeVar("C", Client, AsyncClient)

httpx_version: str = httpx.__version__


class _Building:
    """Guards the making of clients and TLS contexts, so that 256 threads make one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        _fork.register(self)

    def after_fork(self) -> None:
        self.lock = threading.Lock()


building = _Building()
_contexts: dict[tuple[str | None, str | None], ssl.SSLContext] = {}


def _shared_context() -> ssl.SSLContext:
    """One TLS context per process, and per setting of the variables that httpx itself honours.

    Making one costs about 29 ms, mostly for reading the bundle of certificates.
    """
    key = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if key not in _contexts:
        _contexts[key] = httpx.create_ssl_context()
    return _contexts[key]


def make(kind: type[C], timeout: float | Timeout) -> C:
    """Make a client of our own. Hold ``building.lock``; raises ``HuvrConfigError``."""
    try:
        # No transport=: with one, httpx ignores HTTP_PROXY and its kin.
        return kind(verify=_shared_context(), timeout=timeout)
    except (ValueError, ImportError, OSError, httpx.InvalidURL) as exc:
        # An unusable HTTP_PROXY (which may hold a password: not shown) or SSL_CERT_FILE.
        problem = type(exc).__name__
    raise HuvrConfigError(
        f"the HTTP client cannot be set up ({problem}): check HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, "
        "SSL_CERT_FILE and SSL_CERT_DIR"
    )


def _bare(client: C, user_agent: str) -> C:
    """Make a twin of ``client`` with the same transports and none of its settings.

    So it has the same pool, proxies and TLS, but no headers, cookies, parameters or event hooks.
    Its credentials are never used: every request is sent with ``NO_AUTH``. (Each assignment
    replaces an attribute of the copy; nothing is changed in the original.)
    """
    twin = copy.copy(client)
    twin.event_hooks = {}
    twin.headers = {"User-Agent": user_agent}
    twin.cookies = {}
    twin.params = {}
    twin.base_url = ""
    return twin


class _SignedURL(httpx.URL):
    """A URL that is itself a credential: httpx logs ``str(request.url)`` of every request."""

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}/***"

    __repr__ = __str__


class Faces(Generic[C]):
    """The two faces of an HTTP client: ``api`` for API requests, ``apart`` for all others.

    ``own``: the client is not the user's, so there is nothing in it to merge into requests but
    its headers, and a request need not go through ``build_request`` (3 % of a call).
    """

    __slots__ = ("apart", "api", "headers", "own")

    def __init__(self, client: C, user_agent: str, *, own: bool) -> None:
        self.api: C = client
        self.apart: C = _bare(client, user_agent)
        self.own = own
        headers = {"accept": "application/json", "user-agent": user_agent}
        self.headers = {**client.headers, **headers} if own else headers

    def of(self, effect: Send) -> C:
        """The face that sends ``effect``."""
        return self.apart if effect.apart else self.api

    def build(self, effect: Send, content: Any) -> httpx.Request:
        """Turn ``effect`` into a request; raises ``TransportFailure`` if it cannot be."""
        try:
            request = self._build(effect, content)
        except (httpx.InvalidURL, ValueError, TypeError) as exc:
            message = f"the request cannot be built: {type(exc).__name__}"
        else:
            if effect.storage:
                request.url = _SignedURL(request.url)
            elif effect.authorization is None:
                request.headers.pop("Authorization", None)  # the user's client may have one
            return request
        raise TransportFailure(message, sent=False, permanent=True)

    def _build(self, effect: Send, content: Any) -> httpx.Request:
        params: Any = effect.params  # lists are invariant: httpx's would also take numbers
        if self.own and not effect.apart:
            timeout = self.api.timeout if effect.timeout is None else Timeout(effect.timeout)
            return httpx.Request(
                effect.method,
                effect.url,
                params=params,
                headers=self._headers(effect),
                content=content,
                extensions={"timeout": timeout.as_dict()},
            )
        return self.of(effect).build_request(
            effect.method,
            effect.url,
            params=params,
            headers=self._headers(effect),
            content=content,
            timeout=httpx.USE_CLIENT_DEFAULT if effect.timeout is None else effect.timeout,
        )

    def _headers(self, effect: Send) -> Mapping[str, str]:
        """Only here, and in the request made of it, the token is a plain string."""
        headers = effect.headers or {}
        if not effect.apart:
            headers = {**self.headers, **headers}
        if effect.authorization is None:
            return headers
        return {**headers, "authorization": f"Token {effect.authorization.reveal()}"}


# Cheaper than None, for which httpx looks into the URL for credentials.
NO_AUTH = httpx.Auth()
_NOTHING = httpx.ByteStream(b"")


def reply_of(response: Response, effect: Send) -> Reply:
    """Turn a response into a reply that is cut loose from what was sent."""
    request = response.request
    if effect.authorization is not None:
        try:  # noqa: SIM105 - suppress() costs more, and this is done for every call
            del request.headers["Authorization"]
        except KeyError:
            pass  # a user's hook has been there first
    else:  # a login, whose body is a secret, or storage, whose query is a signature
        response.request = httpx.Request(request.method, request.url.copy_with(query=None))
    response.next_request = None
    response.extensions.pop("network_stream", None)
    if effect.stream and response.is_success:
        return Reply(response.status_code, response.headers, response=response)
    response.stream = _NOTHING
    return Reply(response.status_code, response.headers, _body(response), response=response)


def _body(response: Response) -> bytes:
    try:
        return response.content
    except httpx.ResponseNotRead:
        return b""  # a user's hook raised before the body was read


def response_of(reply: Reply) -> Response:
    """The response that ``reply_of`` made ``reply`` from."""
    assert reply.response is not None
    return reply.response


def with_body(response: Response, body: bytes) -> Response:
    """Make a copy of ``response`` with another body: for one in which a secret was echoed."""
    headers = response.headers.copy()
    for name in ("Content-Encoding", "Transfer-Encoding", "Content-Length"):
        headers.pop(name, None)
    return Response(response.status_code, headers=headers, content=body, request=response.request)


# Not OSError: httpx maps those of the network; one that arrives here comes from reading the body.
FAILURES = (httpx.RequestError, httpx.InvalidURL)
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
# Their text quotes the offending header, URL or Location.
_QUOTING = (httpx.LocalProtocolError, httpx.UnsupportedProtocol, httpx.InvalidURL)


def failure_of(exc: Exception) -> TransportFailure:
    """What went wrong, without what httpx hangs on its exceptions.

    That is the request with its headers, and a traceback whose frames hold them in clear.
    """
    name = type(exc).__name__
    if isinstance(exc, _QUOTING):
        return TransportFailure(f"the request cannot be sent ({name})", sent=False, permanent=True)
    text = str(exc)
    return TransportFailure(
        f"{text} ({name})" if text else name,
        sent=not isinstance(exc, _UNSENT),
        timeout=isinstance(exc, httpx.TimeoutException),
        permanent=_is_certificate_problem(exc),
        cause=type(exc)(text),
    )


def _is_certificate_problem(exc: BaseException | None) -> bool:
    while exc is not None and not isinstance(exc, ssl.SSLCertVerificationError):
        exc = exc.__cause__ or exc.__context__
    return exc is not None


def without_frames(exc: BaseException) -> BaseException:
    """Cut an interrupt or a cancellation off from the frames of httpx, httpcore and h11 under it.

    Their locals show the request's headers in clear to whatever prints tracebacks with locals.
    """
    exc.__context__ = exc.__cause__ = None
    return exc.with_traceback(None)
