"""What every test of the core gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from weakref import WeakValueDictionary

import pytest

from huvr_client._auth import credentials, shared_token

from .drivers import AiohttpDriver, AsyncDriver, AsyncHttpx2Driver, Httpx2Driver, SyncDriver
from .origin import Origin


@pytest.fixture(autouse=True)
def own_tokens(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tokens are shared by the whole process; a test must not find those of another one.

    They go stale half a minute early, in every run."""
    with monkeypatch.context() as patch:
        patch.setattr(shared_token, "_in_use", WeakValueDictionary())
        patch.setattr(credentials, "_JITTER", 0.5)
        yield


@pytest.fixture
def origin() -> Iterator[Origin]:
    """A server of its own for this test."""
    server = Origin()
    yield server
    server.close()


KINDS = {
    "sync": SyncDriver,
    "async": AsyncDriver,
    "aiohttp": AiohttpDriver,
    "httpx2": Httpx2Driver,
    "async-httpx2": AsyncHttpx2Driver,
}
own_clients = pytest.mark.parametrize("driver", ["sync", "async", "aiohttp"], indirect=True)
every_client = pytest.mark.parametrize("driver", list(KINDS), indirect=True)


@pytest.fixture(params=["sync", "async"])
def driver(request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """``driver(url, **options)`` makes a client, sync in one run of the test and async in the
    other; it is closed at the end. ``own_clients`` and ``every_client`` make more runs."""
    kind = KINDS[request.param]
    made: list[Any] = []
    given: list[Any] = []

    def make(url: str, **options: Any) -> Any:
        made.append(kind(url, **options))
        return made[-1]

    def http_client(**options: Any) -> Any:
        given.append(kind.http_client(**options))
        return given[-1]

    make.http_client = http_client  # type: ignore[attr-defined]
    make.is_async = issubclass(kind, AsyncDriver)  # type: ignore[attr-defined]
    yield make
    for client in made:
        client.end(given)
