"""A blocking exchange that ends in time, whatever the server does.

The timeout of an HTTP client is for each wait, and starts anew with each byte: an answer that
drips, or a flood of ``1xx`` answers (RFC 9110, section 15.2), would go on for ever. An event loop
can cancel such an exchange; a thread cannot be, so the sockets below it look at the clock.
"""

from __future__ import annotations

import threading
import time
from typing import Any

from ..wire import late

_AT_ONCE = 64 * 1024  # bytes written between two looks at the clock


class _Current(threading.local):
    ends_at: float | None = None


_current = _Current()


class TimeLimit:
    """``with TimeLimit(seconds):`` bounds what this thread reads and writes in it.

    ``None``: no bound. Nested ones (an event hook that calls another client) end independently.
    """

    __slots__ = ("_before", "_seconds")

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds

    def __enter__(self) -> TimeLimit:
        self._before = _current.ends_at
        _current.ends_at = None if self._seconds is None else time.monotonic() + self._seconds
        return self

    @property
    def is_over(self) -> bool:
        """Whether the time is up, in the block."""
        return _current.ends_at is not None and time.monotonic() >= _current.ends_at

    def __exit__(self, *_: object) -> None:
        _current.ends_at = self._before


def left(timeout: float | None = None) -> float | None:
    """``timeout``, or what is left of the limit, if that is less; ``TransportFailure``: nothing."""
    if _current.ends_at is None:
        return timeout
    seconds = _current.ends_at - time.monotonic()
    if seconds <= 0:
        raise late(sent=True)
    return seconds if timeout is None else min(timeout, seconds)


def guard(pool: Any) -> None:
    """Make the sockets of ``pool``, an ``httpcore.ConnectionPool``, heed the limit.

    httpx has no way to hand httpcore a ``network_backend`` (https://www.encode.io/httpcore/
    network-backends/) without losing the environment's proxies, so it is replaced in the pool.
    Where there is none, bodies are still bounded, between two of their pieces.
    """
    backend = getattr(pool, "_network_backend", None)
    if backend is not None:
        pool._network_backend = _Backend(backend)


class _Backend:
    """An ``httpcore.NetworkBackend``."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *rest: Any, **options: Any
    ) -> _Stream:
        return _Stream(self._inner.connect_tcp(host, port, left(timeout), *rest, **options))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class _Stream:
    """An ``httpcore.NetworkStream``."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, left(timeout))  # type: ignore[no-any-return]

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _AT_ONCE):
            self._inner.write(buffer[start : start + _AT_ONCE], left(timeout))

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> _Stream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left(timeout)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)
