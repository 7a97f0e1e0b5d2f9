"""One token for everybody, whoever asks, on whatever thread, task or loop."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import threading
import weakref
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from huvr_client import (
    AsyncHuvrClient,
    AuthenticationError,
    HuvrClient,
    HuvrConnectionError,
    HuvrError,
    ServerError,
    _access,
    _fork,
    _tokens,
)
from huvr_client._access import Access
from huvr_client._async_io import AsyncIO
from huvr_client._drive import arun, run
from huvr_client._effects import Flow, Send, Spawn, TransportFailure, Wait
from huvr_client._sync_io import SyncIO
from huvr_client._tokens import Tokens

from .fakes import (
    CLIENT_ID,
    CLIENT_SECRET,
    ORIGIN,
    TOKEN,
    Clock,
    Crowd,
    FakeIO,
    Huvr,
    grant,
    login,
    reply,
    until,
)

CROWD = 256


def sync_client(huvr: Huvr, **options: Any) -> HuvrClient:
    return HuvrClient(
        base_url=ORIGIN,
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        http_client=httpx.Client(transport=httpx.MockTransport(huvr)),
        **options,
    )


def async_client(huvr: Huvr, **options: Any) -> AsyncHuvrClient:
    async def handle(request: httpx.Request) -> httpx.Response:
        # In a thread, so that a token request that is held does not hold the loop.
        return await asyncio.to_thread(huvr, request)

    return AsyncHuvrClient(
        base_url=ORIGIN,
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        http_client=httpx.AsyncClient(transport=httpx.MockTransport(handle)),
        **options,
    )


@pytest.fixture
def crowd(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Crowd]:
    """``crowd(n)`` counts who waits for a flight, in both drivers."""

    def make(size: int) -> Crowd:
        gathered = Crowd(size)

        def counted(kind: type) -> None:
            original = kind.wait

            def wait(self: Any, *arguments: Any) -> Any:
                gathered.arrive()
                return original(self, *arguments)

            monkeypatch.setattr(kind, "wait", wait)

        counted(SyncIO)
        counted(AsyncIO)
        return gathered

    return make


def in_threads(count: int, work: Callable[[], Any]) -> list[Any]:
    """Results (or exceptions) of ``work`` in ``count`` threads that start together."""
    start = threading.Barrier(count)
    results: list[Any] = []

    def body() -> None:
        start.wait()
        try:
            results.append(work())
        except HuvrError as exc:
            results.append(exc)

    threads = [threading.Thread(target=body) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def echo(client: HuvrClient) -> Callable[[], int]:
    return lambda: client.request("GET", "/api/echo/").status_code


async def aecho(client: AsyncHuvrClient) -> int:
    return (await client.request("GET", "/api/echo/")).status_code


# Single flight


def test_256_threads_on_a_cold_start_make_one_token_request(crowd: Any) -> None:
    huvr = Huvr()
    huvr.hold = crowd(CROWD - 1).hold
    assert in_threads(CROWD, echo(sync_client(huvr))) == [200] * CROWD
    assert huvr.logins == 1


def test_256_tasks_on_a_cold_start_make_one_token_request(crowd: Any) -> None:
    huvr = Huvr()
    huvr.hold = crowd(CROWD - 1).hold

    async def scenario() -> list[int]:
        client = async_client(huvr)
        return await asyncio.gather(*(aecho(client) for _ in range(CROWD)))

    assert asyncio.run(scenario()) == [200] * CROWD
    assert huvr.logins == 1


def test_threads_and_tasks_of_two_clients_at_once_make_one_token_request(crowd: Any) -> None:
    huvr = Huvr()
    huvr.hold = crowd(2 * CROWD - 1).hold

    async def tasks() -> list[int]:
        client = async_client(huvr)
        return await asyncio.gather(*(aecho(client) for _ in range(CROWD)))

    results: list[int] = []
    loop = threading.Thread(target=lambda: results.extend(asyncio.run(tasks())))
    loop.start()
    assert in_threads(CROWD, echo(sync_client(huvr))) == [200] * CROWD
    loop.join()
    assert results == [200] * CROWD
    assert huvr.logins == 1


class Revoking(Huvr):
    """Answers no call before ``size`` of them have come, all with the revoked token."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.gate = threading.Barrier(size)
        self.gated = False

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.gated and request.headers.get("Authorization") == f"Token {TOKEN}1":
            self.gate.wait(30)
        return super().__call__(request)


