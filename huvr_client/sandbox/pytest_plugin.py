"""pytest fixtures, loaded by entry point: `huvr_sandbox`, `huvr` and `async_huvr`.

Nothing heavy is imported before a test asks for one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict

import pytest

if TYPE_CHECKING:
    from huvr_client import AsyncHuvrClient, HuvrClient

    from . import Sandbox


@pytest.fixture
def huvr_sandbox() -> Iterator[Sandbox]:
    """A freshly seeded HUVR on localhost, for one test.

    Override it to change the plant or the server:

        @pytest.fixture
        def huvr_sandbox():
            with Sandbox(assets=500, token_ttl=2) as sandbox:
                yield sandbox
    """
    from . import Sandbox

    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def huvr(huvr_sandbox: Sandbox) -> Iterator[HuvrClient]:
    """A client on `huvr_sandbox`; no `HUVR_*` variable of the environment matters."""
    from huvr_client import HuvrClient

    with HuvrClient(**_settings(huvr_sandbox)) as client:
        yield client


@pytest.fixture
def async_huvr(huvr_sandbox: Sandbox) -> AsyncHuvrClient:
    """The same for coroutines: the test opens it, in whatever loop it runs.

        async def test_extract(async_huvr):
            async with async_huvr as huvr:
                me = await huvr.users.me_read()

    So it needs no plugin for async fixtures and works with all of them, and with `asyncio.run`.
    """
    from huvr_client import AsyncHuvrClient

    return AsyncHuvrClient(**_settings(huvr_sandbox))


class _Settings(TypedDict):
    base_url: str
    client_id: str
    client_secret: str
    user_agent: str


def _settings(sandbox: Sandbox) -> _Settings:
    return {
        "base_url": sandbox.base_url,
        "client_id": sandbox.client_id,
        "client_secret": sandbox.client_secret,
        "user_agent": "huvr-sandbox-tests/1.0",
    }
