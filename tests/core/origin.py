"""A real HTTP server on a real socket, in a thread: for what a mock transport cannot do.

Each connection is read by a small hand-written parser, so that an answer can be anything:
truncated, reset, late, or not HTTP at all.
"""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeAlias

from .fakes import TOKEN

LOGIN = "POST /api/auth/obtain-access-token/"


class Request:
    """One request as it arrived."""

    def __init__(self, line: str, headers: dict[str, str], body: bytes) -> None:
        method, self.target, _ = line.split(" ")
        self.line = f"{method} {self.target}"
        self.headers = headers
        self.body = body


Handler: TypeAlias = Callable[["Connection", Request], None]


class Connection:
    """One accepted connection, and the ways to answer on it."""

    def __init__(self, sock: socket.socket) -> None:
        self.socket = sock
        self._file = sock.makefile("rb")

    def requests(self) -> Iterator[Request]:
        while line := self._file.readline().decode().strip():
            headers = {}
            while header := self._file.readline().decode().strip():
                name, _, value = header.partition(": ")
                name = name.lower()
                headers[name] = f"{headers[name]}, {value}" if name in headers else value
            yield Request(line, headers, self._body(headers))

    def _body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding") == "chunked":
            body = b""
            while size := int(self._file.readline(), 16):
                body += self._file.read(size)
                self._file.readline()
            self._file.readline()
            return body
        return self._file.read(int(headers.get("content-length", 0)))

    def answer(
        self, status: int, body: bytes = b"", *, length: int | None = None, **headers: str
    ) -> None:
        """``length``: announce so many bytes, whatever ``body`` has."""
        lines = [
            f"HTTP/1.1 {status} X",
            f"Content-Length: {len(body) if length is None else length}",
        ]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.socket.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def json(self, status: int, data: object, **headers: str) -> None:
        self.answer(status, json.dumps(data).encode(), **headers)

    def reset(self) -> None:
        """Close with RST instead of FIN."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def close(self) -> None:
        self._file.close()
        self.socket.close()


class Origin:
    """Grants tokens, answers 200 to everything else; ``on(line, handler)`` changes that."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self._handlers: dict[str, Handler] = {}
        self._lock = threading.Lock()
        self.requests: list[Request] = []
        self.connections = 0
        self.logins = 0
        self.expires_in = "3600"
        scheme = "https" if context else "http"
        self.host = f"localhost:{self._listener.getsockname()[1]}"
        self.url = f"{scheme}://{self.host}"
        threading.Thread(target=self._accept, daemon=True).start()

    def on(self, line: str, handler: Handler) -> None:
        self._handlers[line] = handler

    def count(self, line: str) -> int:
        return sum(request.line == line for request in self.requests)

    def calls(self) -> list[str]:
        """The requests other than those for a token."""
        return [request.line for request in self.requests if request.line != LOGIN]

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        with suppress(OSError, ValueError):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._context is not None:
                sock = self._context.wrap_socket(sock, server_side=True)
            connection = Connection(sock)
            try:
                for request in connection.requests():
                    self._handle(connection, request)
            finally:
                connection.close()

    def _handle(self, connection: Connection, request: Request) -> None:
        with self._lock:
            self.requests.append(request)
        handler = self._handlers.get(request.line)
        if handler is not None:
            handler(connection, request)
        elif request.line == LOGIN:
            self._grant(connection)
        else:
            connection.json(200, {"line": request.line})

    def _grant(self, connection: Connection) -> None:
        with self._lock:
            self.logins += 1
            number = self.logins
        connection.json(200, {"access_token": f"{TOKEN}{number}", "expires_in": self.expires_in})
