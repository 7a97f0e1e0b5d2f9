"""Answers and errors, worded as Django REST framework and the servers in front of it word them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

CHUNK = 64 * 1024

# What a load balancer or Django itself puts into the page, which is HTML, never JSON.
_TITLES = {
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    421: "Misdirected Request",
    500: "Server Error",
    502: "Bad Gateway",
    503: "Service Temporarily Unavailable",
    504: "Gateway Time-out",
}
_DETAILS = {
    401: "Invalid token.",
    403: "You do not have permission to perform this action.",
    404: "Not found.",
}


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
    kind = {} if body is None else {"Content-Type": "application/json"}
    return Answer(status, content, {**kind, **(headers or {})})


def html_answer(status: int, text: str = "", headers: Mapping[str, str] | None = None) -> Answer:
    """The HTML page of a proxy, a firewall or Django."""
    title = _TITLES.get(status, "Error")
    page = (
        f"<html>\n<head><title>{status} {title}</title></head>\n"
        f"<body>\n<h1>{title}</h1>\n<p>{text}</p>\n</body>\n</html>\n"
    )
    kind = {"Content-Type": "text/html; charset=utf-8"}
    return Answer(status, page.encode(), {**kind, **(headers or {})})


class ApiError(Exception):
    """Ends a request with an error answer."""

    def __init__(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.headers = headers or {}

    def answer(self) -> Answer:
        """The error as it is sent."""
        return json_answer(self.status, self.body, self.headers)


class Invalid(ApiError):  # noqa: N818 - it reads best where it is raised
    """What is wrong with a value: 400 with a list of messages, or messages by field."""

    def __init__(self, errors: Any) -> None:
        super().__init__(400, [errors] if isinstance(errors, str) else errors)


def invalid(**fields: Any) -> Invalid:
    """Messages by field; a text stands for a list of one."""
    return Invalid({k: [v] if isinstance(v, str) else v for k, v in fields.items()})


def missing_row(identifier: Any) -> str:
    """The message about an id that no row has."""
    return f'Invalid pk "{identifier}" - object does not exist.'


def detail(status: int, text: str | None = None) -> ApiError:
    """`{"detail": ...}` with the framework's own words where none are given."""
    return ApiError(status, {"detail": text or _DETAILS.get(status, "Request refused.")})


def unauthenticated(text: str | None = None) -> ApiError:
    """401; the scheme in `WWW-Authenticate` is that of the framework's own tokens."""
    error = detail(401, text)
    error.headers["WWW-Authenticate"] = "Token"
    return error


def allow(methods: list[str]) -> str:
    """The `Allow` header of a path that knows these methods."""
    return ", ".join([*sorted(methods), "HEAD", "OPTIONS"])


def not_allowed(method: str, methods: list[str]) -> ApiError:
    """405 with the methods that the path does know."""
    body = {"detail": f'Method "{method}" not allowed.'}
    return ApiError(405, body, {"Allow": allow(methods)})


def throttled(wait: float | None) -> ApiError:
    """429; whole seconds, and no `Retry-After` where the wait is unknown."""
    if wait is None:
        return ApiError(429, {"detail": "Request was throttled."})
    seconds = math.ceil(wait)
    unit = "second" if seconds == 1 else "seconds"
    text = f"Request was throttled. Expected available in {seconds} {unit}."
    return ApiError(429, {"detail": text}, {"Retry-After": str(seconds)})
