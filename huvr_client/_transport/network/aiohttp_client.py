"""httpx's async client with aiohttp under it: several times the calls per second of httpx's own.

Not the transport of httpx-aiohttp 0.2, for which a lost answer is a ``ConnectTimeout``: a POST
that may have been carried out would be repeated. It also keeps the login's cookies, rewrites the
query of signed URLs, and waits for ever where a server stops taking an upload.
"""

from __future__ import annotations

import asyncio
import os
import ssl
from base64 import b64encode
from collections.abc import AsyncIterator
from contextvars import ContextVar
from typing import Any, cast

import aiohttp
import httpx
from multidict import CIMultiDict
from yarl import URL

# What aiohttp adds unless told otherwise. httpx has decided about these.
_NOT_ADDED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
# As httpx: longer than most servers' headers, and a bound all the same.
_LONGEST_HEADER = 64 * 1024
_LARGE = 64 * 1024


class AiohttpClient(httpx.AsyncClient):
    """Reads the proxy variables as httpx does, and connects with aiohttp."""

    def _init_transport(self, *_: Any, **options: Any) -> httpx.AsyncBaseTransport:
        return AiohttpTransport(options["verify"], None)

    def _init_proxy_transport(
        self, proxy: httpx.Proxy, *_: Any, **options: Any
    ) -> httpx.AsyncBaseTransport:
        if proxy.url.scheme.startswith("socks"):  # which aiohttp does not know
            return super()._init_proxy_transport(proxy, **options)
        return AiohttpTransport(options["verify"], proxy)


class AiohttpTransport(httpx.AsyncBaseTransport):
    """Sends requests of one event loop through a session of aiohttp, made for the first one."""

    def __init__(self, context: ssl.SSLContext, proxy: httpx.Proxy | None) -> None:
        self._context = context
        self._session: aiohttp.ClientSession | None = None
        self._options: dict[str, Any] = {} if proxy is None else _proxy_options(proxy)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                # No limit: calls wait in a queue of ours, so that `connect` times connecting only.
                connector=aiohttp.TCPConnector(limit=0, ssl=self._context, keepalive_timeout=5),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                skip_auto_headers=_NOT_ADDED,
                request_class=_Request,
                max_line_size=_LONGEST_HEADER,
                max_field_size=_LONGEST_HEADER,
            )
            # Retries are decided elsewhere; and a body that is an iterator would be gone.
            self._session._retry_connection = False  # pyright: ignore[reportPrivateUsage]
        return self._session

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        times = request.extensions.get("timeout", {})
        stall = asyncio.timeout(None)
        body = _Body(request, stall, times.get("write"))
        try:
            async with stall:
                answer = await self._send(request, body, times)
        except TimeoutError as exc:
            if not stall.expired():
                raise
            raise httpx.WriteTimeout("the server takes no more of the body") from exc
        reason = (answer.reason or "").encode()
        return httpx.Response(
            answer.status,
            headers=answer.raw_headers,
            stream=_Answer(answer, body),
            extensions={"http_version": b"HTTP/1.1", "reason_phrase": reason},
        )

    async def _send(
        self, request: httpx.Request, body: _Body, times: dict[str, float | None]
    ) -> aiohttp.ClientResponse:
        connect = times.get("connect")
        _used.set(None)
        try:
            return await self._open().request(
                request.method,
                _url_of(request),
                headers=_headers_of(request),
                data=body.data,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(
                    connect=connect, sock_connect=connect, sock_read=times.get("read")
                ),
                **self._options,
            )
        except BaseException as exc:
            if transport := _used.get():
                transport.abort()
            await body.idle.wait()
            if not isinstance(exc, Exception):
                raise
            if body.error is not None:
                raise body.error from None
            raise _as_httpx(exc) from exc

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()


_used: ContextVar[asyncio.Transport | None] = ContextVar("_used", default=None)


class _Request(aiohttp.ClientRequest):
    """Says which connection it uses.

    When a request fails, aiohttp closes that in a way that waits until the server has taken what
    was written, which may be never; so it is aborted.
    """

    async def send(self, conn: Any) -> aiohttp.ClientResponse:
        _used.set(conn.transport)
        return await super().send(conn)


def _proxy_options(proxy: httpx.Proxy) -> dict[str, Any]:
    headers = CIMultiDict(proxy.headers.multi_items())
    if proxy.auth is not None:
        # aiohttp makes a Proxy-Authorization of it, for CONNECT or for the request itself.
        pair = ":".join(proxy.auth).encode()
        headers["Authorization"] = f"Basic {b64encode(pair).decode()}"
    return {"proxy": URL(str(proxy.url)), "proxy_headers": headers}


