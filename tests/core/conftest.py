"""What every test of the core gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from huvr_client import _access

from .drivers import AsyncDriver, SyncDriver
from .origin import Origin


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tokens are shared by the whole process; a test must not find those of another one."""
    with monkeypatch.context() as patch:
        patch.setattr(_access, "_registry", _access._Registry())
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
