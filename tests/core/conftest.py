"""What every test of the core gets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from huvr_client import _tokens

from .origin import Origin


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tokens are shared by the whole process; a test must not find those of another one."""
    with monkeypatch.context() as patch:
        patch.setattr(_tokens, "_registry", _tokens._Registry())
        yield


@pytest.fixture
def origin() -> Iterator[Origin]:
    """A server of its own for this test."""
    server = Origin()
    yield server
    server.close()
