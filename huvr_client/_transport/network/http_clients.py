"""What we need of httpx: only this module and ``aiohttp_client`` import it.

It decides what goes into a request. An API request is built by the (possibly user-given) httpx
client, so its headers, cookies and event hooks apply. A token or storage request is sent by a
bare twin of that client: same connections, proxies and TLS, nothing else.

A client of httpx2, the continuation of httpx under another import name, serves as well. It has the
same interface and classes of its own; httpx2 is never imported here.
"""

from __future__ import annotations

import copy
import os
import ssl
import sys
from collections.abc import Mapping
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

import httpx

from ...errors import HuvrConfigError
from ..fork import Lock
from ..origin import check_host
from ..wire import Kind, Request, TransportFailure
from .bodies import ACCEPT_ENCODING
from .deadline import guard
from .locks import harden

# The names that the rest of the package has to know.
AsyncClient = httpx.AsyncClient
Client = httpx.Client
Response = httpx.Response
Timeout = httpx.Timeout

if TYPE_CHECKING:
    import httpx2

    AnyClient: TypeAlias = Client | httpx2.Client
    AnyAsyncClient: TypeAlias = AsyncClient | httpx2.AsyncClient
else:  # for those who ask for the type hints at run time
    AnyClient: TypeAlias = Client
    AnyAsyncClient: TypeAlias = AsyncClient

C = TypeVar("C", bound=Client | AsyncClient)

httpx_version: str = httpx.__version__

# Exchanges of one client at a time; more wait in a queue of ours (see ``leases``).
MOST_AT_ONCE = 100
# Connections beyond those, for slots that interrupted calls may have taken with them.
SPARE = 28


def library_of(client: object) -> Any:
    """The library of ``client``: httpx, httpx2, or ``None`` for neither."""
    for library in filter(None, map(sys.modules.get, ("httpx", "httpx2"))):
        if isinstance(client, library.Client | library.AsyncClient):
            return library
    return None


def pool_of(client: Any) -> Any:
    """The connections of ``client``, where httpx keeps them; ``None``: a transport without."""
    return getattr(getattr(client, "_transport", None), "_pool", None)


building = Lock()  # for clients and TLS contexts, so that 256 threads create one
if hasattr(os, "register_at_fork"):
    # OpenSSL reads certificates under a lock of its own, which would stay locked in the child.
    # After `fork` registered its own, so called before it: who builds may be importing.
    os.register_at_fork(
        before=lambda: building.lock.acquire(), after_in_parent=lambda: building.lock.release()
    )


@cache
def _tls_context(*_variables: str | None) -> ssl.SSLContext:
    """One TLS context per process and setting of the variables that httpx honours.

    Creating one takes about 29 ms, mostly for reading the certificates.
    """
    return httpx.create_ssl_context()


_LIMITS = httpx.Limits(max_connections=MOST_AT_ONCE + SPARE, max_keepalive_connections=MOST_AT_ONCE)


def make(kind: type[C], timeout: float | Timeout) -> C:
    """A client of our own. Hold ``building.lock``; raises ``HuvrConfigError``."""
    from .environment import problem_of_environment, problem_of_proxies

    problem = problem_of_proxies(_is_usable)
    if not problem:
        try:
            # No transport=: with one, httpx ignores HTTP_PROXY and its kin.
            context = _tls_context(os.getenv("SSL_CERT_FILE"), os.getenv("SSL_CERT_DIR"))
            made = kind(verify=context, timeout=timeout, limits=_LIMITS)
            if isinstance(made, Client):
                _patch_pools(made)
            return made
        except (ValueError, ImportError, OSError, httpx.InvalidURL):
            problem = problem_of_environment(_parsed)
    raise HuvrConfigError(f"the HTTP client cannot be set up: {problem}")


def _is_usable(url: str) -> bool:
    try:
        check_url(url)
    except ValueError:
        return False
    return True


def _patch_pools(client: Any) -> None:
    """Have exchanges that end in time (``deadline``), and locks that Ctrl-C frees (``locks``)."""
    for transport in (client._transport, *client._mounts.values()):
        pool = getattr(transport, "_pool", None)
        guard(pool)
        harden(pool)


def _parsed(url: str | httpx.URL) -> httpx.URL | None:
    """``None``: httpx would fail at it."""
    try:
        parsed = httpx.URL(url)
        _ = parsed.host  # httpx decodes xn-- here, and would do so in the middle of a request
    except (ValueError, httpx.InvalidURL):
        return None
    return parsed


