"""The sync and the async client behind one face, so that each rule is written once."""

from __future__ import annotations

import asyncio
from typing import Any, Protocol

import httpx
import httpx2

from huvr_client import AsyncHuvrClient, HuvrClient, RetryPolicy
from huvr_client._transport.network.async_io import AsyncIO
from huvr_client._transport.network.sync_io import SyncIO, finish

from .fakes import CLIENT_ID, CLIENT_SECRET

QUICK = RetryPolicy(3, backoff=0.001, max_backoff=0.002, max_retry_after=2)


class Driver(Protocol):
    """A client and the I/O under it, driven to the end of each call."""

    def request(self, method: str, path: str, **options: Any) -> httpx.Response: ...
    def run(self, work: Any) -> Any: ...
    def send(self, request: Any) -> Any: ...
    def close(self) -> None: ...

    client: Any


def _options(url: str, given: dict[str, Any]) -> dict[str, Any]:
    return {
        "base_url": url,
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "user_agent": "acme/1",
        "retries": QUICK,
        **given,
    }


class SyncDriver:
    io_kind = SyncIO

    def __init__(self, url: str, **options: Any) -> None:
        self.client = HuvrClient(**_options(url, options))

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.client.request(method, path, **options)

    def run(self, work: Any) -> Any:
        return finish(work)

    def send(self, request: Any) -> Any:
        return self.run(self.client._caller.context.io.send(request))

    def close(self) -> None:
        self.client.close()

    @staticmethod
    def http_client(**options: Any) -> Any:
        return httpx.Client(**options)

    def end(self, given: list[httpx.Client]) -> None:
        self.client.close()
        for http_client in given:
            http_client.close()


class Httpx2Driver(SyncDriver):
    """With a client of httpx2, given by the user."""

    def __init__(self, url: str, **options: Any) -> None:
        self._own = options.setdefault("http_client", httpx2.Client(timeout=30))
        super().__init__(url, **options)

    @staticmethod
    def http_client(**options: Any) -> Any:
        return httpx2.Client(**options)

    def end(self, given: list[Any]) -> None:
        super().end([*given, self._own])


class AsyncDriver:
    """On httpx's own connections."""

    io_kind = AsyncIO
    aiohttp = False

    def __init__(self, url: str, **options: Any) -> None:
        self._runner = asyncio.Runner()
        options.setdefault("aiohttp", self.aiohttp)
        self.client = AsyncHuvrClient(**_options(url, options))

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self._runner.run(self.client.request(method, path, **options))

    def run(self, work: Any) -> Any:
        return self._runner.run(work)

    def send(self, request: Any) -> Any:
        return self.run(self.client._caller.context.io.send(request))

    def close(self) -> None:
        self._runner.run(self.client.aclose())

    @staticmethod
    def http_client(**options: Any) -> Any:
        return _with_hooks(httpx.AsyncClient, options)

    def end(self, given: list[Any]) -> None:
        self.close()
        for http_client in given:
            self._runner.run(http_client.aclose())
        self._runner.close()


class AiohttpDriver(AsyncDriver):
    """On aiohttp's connections."""

    aiohttp = True


class AsyncHttpx2Driver(AsyncDriver):
    """With a client of httpx2, given by the user."""

    def __init__(self, url: str, **options: Any) -> None:
        self._own = options.setdefault("http_client", httpx2.AsyncClient(timeout=30))
        super().__init__(url, **options)

    @staticmethod
    def http_client(**options: Any) -> Any:
        return _with_hooks(httpx2.AsyncClient, options)

    def end(self, given: list[Any]) -> None:
        super().end([*given, self._own])


def _with_hooks(kind: Any, options: dict[str, Any]) -> Any:
    hooks = options.pop("event_hooks", {})
    lifted = {name: [_lifted(hook) for hook in these] for name, these in hooks.items()}
    return kind(**options, event_hooks=lifted)


def _lifted(hook: Any) -> Any:
    async def lifted(subject: Any) -> None:
        hook(subject)

    return lifted
