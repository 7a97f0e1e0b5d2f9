"""One HTTP exchange: the request read as far as needed, the answer sent, or broken on purpose."""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from email.utils import formatdate
from typing import Any

from ..drf.responses import Answer

# The three parts of an ASGI call (https://asgi.readthedocs.io/en/latest/specs/www.html).
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_LINGER = "hh" if os.name == "nt" else "ii"  # struct linger: shorts on Windows


class Dropped(Exception):  # noqa: N818 - an event, not an error
    """The connection is gone: there is nobody to answer."""


class HttpExchange:
    """The ASGI triple, with the means to break the rules of HTTP.

    Attributes:
        method, path, query, headers, port: of the request; header names in lower case.
        operation, json: what the API makes of it, for the log.
        on_end: called once, with the answer's status or None.
    """

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query: str = scope["query_string"].decode("latin-1")
        self.headers: dict[str, str] = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        self.port: int = scope["server"][1]
        self.operation = ""
        self.json: Any = None
        self.on_end: Callable[[int | None], None] | None = None
        self._transport: asyncio.Transport = scope["state"]["transport"]
        self._receive = receive
        self._send = send
        self._body: bytes | None = None

    def end(self, status: int | None) -> None:
        """Say, once, with which status the request ends; None where nobody gets one.

        That comes before the first byte goes out: whoever has an answer finds it in the log.
        """
        on_end, self.on_end = self.on_end, None
        if on_end is not None:
            on_end(status)

    async def body(self) -> bytes:
        """The whole request body, kept for the next caller; raises `Dropped`."""
        if self._body is None:
            self._body = b"".join([chunk async for chunk in self.stream()])
        return self._body

    async def stream(self) -> AsyncIterator[bytes]:
        """The request body as it comes; raises `Dropped`."""
        more = True
        while more:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise Dropped
            yield message.get("body", b"")
            more = message.get("more_body", False)

    async def send(self, answer: Answer) -> None:
        """Send the answer as it should be."""
        await self._start(answer)
        if isinstance(answer.body, bytes):
            await self._piece(answer.body, more=False)
            return
        for chunk in answer.chunks():
            await self._piece(chunk)
        await self._piece(b"", more=False)

    async def send_slowly(self, answer: Answer, seconds: float, pieces: int = 8) -> None:
        """Send the answer in pieces with a wait before each."""
        await self._start(answer)
        size = max(1, -(-answer.length // pieces))
        for chunk in answer.chunks(size):
            await asyncio.sleep(seconds)
            await self._piece(chunk)
        await self._piece(b"", more=False)

    async def send_half(self, answer: Answer) -> None:
        """Send the headers of the whole and half of the bytes; the connection stays as it is."""
        await self._start(answer)
        left = answer.length // 2
        for chunk in answer.chunks():
            await self._piece(chunk[:left])
            left -= len(chunk)
            if left <= 0:
                break

    def close(self) -> None:
        """End the connection in good order (FIN), whatever is missing."""
        self.end(None)
        self._transport.close()

    def reset(self) -> None:
        """End the connection with RST: the peer sees 'connection reset'."""
        self.end(None)
        connection: socket.socket | None = self._transport.get_extra_info("socket")
        if connection is not None:
            # A linger time of nought makes the kernel reset instead of saying goodbye (socket(7)).
            linger = struct.pack(_LINGER, 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._transport.abort()

    async def _start(self, answer: Answer) -> None:
        self.end(answer.status)
        headers = [(k.lower().encode(), v.encode("latin-1")) for k, v in answer.headers.items()]
        headers.append((b"date", formatdate(usegmt=True).encode()))
        if answer.status != 204:
            headers.append((b"content-length", str(answer.length).encode()))
        await self._send(
            {"type": "http.response.start", "status": answer.status, "headers": headers}
        )

    async def _piece(self, chunk: bytes, *, more: bool = True) -> None:
        await self._send({"type": "http.response.body", "body": chunk, "more_body": more})
