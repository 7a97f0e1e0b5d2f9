"""The two clients: configuration, lifecycle, options. What a call does is in ``_calls``."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from huvr_api.client import Api, AsyncApi

from . import _http
from ._calls import AsyncCaller, Caller, Core
from ._config import Settings, check_headers, resolve
from ._login import Login
from ._request import plain_request
from ._retry import RetryPolicy
from ._secret import Secret
from ._tokens import Access
from .errors import HuvrConfigError

if TYPE_CHECKING:
    import os
    from types import TracebackType
    from typing import Self

    from ._media_api import AsyncMedia, Media
    from ._request import Body, Params
    from ._token_cache import CachedTokens, TokenCache

_TIMEOUT = 30.0
_RETRIES = RetryPolicy()


class HuvrClient(Api):
    """HUVR's API, blocking. One attribute for each resource (``huvr.assets``, ``huvr.defects``).

    Thread-safe; one client can serve a whole program. Use it in a ``with`` block or call
    ``close()``. All arguments are keywords; a setting that is not given is read from its
    environment variable:

    * ``base_url`` (``HUVR_BASE_URL``): the workspace's address, ``https://acme.huvrdata.app``.
    * ``client_id``, ``client_secret`` (``HUVR_CLIENT_ID``, ``HUVR_CLIENT_SECRET``): of a service
      account. Clients with the same credentials share one token, sync and async alike.
    * ``user_agent`` (``HUVR_USER_AGENT``): your application, ``acme-integrity/2.1``. HUVR's
      firewall wants a descriptive one.
    * ``timeout``: seconds for connecting, and for each wait for data; or an ``httpx.Timeout``.
      30 by default, or what ``http_client`` has.
    * ``retries``: a ``RetryPolicy``, or the number of retries.
    * ``http_client``: an ``httpx.Client`` of your own, for its certificates, proxies, limits,
      headers or event hooks. Its hooks and headers apply to API calls, not to the token request
      and not to storage. It stays yours to close, and is not to be used across a fork.
    * ``token_cache``: a folder in which processes share the token (made private to the user), or
      a ``huvr_client._token_cache.TokenCache``. Off by default.

    Nothing is sent before the first call. Raises ``HuvrConfigError`` for an unusable setting.
    Calls raise ``HuvrError`` (see ``huvr_client.errors``), and ``TypeError`` or ``ValueError`` for
    arguments that cannot be sent.
    """

    _caller: Caller

    def __init__(
        self,
        *,
        base_url: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        user_agent: str | None = None,
        timeout: float | _http.Timeout | None = None,
        retries: int | RetryPolicy = _RETRIES,
        http_client: _http.Client | None = None,
        token_cache: str | os.PathLike[str] | TokenCache | None = None,
        _clock: Callable[[], float] = time.monotonic,
        _sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        secret = _hidden(client_secret)
        del client_secret  # no frame of an exception may show it
        _check_kind(http_client, _http.Client)
        settings = resolve(
            base_url=base_url,
            client_id=client_id,
            client_secret=secret,
            user_agent=user_agent,
            httpx_version=_http.httpx_version,
        )
        core = _core(settings, timeout, retries, token_cache, http_client is not None, _clock)
        io = _http.SyncIO(
            user_agent=settings.user_agent,
            timeout=_TIMEOUT if timeout is None else timeout,
            http_client=http_client,
            sleep=_sleep,
        )
        super().__init__(Caller(core, io))
        self._owner = True

    @cached_property
    def media(self) -> Media:
        """Uploading and downloading of files."""
        from ._media_api import Media

        return Media(self)

    def with_options(
        self,
        *,
        timeout: float | _http.Timeout | None = None,
        retries: int | RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A client for calls that need something else: ``huvr.with_options(timeout=300)``.

        Cheap: connections and token are shared. ``headers`` are added to each request. Closing the
        result does nothing; closing the original closes both. Raises ``HuvrConfigError`` for
        headers that are the client's own.
        """
        core = _derived(self._caller.core, timeout, retries, headers)
        twin = type(self).__new__(type(self))
        Api.__init__(twin, Caller(core, self._caller.io))
        twin._owner = False
        return twin

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        json: Any = None,
        content: Body | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> _http.Response:
        """Any request to the API, with the same token, retries and errors as every call.

        ``path``: ``"/api/assets/"``, or a URL on the client's origin. ``params`` takes what filters
        take (dates, booleans, sequences). ``content``: bytes, text, an iterable of bytes, or a
        function that gives one (so that it can be sent again). Returns the ``httpx.Response`` of a
        success with its body read; anything but 2xx raises.
        """
        flow = plain_request(
            self._caller.core,
            method,
            path,
            params=params,
            json=json,
            content=content,
            headers=headers,
        )
        return self._caller.run(flow)

    def close(self) -> None:
        """Close the connections. May be repeated; calls made afterwards raise ``HuvrClosedError``.
        An ``http_client`` that was passed in stays open.
        """
        if self._owner:
            self._caller.io.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._caller.core.origin!r})"

    def __reduce__(self) -> NoReturn:
        raise _unpicklable(self)


