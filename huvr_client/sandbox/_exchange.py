"""One HTTP exchange: the request read as far as needed, the answer sent, or spoilt on purpose."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import struct
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send

from ._errors import HTML, JSON

CHUNK = 64 * 1024
_LINGER = "hh" if os.name == "nt" else "ii"  # struct linger: shorts on Windows


@dataclass(slots=True)
class Answer:
    """A status, headers, and a body: bytes, or chunks of a known total size."""

    status: int
    body: bytes | Iterator[bytes] = b""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    size: int | None = None

    @property
    def length(self) -> int:
        """Bytes in the body."""
        return len(self.body) if isinstance(self.body, bytes) else self.size or 0

    def chunks(self, size: int = CHUNK) -> Iterator[bytes]:
        """The body in pieces."""
        if not isinstance(self.body, bytes):
            yield from self.body
            return
        for start in range(0, len(self.body), size):
            yield self.body[start : start + size]


def json_answer(status: int, body: Any, headers: Mapping[str, str] | None = None) -> Answer:
    """A JSON answer; no body for None."""
    content = b"" if body is None else json.dumps(body, separators=(",", ":")).encode()
    kind = {} if body is None else {"Content-Type": JSON}
    return Answer(status, content, {**kind, **(headers or {})})


def html_answer(status: int, page: bytes, headers: Mapping[str, str] | None = None) -> Answer:
    """A page that is not the API's."""
    return Answer(status, page, {"Content-Type": HTML, **(headers or {})})


class Dropped(Exception):  # noqa: N818 - an event, not an error
    """The connection is gone: there is nobody to answer."""


def _unheard(status: int | None) -> None:
    del status


class Exchange:
    """The ASGI triple, with the means to break the rules of HTTP."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.request = Request(scope, receive)
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query: str = scope["query_string"].decode("latin-1")
        self.headers: dict[str, str] = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        self.port: int = scope["server"][1]
        self.operation = ""  # the two are for the log
        self.json: Any = None
        self._transport: asyncio.Transport = scope["state"]["transport"]
        self._send = send
        self._ended = False
        self.on_end: Callable[[int | None], None] = _unheard

    def end(self, status: int | None) -> None:
        """Say, once, with which status the request ends; None where nobody gets one.

        That comes before the first byte goes out: whoever has an answer finds it in the log.
        """
        if not self._ended:
            self._ended = True
            self.on_end(status)

    async def body(self) -> bytes:
        """The whole request body; raises `Dropped`."""
        try:
            return await self.request.body()
        except ClientDisconnect:
            raise Dropped from None

    async def stream(self) -> AsyncIterator[bytes]:
        """The request body as it comes; raises `Dropped`."""
        try:
            async for chunk in self.request.stream():
                yield chunk
        except ClientDisconnect:
            raise Dropped from None

    async def send(self, answer: Answer) -> None:
        """The answer, as it should be."""
        await self._start(answer)
        if isinstance(answer.body, bytes):
            await self._piece(answer.body, more=False)
            return
        for chunk in answer.chunks():
            await self._piece(chunk)
        await self._piece(b"", more=False)

    async def send_slowly(self, answer: Answer, seconds: float, pieces: int = 8) -> None:
        """The answer in pieces with a wait before each."""
        await self._start(answer)
        size = max(1, -(-answer.length // pieces))
        for chunk in answer.chunks(size):
            await asyncio.sleep(seconds)
            await self._piece(chunk)
        await self._piece(b"", more=False)

    async def send_half(self, answer: Answer) -> None:
        """The headers of the whole and half of the bytes; the connection stays as it is."""
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
        plug: socket.socket | None = self._transport.get_extra_info("socket")
        if plug is not None:
            # A linger time of nought makes the kernel reset instead of saying goodbye (socket(7)).
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(_LINGER, 1, 0))
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
