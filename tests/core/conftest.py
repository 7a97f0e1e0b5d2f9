"""What every test of the core gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from huvr_client._auth import credentials, shared_token

from .drivers import AsyncDriver, SyncDriver
from .origin import Origin


@pytest.fixture(autouse=True)
def own_tokens(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tokens are shared by the whole process; a test must not find those of another one.

    They go stale half a minute early, in every run."""
    with monkeypatch.context() as patch:
        patch.setattr(shared_token, "_registry", shared_token._Registry())
        patch.setattr(credentials, "_JITTER", 0.5)
        yield


@pytest.fixture
def origin() -> Iterator[Origin]:
    """A server of its own for this test."""
    server = Origin()
    yield server
    server.close()


@pytest.fixture(params=[SyncDriver, AsyncDriver], ids=["sync", "async"])
def driver(request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """``driver(url, **options)`` makes a client, sync in one run of the test and async in the
    other; it is closed at the end."""
    made: list[Any] = []

    def make(url: str, **options: Any) -> Any:
        made.append(request.param(url, **options))
        return made[-1]

    def http_client(**options: Any) -> Any:
        given.append(request.param.http_client(**options))
        return given[-1]

    given: list[Any] = []
    make.http_client = http_client  # type: ignore[attr-defined]
    make.is_async = request.param is AsyncDriver  # type: ignore[attr-defined]
    yield make
    for each in made:
        each.end(given)
