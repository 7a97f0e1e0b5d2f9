from __future__ import annotations

import asyncio
import random
import time

import pytest

from huvr_client import AsyncHuvrClient, HuvrClient, RetryPolicy

QUICK = RetryPolicy(3, backoff=0.001)


class Sync:
    """Calls ``huvr.media`` and ``huvr.projects``, blocking."""

    def __init__(self, options):
        self.options = options

    def __call__(self, method, *args, **kwargs):
        resource, _, name = method.rpartition(".")
        with HuvrClient(**self.options) as huvr:
            return getattr(getattr(huvr, resource or "media"), name)(*args, **kwargs)


class Async(Sync):
    """The same on an event loop, which must be empty afterwards."""

    def __call__(self, method, *args, **kwargs):
        resource, _, name = method.rpartition(".")

        async def call():
            async with AsyncHuvrClient(**self.options) as huvr:
                try:
                    return await getattr(getattr(huvr, resource or "media"), name)(*args, **kwargs)
                finally:
                    assert asyncio.all_tasks() == {asyncio.current_task()}

        return asyncio.run(call())


@pytest.fixture
def options(huvr_sandbox):
    return {
        "base_url": huvr_sandbox.base_url,
        "client_id": huvr_sandbox.client_id,
        "client_secret": huvr_sandbox.client_secret,
        "user_agent": "media-tests/1.0",
        "timeout": 5,
        "retries": QUICK,
    }


@pytest.fixture(params=[Sync, Async], ids=["sync", "async"])
def media(request, options):
    return request.param(options)


@pytest.fixture
def huvr(options):
    with HuvrClient(**options) as client:
        yield client


@pytest.fixture
def content():
    """More than one piece (1 MiB) and not a multiple of it."""
    return random.Random(1).randbytes(2_500_000)


@pytest.fixture
def weld(tmp_path, content):
    """A file in a folder whose name is nobody's business."""
    folder = tmp_path / "customer-private"
    folder.mkdir()
    path = folder / "weld-12.jpg"
    path.write_bytes(content)
    return path


@pytest.fixture
def record(huvr, weld):
    """A media record whose file has been uploaded."""
    return huvr.media.upload(weld, project=1)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "downloads"
    path.mkdir()
    return path


def parts(folder):
    return [each for each in folder.iterdir() if each.name.endswith(".part")]


def sent(sandbox, method, expected=1, origin="storage"):
    """The requests that reached the storage. The sandbox notes a request after it has answered,
    so the last may be a moment away."""
    for _ in range(1000):
        found = [
            each for each in sandbox.requests if (each.origin, each.method) == (origin, method)
        ]
        if len(found) >= expected:
            break
        time.sleep(0.002)
    return found