def test_256_threads_whose_token_was_revoked_get_one_new_one() -> None:
    huvr = Revoking(CROWD)
    client = sync_client(huvr)
    assert echo(client)() == 200
    huvr.revoke()
    huvr.gated = True
    assert in_threads(CROWD, echo(client)) == [200] * CROWD
    assert huvr.logins == 2
    assert huvr.calls == 1 + 2 * CROWD


def test_256_tasks_whose_token_was_revoked_get_one_new_one() -> None:
    huvr = Huvr()
    refused = 0

    async def scenario() -> list[int]:
        gate = asyncio.Event()

        async def handle(request: httpx.Request) -> httpx.Response:
            nonlocal refused
            answer = huvr(request)
            if answer.status_code == 401:
                refused += 1
                if refused == CROWD:
                    gate.set()
                await gate.wait()
            return answer

        client = AsyncHuvrClient(
            base_url=ORIGIN,
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            http_client=httpx.AsyncClient(transport=httpx.MockTransport(handle)),
        )
        assert await aecho(client) == 200
        huvr.revoke()
        return await asyncio.gather(*(aecho(client) for _ in range(CROWD)))

    assert asyncio.run(scenario()) == [200] * CROWD
    assert huvr.logins == 2


def test_a_late_401_does_not_drop_the_new_token() -> None:
    io = FakeIO(grant(1), grant(2))
    access = Access(login(io.clock))
    old = run(access.current(), io)
    access.discard(old)
    new = run(access.current(), io)
    access.discard(old)
    assert access.fresh() is new


def test_waiters_share_the_exception_each_with_a_copy(crowd: Any) -> None:
    gathered = crowd(7)

    def handle(request: httpx.Request) -> httpx.Response:
        gathered.hold()
        return httpx.Response(400, json={"detail": "No such account."})

    client = sync_client(handle)  # type: ignore[arg-type]
    results = in_threads(8, echo(client))
    assert {type(result) for result in results} == {AuthenticationError}
    assert len({id(result) for result in results}) == 8
    assert {str(result) for result in results} == {str(results[0])}


def test_credentials_and_origins_do_not_mix() -> None:
    clock = Clock()
    one, same = Access(login(clock)), Access(login(clock))
    other = Access(login(clock, secret="another"))
    assert one.tokens is same.tokens
    assert one.tokens is not other.tokens


def test_with_its_last_client_the_token_is_forgotten() -> None:
    access = Access(login(Clock()))
    run(access.current(), FakeIO(grant()))
    registry = _access._registry
    assert len(registry._items) == 1
    del access
    gc.collect()
    assert len(registry._items) == 0


# The fast path


class NoLock:
    def __enter__(self) -> None:
        raise AssertionError("the fast path takes no lock")

    def __exit__(self, *_: object) -> None: ...


def test_a_fresh_token_takes_no_lock_and_no_effect() -> None:
    io = FakeIO(grant())
    access = Access(login(io.clock))
    token = run(access.current(), io)
    access.tokens._lock = NoLock()  # type: ignore[assignment]
    assert access.fresh() is token
    with pytest.raises(StopIteration) as returned:
        next(access.current())
    assert returned.value.value is token


# Renewal behind the callers' backs


def stale(io: FakeIO) -> Access:
    """Credentials whose token has become stale."""
    access = Access(login(io.clock))
    run(access.current(), io)
    io.clock.sleep(3600 - 500)
    return access


def test_a_stale_token_is_used_while_one_renewal_goes_on() -> None:
    io = FakeIO(grant(1), grant(2))
    access = stale(io)
    tokens = {run(access.current(), io).secret.reveal() for _ in range(100)}
    assert tokens == {f"{TOKEN}1"}
    assert len(io.spawned) == 1
    assert len(io.sent) == 1, "nothing was sent in a caller's time"
    flow, done = io.spawned[0]
    run(flow, io)
    done()
    assert run(access.current(), io).secret.reveal() == f"{TOKEN}2"
    assert len(io.spawned) == 1


