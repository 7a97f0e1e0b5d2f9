"""Pools, event loops and interrupts: calls wait in a queue, none is cut off, nothing stays open."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import h11
import httpx
import httpx2
import pytest

from huvr_client import AsyncHuvrClient, HuvrClosedError, HuvrConfigError
from huvr_client._transport.network import http_clients, http_io, leases
from huvr_client._transport.network.async_io import AsyncIO
from huvr_client._transport.network.leases import ThreadSlots
from huvr_client._transport.network.sync_io import SyncIO, finish
from huvr_client._transport.wire import Kind, Request

from .conftest import every_client, own_clients
from .drivers import AsyncDriver
from .fakes import until
from .origin import Connection, Origin
from .origin import Request as Received

both = pytest.mark.parametrize("aiohttp", [False, True], ids=["httpx", "aiohttp"])


class Gate:
    """A path of ``origin`` whose answers are held back until ``open``."""

    def __init__(self, origin: Origin, path: str = "/held/") -> None:
        self.waiting = 0
        self._lock = threading.Lock()
        self._go_on = threading.Event()
        self.open = self._go_on.set
        origin.on(f"GET {path}", self._hold)

    def _hold(self, connection: Connection, _: Received) -> None:
        with self._lock:
            self.waiting += 1
        self._go_on.wait(60)
        connection.json(200, {})

    async def has(self, count: int) -> None:
        await asyncio.to_thread(until, lambda: self.waiting >= count)


@pytest.fixture
def gate(origin: Origin) -> Any:
    made = Gate(origin)
    yield made
    made.open()


def get(origin: Origin, path: str = "/held/", **options: Any) -> Request:
    return Request("GET", origin.url + path, kind=Kind.STORAGE, **options)


def make(aiohttp: bool = False, **options: Any) -> AsyncIO:
    return AsyncIO(user_agent="a", timeout=30, aiohttp=aiohttp, **options)


# Many at once


def at_once(driver: Any, huvr: Any, request: Callable[[], Request], count: int) -> list[int]:
    io = huvr.client._caller.context.io
    if not driver.is_async:
        with ThreadPoolExecutor(count) as threads:
            work = [threads.submit(lambda: finish(io.send(request()))) for _ in range(count)]
            return [future.result().status for future in work]

    async def together() -> list[int]:
        replies = await asyncio.gather(*(io.send(request()) for _ in range(count)))
        return [reply.status for reply in replies]

    statuses: list[int] = huvr.run(together())
    return statuses


@own_clients
def test_more_calls_than_slots_wait_in_our_queue(
    driver: Any, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_io, "MOST_AT_ONCE", 3)
    statuses = at_once(driver, driver(origin.url), lambda: get(origin, "/x/"), 24)
    assert statuses == [200] * 24
    assert origin.connections <= 3


@every_client
def test_waiting_for_a_given_clients_connections_is_no_timeout(driver: Any, origin: Origin) -> None:
    library = httpx2 if "httpx2" in type(driver.http_client()).__module__ else httpx
    http_client = driver.http_client(
        limits=library.Limits(max_connections=2), timeout=library.Timeout(30, pool=0.001)
    )
    huvr = driver(origin.url, http_client=http_client)
    pause = threading.Event()

    def slowly(connection: Connection, _: Received) -> None:
        pause.wait(0.02)
        connection.json(200, {})

    origin.on("GET /slow/", slowly)
    assert at_once(driver, huvr, lambda: get(origin, "/slow/"), 8) == [200] * 8
    assert origin.connections == 2


@pytest.mark.parametrize(
    ("client", "count"),
    [
        (httpx.Client(limits=httpx.Limits(max_connections=7)), 7),
        (httpx.Client(limits=httpx.Limits(max_connections=None)), None),
        (httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200))), None),
        (httpx2.Client(limits=httpx2.Limits(max_connections=7)), 7),
        (object(), None),
    ],
)
def test_how_many_connections_a_client_has(client: Any, count: int | None) -> None:
    assert leases.connections_of(client) == count


def test_http2_carries_many_calls_on_one_connection() -> None:
    client = httpx.Client(limits=httpx.Limits(max_connections=7))
    client._transport._pool._http2 = True  # type: ignore[attr-defined]
    assert leases.connections_of(client) is None


def test_a_slot_comes_back() -> None:
    slots = ThreadSlots(1)
    slots.acquire()
    waiting = threading.Thread(target=slots.acquire, daemon=True)
    waiting.start()
    slots.release()
    waiting.join(30)
    assert not waiting.is_alive()


# Interrupts


@both
def test_a_pool_that_may_have_lost_slots_is_replaced_and_what_is_under_way_goes_on(
    origin: Origin, gate: Gate, monkeypatch: pytest.MonkeyPatch, aiohttp: bool
) -> None:
    monkeypatch.setattr(http_clients, "SPARE", 3)

    async def scenario() -> None:
        io = make(aiohttp)
        slow = asyncio.create_task(io.send(get(origin)))
        await gate.has(1)
        first = io._pools[asyncio.get_running_loop()][0]
        for number in range(3):
            assert not first.retired
            cancelled = asyncio.create_task(io.send(get(origin)))
            await gate.has(2 + number)
            cancelled.cancel()
            with pytest.raises(asyncio.CancelledError):
                await cancelled
        assert (await io.send(get(origin, "/x/"))).status == 200
        assert io._pools[asyncio.get_running_loop()][0] is not first
        assert not first.clients.api.is_closed
        gate.open()
        assert (await slow).status == 200
        assert first.clients.api.is_closed
        await io.aclose()

    asyncio.run(scenario())


@both
def test_a_reading_that_is_cancelled_counts(origin: Origin, aiohttp: bool) -> None:
    origin.on("GET /part/", lambda connection, _: connection.answer(200, b"a", length=2))

    async def scenario() -> None:
        io = make(aiohttp)
        reply = await io.send(get(origin, "/part/", stream=True))
        assert await io.read(reply) == b"a"
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await io.read(reply)
        pool = reply.lease.pool
        assert (pool.interrupted, len(pool.leases)) == (1, 1)
        await io.close_reply(reply)
        await io.close_reply(reply)
        assert not pool.leases
        await io.aclose()

    asyncio.run(scenario())


def test_many_cancelled_calls_leave_every_slot(origin: Origin) -> None:
    async def scenario() -> int:
        io = make()
        for number in range(300):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(number % 10 / 2000):
                    await io.send(get(origin, "/x/"))
        statuses = [(await io.send(get(origin, "/x/"))).status for _ in range(3)]
        pool = io._pools[asyncio.get_running_loop()][0]
        assert statuses == [200] * 3
        await io.aclose()
        return len(pool.leases)

    assert asyncio.run(scenario()) == 0


def test_an_interrupt_gives_the_pool_up_and_other_threads_go_on(
    origin: Origin, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    io = SyncIO(user_agent="a", timeout=30)
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(lambda: finish(io.send(get(origin))))
        until(lambda: gate.waiting == 1)
        first = io._pool
        assert first is not None

        def interrupted(*_: Any) -> Any:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(h11.Connection, "send", interrupted)
            with pytest.raises(KeyboardInterrupt):
                finish(io.send(get(origin, "/x/")))
        assert finish(io.send(get(origin, "/x/"))).status == 200
        assert io._pool is not first
        assert not first.clients.api.is_closed
        gate.open()
        assert slow.result().status == 200
    assert first.clients.api.is_closed
    io.close()


def test_an_interrupted_reading_gives_the_pool_up(
    origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    io = SyncIO(user_agent="a", timeout=30)
    reply = finish(io.send(get(origin, "/x/", stream=True)))

    async def interrupted() -> Any:
        raise KeyboardInterrupt
        yield

    reply.chunks = interrupted()
    with pytest.raises(KeyboardInterrupt):
        finish(io.read(reply))
    assert io._pool is reply.lease.pool
    assert io._pool.retired
    finish(io.close_reply(reply))
    assert reply.lease.pool.clients.api.is_closed


def test_a_pool_given_up_a_moment_ago_is_not_joined(origin: Origin) -> None:
    io = SyncIO(user_agent="a", timeout=30)
    stale = finish(io._open())
    io._give_up(stale)
    pools = iter([stale])

    async def opened() -> Any:
        return next(pools, None) or await SyncIO._open(io)

    io._open = opened  # type: ignore[method-assign]
    assert finish(io.send(get(origin, "/x/"))).status == 200
    assert not stale.leases
    io.close()


# Closing


def test_closing_lets_other_threads_end_their_calls(origin: Origin, gate: Gate) -> None:
    io = SyncIO(user_agent="a", timeout=30)
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(lambda: finish(io.send(get(origin))))
        until(lambda: gate.waiting == 1)
        pool = finish(io._open())
        io.close()
        with pytest.raises(HuvrClosedError):
            finish(io.send(get(origin, "/x/")))
        gate.open()
        assert slow.result().status == 200
    assert pool.clients.api.is_closed


@both
def test_aclose_lets_other_tasks_end_their_calls_and_leaves_no_connection(
    origin: Origin, gate: Gate, aiohttp: bool
) -> None:
    async def scenario() -> None:
        io = make(aiohttp)
        slow = [asyncio.create_task(io.send(get(origin))) for _ in range(5)]
        await gate.has(5)
        pool = io._pools[asyncio.get_running_loop()][0]
        await io.aclose()
        with pytest.raises(HuvrClosedError):
            await io.send(get(origin, "/x/"))
        gate.open()
        assert [reply.status for reply in await asyncio.gather(*slow)] == [200] * 5
        assert pool.clients.api.is_closed

    asyncio.run(scenario())


# Event loops


@both
def test_connections_are_closed_with_their_loop(origin: Origin, aiohttp: bool) -> None:
    io = make(aiohttp)
    clients: list[Any] = []

    async def call() -> int:
        reply = await io.send(get(origin, "/x/"))
        clients.append(io._pools[asyncio.get_running_loop()][0].clients.api)
        return reply.status

    assert [asyncio.run(call()) for _ in range(5)] == [200] * 5
    assert origin.connections == 5
    assert all(client.is_closed for client in clients)
    assert len(io._pools) <= 1, "the last is let go at the next call"


def test_a_call_that_is_cancelled_with_its_loop_leaves_nothing(origin: Origin, gate: Gate) -> None:
    io = make()
    pools: list[Any] = []

    async def leave_it() -> None:
        tasks.add(asyncio.create_task(io.send(get(origin))))
        await gate.has(1)
        pools.append(io._pools[asyncio.get_running_loop()][0])

    tasks: set[Any] = set()
    asyncio.run(leave_it())
    assert pools[0].clients.api.is_closed


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_loop_that_was_closed_without_ado_is_let_go(origin: Origin) -> None:
    io = make()
    for _ in range(3):
        loop = asyncio.new_event_loop()
        assert loop.run_until_complete(io.send(get(origin, "/x/"))).status == 200
        loop.close()
    assert len(io._pools) == 1
    loop = asyncio.new_event_loop()
    loop.run_until_complete(io.send(get(origin, "/x/")))
    loop.run_until_complete(io.aclose())
    loop.close()
    gc.collect()


@both
def test_a_client_that_is_forgotten_closes_its_connections(origin: Origin, aiohttp: bool) -> None:
    async def scenario() -> None:
        io = make(aiohttp)
        await io.send(get(origin, "/x/"))
        client = io._pools[asyncio.get_running_loop()][0].clients.api
        del io
        gc.collect()
        for _ in range(1000):  # closed by a task of the loop
            await asyncio.sleep(0)
        assert client.is_closed

    asyncio.run(scenario())


def test_each_loop_has_its_own_connections_and_one_token(origin: Origin) -> None:
    huvr = AsyncDriver(origin.url).client

    async def call() -> int:
        return (await huvr.request("GET", "/api/x/")).status_code

    async def last() -> int:
        async with huvr:
            return await call()

    assert [asyncio.run(call()), asyncio.run(last())] == [200, 200]
    assert origin.connections == 2
    assert origin.logins == 1


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_a_given_client_serves_one_loop_and_says_so(origin: Origin, library: Any) -> None:
    http_client = library.AsyncClient()
    io = make(http_client=http_client)
    first = asyncio.new_event_loop()
    assert first.run_until_complete(io.send(get(origin, "/x/"))).status == 200
    for _ in range(2):
        with pytest.raises(HuvrConfigError, match="another one: leave http_client out"):
            asyncio.run(io.send(get(origin, "/x/")))
    assert len(origin.requests) == 1
    first.run_until_complete(http_client.aclose())
    first.close()


def test_a_given_client_without_connections_serves_any_loop() -> None:
    answers = iter([httpx.Response(200), httpx.Response(200)])
    transport = httpx.MockTransport(lambda _: next(answers))
    io = make(http_client=httpx.AsyncClient(transport=transport))
    request = Request("GET", "http://localhost/")
    assert [asyncio.run(io.send(request)).status for _ in range(2)] == [200, 200]


def test_what_breaks_on_another_loop_is_explained() -> None:
    def broken(_: httpx.Request) -> httpx.Response:
        raise RuntimeError("Event loop is closed")

    io = make(http_client=httpx.AsyncClient(transport=httpx.MockTransport(broken)))
    with pytest.raises(RuntimeError, match="Event loop is closed"):
        asyncio.run(io.send(Request("GET", "http://localhost/")))
    with pytest.raises(HuvrConfigError, match="another one"):
        asyncio.run(io.send(Request("GET", "http://localhost/")))


# aiohttp, or not


def test_aiohttp_is_taken_where_it_is_installed_and_not_where_it_is_refused() -> None:
    from huvr_client._transport.network.aiohttp_client import AiohttpClient

    assert isinstance(http_clients.make_async(30, None), AiohttpClient)
    assert isinstance(http_clients.make_async(30, True), AiohttpClient)
    assert type(http_clients.make_async(30, False)) is httpx.AsyncClient


def test_without_aiohttp_httpx_serves(monkeypatch: pytest.MonkeyPatch, origin: Origin) -> None:
    monkeypatch.setitem(
        __import__("sys").modules, "huvr_client._transport.network.aiohttp_client", None
    )
    assert type(http_clients.make_async(30, None)) is httpx.AsyncClient
    options = {"client_id": "a", "client_secret": "b"}
    huvr = AsyncHuvrClient(base_url=origin.url, aiohttp=True, **options)
    with pytest.raises(HuvrConfigError, match=r"huvr-client-typed\[aiohttp\]"):
        asyncio.run(huvr.request("GET", "/api/x/"))
    monkeypatch.setenv("HTTPS_PROXY", "ftp://proxy")
    with pytest.raises(HuvrConfigError, match="HTTPS_PROXY") as caught:
        http_clients.make_async(30, None)
    assert caught.value.__context__ is None, "aiohttp has nothing to do with it"
