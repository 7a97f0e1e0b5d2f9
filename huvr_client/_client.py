"""The two clients: configuration, lifecycle, options. What a call does is in ``_calls``."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from huvr_api.client import Api, AsyncApi

from . import _http, _setup
from ._async_io import AsyncIO
from ._calls import AsyncCaller, Caller
from ._request import plain_request
from ._retry import RetryPolicy
from ._sync_io import SyncIO

if TYPE_CHECKING:
    import os
    from types import TracebackType
    from typing import Self

    from ._media_api import AsyncMedia, Media
    from ._request import Body, Params
    from ._token_cache import TokenCache

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
        secret = _setup.hidden(client_secret)
        del client_secret  # no frame of an exception may show it
        _setup.check_kind(http_client, _http.Client)
        core = _setup.new_core(
            base_url=base_url,
            client_id=client_id,
            client_secret=secret,
            user_agent=user_agent,
            timeout=timeout,
            retries=retries,
            token_cache=token_cache,
            clock=_clock,
        )
        io = SyncIO(
            user_agent=core.user_agent,
            timeout=_setup.TIMEOUT if timeout is None else timeout,
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
        """Make a client for calls that need something else: ``huvr.with_options(timeout=300)``.

        Cheap: connections and token are shared. ``headers`` are added to each request. Closing the
        result does nothing; closing the original closes both. Raises ``HuvrConfigError`` for
        headers that are the client's own.
        """
        core = _setup.derived_core(self._caller.core, timeout, retries, headers)
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
        """Send any request to the API, with the same token, retries and errors as every call.

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
        """Close the connections; calls made afterwards raise ``HuvrClosedError``.

        May be repeated. An ``http_client`` that was passed in stays open.
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
        return _setup.shown(self)

    def __reduce__(self) -> NoReturn:
        raise _setup.unpicklable(self)


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
        secret = _setup.hidden(client_secret)
        del client_secret  # no frame of an exception may show it
        _setup.check_kind(http_client, _http.AsyncClient)
        core = _setup.new_core(
            base_url=base_url,
            client_id=client_id,
            client_secret=secret,
            user_agent=user_agent,
            timeout=timeout,
            retries=retries,
            token_cache=token_cache,
            clock=_clock,
        )
        io = AsyncIO(
            user_agent=core.user_agent,
            timeout=_setup.TIMEOUT if timeout is None else timeout,
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
        core = _setup.derived_core(self._caller.core, timeout, retries, headers)
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
        return _setup.shown(self)

    def __reduce__(self) -> NoReturn:
        raise _setup.unpicklable(self)