def test_a_failed_renewal_is_said_once_and_tried_again_after_a_minute(
    caplog: pytest.LogCaptureFixture,
) -> None:
    io = FakeIO(grant(1), reply(503))
    access = stale(io)
    for attempt in range(1, 4):
        run(access.current(), io)
        assert len(io.spawned) == attempt
        run(io.spawned[-1][0], io)
        run(access.current(), io)
        io.clock.sleep(59)
        run(access.current(), io)
        assert len(io.spawned) == attempt, "not before a minute has passed"
        io.clock.sleep(1)
    warnings = [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert len(warnings) == 1
    assert "could not be renewed and stays in use" in warnings[0].getMessage()


def test_retry_after_says_when_to_renew_again() -> None:
    io = FakeIO(grant(1), reply(503, headers={"Retry-After": "200"}))
    access = stale(io)
    run(access.current(), io)
    run(io.spawned[0][0], io)
    io.clock.sleep(199)
    run(access.current(), io)
    assert len(io.spawned) == 1
    io.clock.sleep(1)
    run(access.current(), io)
    assert len(io.spawned) == 2


def test_a_failing_renewal_shows_only_when_the_token_is_dead() -> None:
    io = FakeIO(grant(1), reply(503))
    access = stale(io)
    while io.clock.now < 5000 + 3600 - 60:
        assert run(access.current(), io)
        while io.spawned:
            run(io.spawned.pop()[0], io)
        io.clock.sleep(20)
    with pytest.raises(ServerError):
        run(access.current(), io)
    io.script = [grant(3)]
    assert run(access.current(), io).secret.reveal() == f"{TOKEN}3"


def test_a_renewal_under_way_is_what_callers_of_a_dead_token_wait_for() -> None:
    io = FakeIO(grant(1), grant(2))
    access = stale(io)
    run(access.current(), io)
    io.clock.sleep(441)
    access.tokens._flight.lease = io.clock.now + 1  # type: ignore[union-attr]
    waiter = access.current()
    assert isinstance(next(waiter), Wait)
    run(io.spawned[0][0], io)
    with pytest.raises(StopIteration) as returned:
        waiter.send(True)
    assert returned.value.value.secret.reveal() == f"{TOKEN}2"
    assert len(io.sent) == 2


def test_a_renewal_that_never_ran_does_not_stay_in_the_way() -> None:
    io = FakeIO(grant(1), grant(2))
    access = stale(io)
    run(access.current(), io)
    flow, done = io.spawned.pop()
    flow.close()
    done()
    run(access.current(), io)
    assert len(io.spawned) == 1


@pytest.mark.parametrize("error", [RuntimeError("can't start new thread"), KeyboardInterrupt()])
def test_no_thread_to_renew_in(error: BaseException) -> None:
    io = FakeIO(grant(1), grant(2))
    access = stale(io)
    flow = access.current()
    assert isinstance(next(flow), Spawn)
    if isinstance(error, RuntimeError):
        with pytest.raises(StopIteration) as returned:
            flow.throw(error)
        assert returned.value.value.secret.reveal() == f"{TOKEN}1"
    else:
        with pytest.raises(KeyboardInterrupt):
            flow.throw(error)
    assert access.tokens._flight is None


def test_a_renewal_overtaken_by_another_is_not_begun() -> None:
    io = FakeIO(grant(1), grant(2))
    access = stale(io)
    behind = access.tokens._renew_behind(access.login, None)
    access.discard(access.tokens._token)  # type: ignore[arg-type]
    run(behind, io)
    assert io.spawned == []


def test_a_closed_clients_renewal_leaves_it_to_others(caplog: pytest.LogCaptureFixture) -> None:
    io = FakeIO(grant(1))
    access = stale(io)
    run(access.current(), io)
    closed = SyncIO(user_agent="a", timeout=1)
    closed.close()
    run(io.spawned.pop()[0], closed)
    assert caplog.records == []
    run(access.current(), io)
    assert len(io.spawned) == 1


def test_renewal_in_a_thread_blocks_nobody() -> None:
    huvr = Huvr()
    clock = Clock()
    client = sync_client(huvr, _clock=clock)
    assert echo(client)() == 200
    clock.sleep(3600 - 500)
    release = threading.Event()
    huvr.hold = lambda: None if release.wait(30) else pytest.fail("never released")
    assert in_threads(16, echo(client)) == [200] * 16
    assert huvr.logins == 1, "the renewal is still held"
    release.set()
    until(lambda: client._caller.core.access.fresh() is not None)
    assert echo(client)() == 200
    assert huvr.logins == 2


def test_renewal_in_a_task_blocks_nobody() -> None:
    huvr = Huvr()
    clock = Clock()

    async def scenario() -> None:
        async with async_client(huvr, _clock=clock) as client:
            assert await aecho(client) == 200
            clock.sleep(3600 - 500)
            release = threading.Event()
            huvr.hold = lambda: None if release.wait(30) else pytest.fail("never released")
            assert await asyncio.gather(*(aecho(client) for _ in range(16))) == [200] * 16
            assert huvr.logins == 1
            release.set()
            await asyncio.to_thread(until, lambda: client._caller.core.access.fresh() is not None)
            assert huvr.logins == 2

    asyncio.run(scenario())


# Leaders that go away


def leader_and_waiter(io: FakeIO) -> tuple[Flow[Any], Flow[Any], Access]:
    """Two flows: one in the middle of the token request, one waiting for it."""
    access = Access(login(io.clock))
    leader, waiter = access.current(), access.current()
    assert isinstance(next(leader), Send)
    assert isinstance(next(waiter), Wait)
    return leader, waiter, access


@pytest.mark.parametrize("blow", [asyncio.CancelledError, KeyboardInterrupt, GeneratorExit])
def test_a_leader_that_is_stopped_hands_over(blow: type[BaseException]) -> None:
    leader, waiter, _ = leader_and_waiter(FakeIO())
    with pytest.raises(blow):
        leader.throw(blow())
    assert isinstance(waiter.send(True), Send), "the waiter leads now"
    with pytest.raises(StopIteration) as returned:
        waiter.send(grant(7))
    assert returned.value.value.secret.reveal() == f"{TOKEN}7"


def test_a_leader_that_is_collected_hands_over() -> None:
    leader, waiter, _ = leader_and_waiter(FakeIO())
    del leader
    gc.collect()
    assert isinstance(waiter.send(True), Send)
    waiter.close()


def test_a_leader_whose_loop_stands_still_is_replaced_when_its_lease_ends() -> None:
    io = FakeIO()
    leader, waiter, access = leader_and_waiter(io)
    io.clock.sleep(74)
    assert isinstance(waiter.send(False), Wait), "the lease still runs"
    io.clock.sleep(1)
    assert isinstance(waiter.send(False), Send)
    with pytest.raises(StopIteration):
        waiter.send(grant(2))
    # Should the first leader wake up after all, its token is welcome.
    with pytest.raises(StopIteration) as returned:
        leader.send(grant(1))
    assert returned.value.value.secret.reveal() == f"{TOKEN}1"
    assert access.fresh() is not None


def test_a_leader_that_waits_to_retry_keeps_its_lease() -> None:
    io = FakeIO()
    access = Access(login(io.clock, retries=1))
    leader, waiter = access.current(), access.current()
    next(leader)
    next(waiter)
    leader.send(reply(503, headers={"Retry-After": "60"}))
    io.clock.sleep(76)
    assert isinstance(waiter.send(False), Wait)
    leader.close()
    waiter.close()


def test_a_cancelled_waiter_does_not_cancel_the_request(crowd: Any) -> None:
    huvr = Huvr()
    gathered = crowd(2)
    release = threading.Event()
    huvr.hold = lambda: None if release.wait(30) else pytest.fail("never released")

    async def scenario() -> list[Any]:
        client = async_client(huvr)
        tasks = [asyncio.create_task(aecho(client)) for _ in range(3)]
        await asyncio.to_thread(gathered.hold)
        tasks[1].cancel()
        await asyncio.wait([tasks[1]])
        release.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    first, second, third = asyncio.run(scenario())
    assert isinstance(second, asyncio.CancelledError)
    assert (first, third) == (200, 200)
    assert huvr.logins == 1


def test_a_cancelled_owner_does_not_strand_the_others() -> None:
    huvr = Huvr()

    async def scenario() -> list[Any]:
        begun = asyncio.Event()
        stall = True

        async def handle(request: httpx.Request) -> httpx.Response:
            nonlocal stall
            if stall and request.method == "POST":
                stall = False
                begun.set()
                await asyncio.Event().wait()
            return huvr(request)

        client = AsyncHuvrClient(
            base_url=ORIGIN,
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            http_client=httpx.AsyncClient(transport=httpx.MockTransport(handle)),
        )
        tasks = [asyncio.create_task(aecho(client)) for _ in range(5)]
        await begun.wait()
        tasks[0].cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    owner, *others = asyncio.run(scenario())
    assert isinstance(owner, asyncio.CancelledError)
    assert others == [200] * 4
    assert huvr.logins == 1


def test_a_waiter_in_a_thread_is_served_by_a_leader_in_a_loop(crowd: Any) -> None:
    huvr = Huvr()
    gathered = crowd(1)
    leading = threading.Event()

    def hold() -> None:
        leading.set()
        gathered.hold()

    huvr.hold = hold
    loop = threading.Thread(target=lambda: asyncio.run(aecho(async_client(huvr))))  # type: ignore[arg-type]
    loop.start()
    assert leading.wait(30)
    assert echo(sync_client(huvr))() == 200
    loop.join()
    assert huvr.logins == 1


def test_a_blocking_call_in_a_coroutine_does_not_wait_for_its_own_loop() -> None:
    huvr = Huvr()

    async def scenario() -> tuple[int, int]:
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def handle(request: httpx.Request) -> httpx.Response:
            if request.method == "POST":
                begun.set()
                await go_on.wait()
            return huvr(request)

        client = AsyncHuvrClient(
            base_url=ORIGIN,
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            http_client=httpx.AsyncClient(transport=httpx.MockTransport(handle)),
        )
        task = asyncio.create_task(aecho(client))
        await begun.wait()
        blocking = echo(sync_client(huvr))()
        go_on.set()
        return blocking, await task

    assert asyncio.run(scenario()) == (200, 200)


def test_one_async_client_on_one_loop_after_another() -> None:
    huvr = Huvr()
    client = async_client(huvr)
    assert [asyncio.run(aecho(client)) for _ in range(3)] == [200] * 3  # type: ignore[arg-type]
    assert huvr.logins == 1


def test_a_waiter_whose_loop_is_closed_is_not_woken() -> None:
    access = Access(login(Clock()))
    io = AsyncIO(user_agent="a", timeout=1)
    leader = access.current()
    next(leader)

    async def impatient() -> None:
        task = asyncio.create_task(arun(access.current(), io))  # type: ignore[arg-type]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])

    asyncio.run(impatient())
    with pytest.raises(StopIteration):
        leader.send(grant())


def test_an_unusable_client_of_somebody_else_does_not_fail_the_others() -> None:
    io = FakeIO(grant())
    closed = SyncIO(user_agent="a", timeout=1)
    closed.close()
    access = Access(login(io.clock))
    with pytest.raises(Exception, match="closed"):
        run(access.current(), closed)
    assert run(access.current(), io)


# Fork


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this platform")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_child_keeps_the_token_and_forgets_the_flight() -> None:
    huvr = Huvr()
    client = sync_client(huvr)
    assert echo(client)() == 200
    tokens: Tokens = client._caller.core.access.tokens
    tokens._lock.acquire()  # as another thread of the parent might have
    tokens._flight = flight = _tokens.Flight(1e12)
    flight.holder = 0  # a thread that does not exist in the child
    child = os.fork()
    if child == 0:
        status = 1
        signal.alarm(20)  # so that a child that waits for ever is a failure
        try:
            kept = tokens.fresh() is not None
            tokens._token = None
            works = echo(client)() == 200
            status = 0 if kept and works and huvr.logins == 2 else 2
        finally:
            os._exit(status)
    tokens._flight = None
    tokens._lock.release()
    assert os.waitpid(child, 0)[1] == 0


def test_a_connection_error_is_shared_with_its_cause() -> None:
    io = FakeIO()
    leader, waiter, _ = leader_and_waiter(io)
    failure = httpx.ConnectError("refused")
    with pytest.raises(HuvrConnectionError):
        leader.throw(TransportFailure("refused", sent=False, cause=failure))
    with pytest.raises(HuvrConnectionError) as caught:
        waiter.send(True)
    assert caught.value.__cause__ is failure


def test_after_a_fork_everybody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    class Item:
        def after_fork(self) -> None:
            told.append("told")

    monkeypatch.setattr(_fork, "_objects", weakref.WeakSet())
    item = Item()
    _fork.register(item)
    _fork.register(Item())  # gone at once
    gc.collect()
    _fork._after_fork()
    assert told == ["told"]
    assert item is not None


def test_a_leader_elected_too_late_finds_the_token() -> None:
    io = FakeIO(grant(1))
    access = Access(login(io.clock))
    run(access.current(), io)
    assert access.tokens._join() == (None, False)
