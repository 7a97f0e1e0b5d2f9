"""A sandbox for each test, and a plain HTTP client on it: not our own, which has its own tests."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from huvr_client.sandbox import Sandbox

USER_AGENT = "sandbox-tests/1.0"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def api(sandbox: Sandbox) -> Iterator[httpx.Client]:
    with connect(sandbox) as client:
        yield client


@contextmanager
def connect(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A client with a token."""
    with anonymous(sandbox.base_url) as client:
        client.headers["Authorization"] = f"Token {obtain(client, sandbox)['access_token']}"
        yield client


def anonymous(base_url: str = "") -> httpx.Client:
    """A client without a token; without certificates too, which take long to load."""
    # A minute, where httpx would wait five seconds: the machine may have other things to do.
    return httpx.Client(
        base_url=base_url, headers={"User-Agent": USER_AGENT}, verify=False, timeout=60
    )


def obtain(client: httpx.Client, sandbox: Sandbox) -> dict[str, object]:
    """A new token's answer."""
    answer = client.post(
        "/api/auth/obtain-access-token/",
        json={"client_id": sandbox.client_id, "client_secret": sandbox.client_secret},
    )
    assert answer.status_code == 200, answer.text
    return answer.json()
