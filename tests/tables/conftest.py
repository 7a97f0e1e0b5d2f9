"""A HUVR on localhost and clients for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from huvr_client import HuvrClient
from huvr_client.sandbox import Sandbox


@pytest.fixture(scope="module")
def plant() -> Iterator[Sandbox]:
    """One for the tests of a module; their faults are taken away."""
    with Sandbox(seed=1) as running:
        yield running


@pytest.fixture
def sandbox(plant: Sandbox) -> Iterator[Sandbox]:
    yield plant
    plant.clear_faults()


@pytest.fixture
def settings(sandbox: Sandbox) -> dict[str, Any]:
    return {
        "base_url": sandbox.base_url,
        "client_id": sandbox.client_id,
        "client_secret": sandbox.client_secret,
        "retries": 0,
    }


@pytest.fixture
def huvr(settings: dict[str, Any]) -> Iterator[HuvrClient]:
    with HuvrClient(**settings) as client:
        yield client