def _url_of(request: httpx.Request) -> URL:
    """The URL to the letter, since a signature is over it; ``str()`` of a signed one is a mask."""
    url = request.url
    text = f"{url.scheme}://{url.netloc.decode('ascii')}{url.raw_path.decode('ascii')}"
    return URL(text, encoded=True)


def _headers_of(request: httpx.Request) -> CIMultiDict[str]:
    headers = CIMultiDict(request.headers.multi_items())
    headers.pop("Transfer-Encoding", None)  # aiohttp sets it, for a body without length
    return headers


class _Body:
    """A body for aiohttp, which has no timeout for writing: ``stall`` is set for each chunk.

    * ``error``: what reading the body raised; aiohttp hides it in one of its own.
    * ``idle``: nothing is being read. aiohttp reads in a task that it does not wait for; the file
      must be left alone before the request ends, or another attempt would share it.
    """

    def __init__(
        self, request: httpx.Request, stall: asyncio.Timeout, seconds: float | None
    ) -> None:
        self._stream = cast("httpx.AsyncByteStream", request.stream)
        self._stall = stall
        self._seconds = seconds
        self.error: Exception | None = None
        self.idle = asyncio.Event()
        self.idle.set()
        try:
            content: bytes | None = request.content
        except httpx.RequestNotRead:
            content = None
        whole = content is not None and len(content) <= _LARGE
        self.data: Any = (content or None) if whole else self._pieces()

    async def _pieces(self) -> AsyncIterator[bytes]:
        chunks = aiter(self._stream)
        while (chunk := await self._next(chunks)) is not None:
            for start in range(0, len(chunk), _LARGE):
                self._expect_progress()
                yield chunk[start : start + _LARGE]
                self._stall.reschedule(None)

    async def _next(self, chunks: AsyncIterator[bytes]) -> bytes | None:
        self.idle.clear()
        try:
            return await anext(chunks, None)
        except Exception as exc:
            self.error = exc
            raise
        finally:
            self.idle.set()

    def _expect_progress(self) -> None:
        if self._seconds is not None:
            self._stall.reschedule(asyncio.get_running_loop().time() + self._seconds)


class _Answer(httpx.AsyncByteStream):
    """The body of an answer, as it comes; it may come before all of the request was taken."""

    def __init__(self, answer: aiohttp.ClientResponse, body: _Body) -> None:
        self._answer = answer
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._answer.content.iter_any():
                yield chunk
        except aiohttp.ClientError as exc:
            raise _as_httpx(exc) from exc

    async def aclose(self) -> None:
        if self._answer.content.at_eof():
            self._answer.release()
        else:
            self._answer.close()
        await self._answer.wait_for_close()
        await self._body.idle.wait()


# The first that fits. What is not listed may have been sent.
_ERRORS: tuple[tuple[type[Exception], type[httpx.RequestError]], ...] = (
    (aiohttp.ConnectionTimeoutError, httpx.ConnectTimeout),
    (aiohttp.ServerTimeoutError, httpx.ReadTimeout),
    (aiohttp.ClientHttpProxyError, httpx.ProxyError),
    (aiohttp.ClientConnectorError, httpx.ConnectError),
    (aiohttp.InvalidURL, httpx.UnsupportedProtocol),
    (aiohttp.ClientOSError, httpx.ReadError),
    (aiohttp.ClientError, httpx.RemoteProtocolError),
    (ValueError, httpx.LocalProtocolError),
)


def _as_httpx(exc: Exception) -> Exception:
    """The exception of httpx for one of aiohttp's; any other as it is."""
    if not isinstance(exc, aiohttp.ClientError | ValueError):
        return exc
    kind = next(kind for known, kind in _ERRORS if isinstance(exc, known))
    return kind(_text_of(exc))


def _text_of(exc: Exception) -> str:
    # Some of aiohttp's texts quote the URL, which may be signed.
    if isinstance(exc, aiohttp.ClientResponseError):
        return f"{exc.status} {exc.message}".replace("\n", " ")
    if isinstance(exc, aiohttp.ClientConnectorError | aiohttp.ServerDisconnectedError):
        return str(exc)
    number = getattr(exc, "errno", None)
    return os.strerror(number) if number else type(exc).__name__
