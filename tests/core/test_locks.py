"""No lock of httpcore's that Ctrl-C may leave locked, in any connection of our own client."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from huvr_client._transport.network import deadline, locks
from huvr_client._transport.network.sync_io import SyncIO, finish
from huvr_client._transport.wire import Request

from .origin import Origin

PLAIN = type(threading.RLock())


def locks_in(subject: Any) -> list[Any]:
    """The locks of an object of httpcore's, and of the connection in it."""
    found = [value for value in vars(subject).values() if "Lock" in type(value).__name__]
    inner = vars(subject).get("_connection")
    return found + (locks_in(inner) if inner is not None else [])


@pytest.mark.parametrize("proxied", [False, True])
def test_every_lock_is_the_interpreters(
    origin: Origin, monkeypatch: pytest.MonkeyPatch, proxied: bool
) -> None:
    url = f"{origin.url}/x/"
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    if proxied:
        monkeypatch.setenv("HTTP_PROXY", origin.url)
        url = "http://huvr.localhost/x/"
    io = SyncIO(user_agent="a", timeout=30)
    assert finish(io.send(Request("GET", url))).status == 200
    client = finish(io._open()).clients.api
    pool: Any = client._transport_for_url(httpx.URL(url))._pool  # type: ignore[attr-defined]
    assert len(pool.connections) == 1
    found = locks_in(pool) + locks_in(pool.connections[0])
    assert len(found) >= 3
    assert {type(lock) for lock in found} == {PLAIN}
    assert finish(io.send(Request("GET", url))).status == 200
    io.close()


@pytest.mark.parametrize("change", [locks.harden, deadline.guard])
def test_what_is_no_pool_of_httpcores_is_left_as_it_is(change: Any) -> None:
    pool = SimpleNamespace(_optional_thread_lock=PLAIN)
    for subject in (pool, None):
        change(subject)
    assert vars(pool) == {"_optional_thread_lock": PLAIN}