class UnusableURL(ValueError):  # noqa: N818 - says what is wrong with it, in words of our own
    """A URL with a host that httpx or the resolver would fail at, bare."""


def check_url(url: str | httpx.URL) -> None:
    """Raise ``UnusableURL``."""
    parsed = _parsed(url)
    if parsed is None:
        raise UnusableURL("names a host that cannot be looked up")
    if parsed.port is not None and not 0 < parsed.port < 65_536:
        raise UnusableURL("names no possible port")
    try:
        check_host(parsed.raw_host.decode("ascii"))
    except ValueError as exc:
        raise UnusableURL(str(exc)) from None


def make_async(timeout: float | Timeout, aiohttp: bool | None) -> AsyncClient:
    """As ``make``, on aiohttp where that is installed.

    ``aiohttp``: ``False``: not even then; ``True``: ``HuvrConfigError`` where it is not.
    """
    if aiohttp is not False:
        try:
            from .aiohttp_client import AiohttpClient
        except ImportError:
            if aiohttp:
                raise HuvrConfigError(
                    "aiohttp=True, and aiohttp is not installed: install huvr-client-typed[aiohttp]"
                ) from None
        else:
            return make(AiohttpClient, timeout)
    return make(AsyncClient, timeout)


def _bare(client: C, user_agent: str) -> C:
    """A twin of ``client`` with the same connections, proxies and TLS, and no other settings.

    Its credentials are never used: every request is sent with an ``Auth`` that adds nothing. Each
    assignment replaces an attribute of the copy; nothing is changed in the original.
    """
    twin = copy.copy(client)
    twin.event_hooks = {}
    twin.headers = {"User-Agent": user_agent, "Accept-Encoding": ACCEPT_ENCODING}
    twin.cookies = CookieJar(DefaultCookiePolicy(allowed_domains=()))  # none is ever kept
    twin.params = {}
    twin.base_url = ""
    return twin


@cache
def _signed_url(kind: Any) -> type[Any]:
    """Derive from httpx's or httpx2's URL one for URLs that are themselves a credential.

    httpx logs ``str(request.url)`` of every request.
    """

    class SignedURL(kind):  # type: ignore[misc]
        def __str__(self) -> str:
            return f"{self.scheme}://{self.host}/***"

        __repr__ = __str__

    return SignedURL


class HttpClients(Generic[C]):
    """An HTTP client and its bare twin: ``api`` for API requests, ``bare`` for all others."""

    def __init__(self, client: C, user_agent: str) -> None:
        library = library_of(client)
        self.api: C = client
        self.bare: C = _bare(client, user_agent)
        self.library = library
        # An auth is cheaper than None, for which httpx looks into the URL for credentials.
        self.options: dict[str, Any] = {"auth": library.Auth(), "follow_redirects": False}
        # Not OSError: httpx maps those of the network; one that arrives here comes from the body.
        self.failures = (library.RequestError, library.InvalidURL)
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
        try:
            return self._built(request, content)
        except UnusableURL as exc:
            message = f"the request cannot be built: its URL {exc}"
        except (self.library.InvalidURL, ValueError, TypeError) as exc:
            message = f"the request cannot be built: {type(exc).__name__}"
        raise TransportFailure(message, sent=False, permanent=True)

    def _built(self, request: Request, content: Any) -> httpx.Request:
        """Only this frame, which no exception keeps, has the request before its URL is hidden."""
        params: Any = request.params  # lists are invariant: httpx's would also take numbers
        built = self.of(request).build_request(
            request.method,
            request.url,
            params=params,
            headers=self._headers_of(request),
            content=content,
            timeout=self._timeout_of(request),
        )
        if request.kind is Kind.STORAGE:
            check_url(str(built.url))
            built.url = _signed_url(self.library.URL)(built.url)
        elif request.authorization is None:
            built.headers.pop("Authorization", None)  # the user's client may have one
        return built

    def _timeout_of(self, request: Request) -> Any:
        if request.timeout is None:
            return self.library.USE_CLIENT_DEFAULT
        if isinstance(request.timeout, Timeout):
            return self.library.Timeout(**request.timeout.as_dict())
        return request.timeout

    def _headers_of(self, request: Request) -> Mapping[str, str]:
        """Only here, and in the request made of it, the token is a plain string."""
        headers = request.headers
        if request.kind is Kind.API:
            headers = {**self._headers, **headers}
        if request.authorization is None:
            return headers
        return {**headers, "authorization": f"Token {request.authorization.reveal()}"}
