"""Errors as Django REST framework words them, and as the parts in front of it do."""

from __future__ import annotations

import math
from typing import Any

JSON = "application/json"
HTML = "text/html; charset=utf-8"

# What a load balancer or Django itself puts into the page, which is HTML, never JSON.
_PAGES = {
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
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


class ApiError(Exception):
    """Ends a request with an error answer."""

    def __init__(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.headers = headers or {}


def invalid(**fields: Any) -> ApiError:
    """400 with messages by field; a text stands for a list of one."""
    body = {name: [each] if isinstance(each, str) else each for name, each in fields.items()}
    return ApiError(400, body)


def detail(status: int, text: str | None = None) -> ApiError:
    """`{"detail": ...}` with the framework's own words where none are given."""
    return ApiError(status, {"detail": text or _DETAILS.get(status, "Error.")})


def unauthenticated(text: str = "Invalid token.") -> ApiError:
    """401; the scheme in `WWW-Authenticate` is the one HUVR's tokens use."""
    return ApiError(401, {"detail": text}, {"WWW-Authenticate": "Token"})


def not_allowed(method: str, allowed: list[str]) -> ApiError:
    """405 with the methods that the path does know."""
    body = {"detail": f'Method "{method}" not allowed.'}
    return ApiError(405, body, {"Allow": ", ".join([*allowed, "HEAD", "OPTIONS"])})


def throttled(wait: float | None) -> ApiError:
    """429; whole seconds, and no `Retry-After` where the wait is unknown."""
    if wait is None:
        return ApiError(429, {"detail": "Request was throttled."})
    seconds = math.ceil(wait)
    unit = "second" if seconds == 1 else "seconds"
    text = f"Request was throttled. Expected available in {seconds} {unit}."
    return ApiError(429, {"detail": text}, {"Retry-After": str(seconds)})


def page(status: int, text: str = "") -> bytes:
    """The HTML error page of a proxy, a firewall or Django."""
    title = _PAGES.get(status, "Error")
    return (
        f"<html>\n<head><title>{status} {title}</title></head>\n"
        f"<body>\n<h1>{title}</h1>\n<p>{text}</p>\n</body>\n</html>\n"
    ).encode()