class AsyncHuvrClient(AsyncApi):
    """HUVR's API for asyncio: the same as ``HuvrClient``, with ``await`` and ``async for``.

    Safe among tasks, and usable from one event loop after another (each gets connections of its
    own). Use it in an ``async with`` block or await ``aclose()``. For the arguments see
    ``HuvrClient``; ``http_client`` is an ``httpx.AsyncClient``.
    """

    _caller: AsyncCaller

    def __init__(
        self,
        *,
        base_url: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        user_agent: str | None = None,
        timeout: float | _http.Timeout | None = None,
        retries: int | RetryPolicy = _RETRIES,
        http_client: _http.AsyncClient | None = None,
        token_cache: str | os.PathLike[str] | TokenCache | None = None,
        _clock: Callable[[], float] = time.monotonic,
        _sleep: Callable[[float], Any] | None = None,
    ) -> None:
        secret = _hidden(client_secret)
        del client_secret  # no frame of an exception may show it
        _check_kind(http_client, _http.AsyncClient)
        settings = resolve(
            base_url=base_url,
            client_id=client_id,
            client_secret=secret,
            user_agent=user_agent,
            httpx_version=_http.httpx_version,
        )
        core = _core(settings, timeout, retries, token_cache, http_client is not None, _clock)
        io = _http.AsyncIO(
            user_agent=settings.user_agent,
            timeout=_TIMEOUT if timeout is None else timeout,
            http_client=http_client,
            sleep=_sleep,
        )
        super().__init__(AsyncCaller(core, io))
        self._owner = True

    @cached_property
    def media(self) -> AsyncMedia:
        """Uploading and downloading of files."""
        from ._media_api import AsyncMedia

        return AsyncMedia(self)

    def with_options(
        self,
        *,
        timeout: float | _http.Timeout | None = None,
        retries: int | RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """As ``HuvrClient.with_options``; not awaited."""
        core = _derived(self._caller.core, timeout, retries, headers)
        twin = type(self).__new__(type(self))
        AsyncApi.__init__(twin, AsyncCaller(core, self._caller.io))
        twin._owner = False
        return twin

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        json: Any = None,
        content: Body | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> _http.Response:
        """As ``HuvrClient.request``. ``content`` is iterated in a thread."""
        flow = plain_request(
            self._caller.core,
            method,
            path,
            params=params,
            json=json,
            content=content,
            headers=headers,
        )
        return await self._caller.run(flow)

    async def aclose(self) -> None:
        """As ``HuvrClient.close``; also ends a renewal of the token that is under way."""
        if self._owner:
            await self._caller.io.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._caller.core.origin!r})"

    def __reduce__(self) -> NoReturn:
        raise _unpicklable(self)


def _hidden(secret: str | None) -> Secret | None:
    return Secret(secret) if secret else None


def _check_kind(http_client: object, kind: type) -> None:
    if http_client is not None and not isinstance(http_client, kind):
        raise HuvrConfigError(
            f"http_client must be an httpx.{kind.__name__}, not {type(http_client).__name__}"
        )


def _core(
    settings: Settings,
    timeout: float | _http.Timeout | None,
    retries: int | RetryPolicy,
    token_cache: str | os.PathLike[str] | TokenCache | None,
    has_http_client: bool,
    clock: Callable[[], float],
) -> Core:
    policy = _policy(retries)
    # None: what the HTTP client has; our own was made with the timeout.
    per_call = timeout if has_http_client else None
    login = Login(
        settings.origin,
        settings.client_id,
        settings.client_secret,
        policy=policy,
        clock=clock,
        timeout=per_call,
    )
    return Core(
        origin=settings.origin,
        access=Access(login, _cache(token_cache)),
        user_agent=settings.user_agent,
        policy=policy,
        timeout=per_call,
        clock=clock,
    )


def _policy(retries: int | RetryPolicy) -> RetryPolicy:
    if isinstance(retries, RetryPolicy):
        return retries
    try:
        return RetryPolicy(retries)
    except (TypeError, ValueError):
        raise HuvrConfigError(
            f"retries must be a RetryPolicy or a number that is not negative, not {retries!r:.60}"
        ) from None


def _cache(cache: str | os.PathLike[str] | TokenCache | None) -> CachedTokens | None:
    if not cache:
        return None
    from ._token_cache import CachedTokens, FileTokenCache

    if isinstance(cache, str) or hasattr(cache, "__fspath__"):
        return CachedTokens(FileTokenCache(cache))  # type: ignore[arg-type]  # pyright: ignore
    return CachedTokens(cache)  # type: ignore[arg-type]  # pyright: ignore


def _derived(
    core: Core,
    timeout: float | _http.Timeout | None,
    retries: int | RetryPolicy | None,
    headers: Mapping[str, str] | None,
) -> Core:
    policy = None if retries is None else _policy(retries)
    return core.derive(policy=policy, timeout=timeout, headers=check_headers(headers or {}))


def _unpicklable(client: object) -> TypeError:
    name = type(client).__name__
    return TypeError(
        f"a {name} cannot be pickled or copied: it holds a secret and open connections. Make one "
        f"in each process; {name}() reads the HUVR_* environment variables"
    )
