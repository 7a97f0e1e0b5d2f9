"""pytest fixtures, loaded by entry point: `huvr_sandbox` and `huvr`.

Nothing heavy is imported before a test asks for one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from huvr_client import HuvrClient

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

    client = HuvrClient(
        base_url=huvr_sandbox.base_url,
        client_id=huvr_sandbox.client_id,
        client_secret=huvr_sandbox.client_secret,
        user_agent="huvr-sandbox-tests/1.0",
    )
    with client:
        yield client
