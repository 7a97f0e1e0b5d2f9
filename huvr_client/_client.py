"""The two clients: arguments and lifecycle. What a call does is in ``_calls``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, cast

from huvr_api._lazy import Lazy
from huvr_api.client import Api, AsyncApi

from . import _config
from ._auth.shared_token import TokenProvider
from ._both import BothClients, resolve
from ._callers import AsyncCaller, Caller
from ._calls import Answer, Body, CallContext, Params, plain_request, short_traceback
from ._transport.network import http_clients
from ._transport.network.sync_io import SyncIO, finish
from ._transport.retry import RetryPolicy

if TYPE_CHECKING:
    from ._media.api import Media
    from ._media.async_api import AsyncMedia
    from ._transport.network.async_io import AsyncIO

P = ParamSpec("P")
T = TypeVar("T")
_RETRIES = RetryPolicy()


class HuvrClient(BothClients, Api):
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
    * ``deadline``: seconds (900) for a whole call, with its token, retries and pauses; of a list
      read with ``iter()``, for each page; of a file streamed to or from disk, for each MiB of it.
      With an ``http_client`` of your own, a blocking call may exceed it until the answer's headers
      are there.
    * ``max_response_size``: bytes (100 MiB) that an answer may have, unpacked, to be read into
      memory. A larger one is a ``HuvrDecodeError``. Files that are streamed to disk have no limit.
    * ``http_client``: an ``httpx.Client`` (or ``httpx2.Client``) of your own, for its certificates,
      proxies, limits, headers or event hooks. Its hooks and headers apply to API calls, not to the
      token request and not to storage. It stays yours to close, and is not to be used across a
      fork.

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
        timeout: float | http_clients.Timeout | None = None,
        retries: int | RetryPolicy = _RETRIES,
        deadline: float = _config.DEADLINE,
        max_response_size: int = _config.MAX_RESPONSE_SIZE,
        http_client: http_clients.AnyClient | None = None,
    ) -> None:
        secret = _config.as_secret(client_secret)
        del client_secret  # no frame of an exception may show it
        config = resolve(
            base_url, client_id, secret, user_agent, timeout, retries, deadline, max_response_size
        )
        self._open(config, http_client)

    def _open(self, config: _config.Config, http_client: http_clients.AnyClient | None) -> None:
        """Set up; also for tests, whose ``config`` has a clock and a sleep of their own."""
        _config.check_http_client(http_client, http_clients.Client)
        io = SyncIO(
            user_agent=config.user_agent,
            timeout=config.timeout or _config.TIMEOUT,
            http_client=http_client,
            pause=config.sleep,
        )
        Api.__init__(self, Caller(CallContext(config, io, TokenProvider(config))))

    @Lazy
    def media(self) -> type[Media]:
        """Uploading and downloading of files."""
        from ._media.api import Media

        return Media

    def answer(
        self, method: Callable[P, T], /, *arguments: P.args, **keywords: P.kwargs
    ) -> Answer[T]:
        """Call ``method`` and return its value with the HTTP answer that it came in.

        ``huvr.answer(huvr.defects.list, state="OPEN")`` has ``value`` (what
        ``huvr.defects.list(state="OPEN")`` returns), ``status_code``, ``headers``, ``request_id``,
        ``attempts``, ``elapsed`` and ``response``. For methods of resources that make one call.
        """
        from ._answers import answering

        with short_traceback:
            return finish(answering(method)(*arguments, **keywords))

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        json: Any = None,
        content: Body | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> http_clients.Response:
        """Send any request to the API, with the same token, retries and errors as every call.

        ``path``: ``"/api/assets/"``, or a URL on the client's origin; it may have a query.
        ``params`` are added to that, and take what filters take (dates, booleans, sequences).
        ``content``: bytes, text, an iterable of bytes, or a
        function that gives one (so that it can be sent again). Returns the ``httpx.Response`` of a
        success with its body read; anything but 2xx raises.
        """
        context = self._caller.context
        work = plain_request(context, method, path, params, json, content, headers)
        with short_traceback:
            return finish(work)

    def close(self) -> None:
        """Close the connections; calls made afterwards raise ``HuvrClosedError``.

        May be repeated. An ``http_client`` that was passed in stays open.
        """
        if self._owner:
            cast("SyncIO", self._caller.context.io).close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncHuvrClient(BothClients, AsyncApi):
    """HUVR's API for asyncio: the same as ``HuvrClient``, with ``await`` and ``async for``.

    Safe among tasks, and usable from one event loop after another (each gets connections of its
    own). Use it in an ``async with`` block or await ``aclose()``. For the arguments see
    ``HuvrClient``, with these differences:

    * ``http_client``: an ``httpx.AsyncClient`` (or ``httpx2.AsyncClient``). It belongs to the event
      loop of its first use; on another one calls raise ``HuvrConfigError``.
    * ``aiohttp``: whether connections are aiohttp's, for several times the calls per second. By
      default where it is installed (the extra ``aiohttp``); ``False``: never, ``True``: or
      ``HuvrConfigError``. Of no effect on an ``http_client``.
    """

    _caller: AsyncCaller

    def __init__(
        self,
        *,
        base_url: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        user_agent: str | None = None,
        timeout: float | http_clients.Timeout | None = None,
        retries: int | RetryPolicy = _RETRIES,
        deadline: float = _config.DEADLINE,
        max_response_size: int = _config.MAX_RESPONSE_SIZE,
        http_client: http_clients.AnyAsyncClient | None = None,
        aiohttp: bool | None = None,
    ) -> None:
        secret = _config.as_secret(client_secret)
        del client_secret  # no frame of an exception may show it
        config = resolve(
            base_url, client_id, secret, user_agent, timeout, retries, deadline, max_response_size
        )
        self._open(config, http_client, aiohttp)

    def _open(
        self,
        config: _config.Config,
        http_client: http_clients.AnyAsyncClient | None,
        aiohttp: bool | None = None,
    ) -> None:
        """Set up; also for tests, whose ``config`` has a clock and a sleep of their own."""
        from ._transport.network.async_io import AsyncIO

        _config.check_http_client(http_client, http_clients.AsyncClient)
        io = AsyncIO(
            user_agent=config.user_agent,
            timeout=config.timeout or _config.TIMEOUT,
            http_client=http_client,
            aiohttp=aiohttp,
            pause=config.sleep,
        )
        AsyncApi.__init__(self, AsyncCaller(CallContext(config, io, TokenProvider(config))))

    @Lazy
    def media(self) -> type[AsyncMedia]:
        """Uploading and downloading of files."""
        from ._media.async_api import AsyncMedia

        return AsyncMedia

    async def answer(
        self, method: Callable[P, Awaitable[T]], /, *arguments: P.args, **keywords: P.kwargs
    ) -> Answer[T]:
        """As ``HuvrClient.answer``: ``await huvr.answer(huvr.defects.list, state="OPEN")``."""
        from ._answers import answering

        with short_traceback:
            return await answering(method)(*arguments, **keywords)

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        json: Any = None,
        content: Body | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> http_clients.Response:
        """As ``HuvrClient.request``. ``content`` is iterated in a thread."""
        context = self._caller.context
        work = plain_request(context, method, path, params, json, content, headers)
        with short_traceback:
            return await work

    async def aclose(self) -> None:
        """As ``HuvrClient.close``; also ends a renewal of the token that is under way."""
        if self._owner:
            await cast("AsyncIO", self._caller.context.io).aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
