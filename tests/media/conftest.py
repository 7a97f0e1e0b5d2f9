from __future__ import annotations

import asyncio
import random
import time
from dataclasses import replace

import httpx
import pytest

from huvr_client import AsyncHuvrClient, HuvrClient, RetryPolicy
from huvr_client._transport.network.aiohttp_client import AiohttpTransport

QUICK = RetryPolicy(3, backoff=0.001)


def with_time(options, *, clock=None, sleep=None):
    """A client whose clock or pauses are the test's."""
    client = HuvrClient(**options)
    config = client._caller.context.config
    client.close()
    client._open(replace(config, clock=clock or config.clock, sleep=sleep), None)
    return client


class Sync:
    """Calls ``huvr.media`` and ``huvr.projects``, blocking."""

    def __init__(self, options):
        self.options = options

    def __call__(self, method, *args, **kwargs):
        resource, _, name = method.rpartition(".")
        with HuvrClient(**self.options) as huvr:
            return getattr(getattr(huvr, resource or "media"), name)(*args, **kwargs)


class Async(Sync):
    """The same on an event loop, which must be empty afterwards; on httpx's own connections."""

    aiohttp = False

    def __call__(self, method, *args, **kwargs):
        resource, _, name = method.rpartition(".")

        async def call():
            async with AsyncHuvrClient(**self.options, aiohttp=self.aiohttp) as huvr:
                try:
                    return await getattr(getattr(huvr, resource or "media"), name)(*args, **kwargs)
                finally:
                    assert asyncio.all_tasks() == {asyncio.current_task()}

        return asyncio.run(call())


class Aiohttp(Async):
    aiohttp = True


def options_for(sandbox):
    return {
        "base_url": sandbox.base_url,
        "client_id": sandbox.client_id,
        "client_secret": sandbox.client_secret,
        "user_agent": "media-tests/1.0",
    }


@pytest.fixture
def options(huvr_sandbox):
    return {**options_for(huvr_sandbox), "timeout": 60, "retries": QUICK}


@pytest.fixture(params=[Sync, Async, Aiohttp], ids=["sync", "async", "aiohttp"])
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


def changed(record, **fields):
    """The record as if HUVR had answered with other ``fields``."""
    return type(record).from_dict({**record.to_dict(), **fields})


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "downloads"
    path.mkdir()
    return path


def parts(folder):
    return [path for path in folder.iterdir() if path.name.endswith(".part")]


def sent(sandbox, method, expected=1, origin="storage"):
    """The requests that reached the storage. One that the client has given up
    may still be on its way there."""
    for _ in range(30_000):
        found = [
            each for each in sandbox.requests if (each.origin, each.method) == (origin, method)
        ]
        if len(found) >= expected:
            break
        time.sleep(0.002)
    return found


@pytest.fixture
def intercept(monkeypatch):
    """``intercept(change)``: ``change(request)`` sees (and may change) each GET of a stored file
    before it is sent. What it returns, if anything, is the storage's answer."""

    def install(change):
        send = httpx.HTTPTransport.handle_request

        def answer(request):
            stored = request.method == "GET" and request.url.path.startswith("/storage/")
            return change(request) if stored else None

        def handle(self, request):
            return answer(request) or send(self, request)

        def lifted(asend):
            async def handle_async(self, request):
                return answer(request) or await asend(self, request)

            return handle_async

        monkeypatch.setattr(httpx.HTTPTransport, "handle_request", handle)
        for transport in (httpx.AsyncHTTPTransport, AiohttpTransport):
            handler = lifted(transport.handle_async_request)
            monkeypatch.setattr(transport, "handle_async_request", handler)

    return install


class Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in pieces, of no announced length; an exception among them is raised."""

    def __init__(self, *pieces):
        self._pieces = pieces

    def __iter__(self):
        for piece in self._pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def __aiter__(self):
        for piece in self:
            yield piece
