"""One token for everybody, whoever asks, on whatever thread, task or loop."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import threading
import weakref
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import httpx
import pytest

from huvr_client import (
    AsyncHuvrClient,
    AuthenticationError,
    HuvrClient,
    HuvrClosedError,
    HuvrConnectionError,
    HuvrError,
    ServerError,
)
from huvr_client._auth import shared_token
from huvr_client._auth.shared_token import Refresh, SharedToken, TokenProvider
from huvr_client._config import resolve
from huvr_client._secret import Secret
from huvr_client._transport import fork
from huvr_client._transport.network.async_io import AsyncIO
from huvr_client._transport.network.sync_io import SyncIO, finish
from huvr_client._transport.wire import TransportFailure

from .fakes import (
    CLIENT_ID,
    CLIENT_SECRET,
    ORIGIN,
    TOKEN,
    Clock,
    Crowd,
    FakeIO,
    Huvr,
    SteppedIO,
    config,
    grant,
    provider,
    reply,
    result_of,
    until,
)

CROWD = 256


def sync_client(huvr: Callable[[httpx.Request], httpx.Response], **changes: Any) -> HuvrClient:
    http_client = httpx.Client(transport=httpx.MockTransport(huvr))
    client = HuvrClient.__new__(HuvrClient)
    client._open(settings(**changes), http_client)
    return client


def async_client(huvr: Callable[..., Any], **changes: Any) -> AsyncHuvrClient:
    async def handle(request: httpx.Request) -> httpx.Response:
        if asyncio.iscoroutinefunction(huvr):
            return await huvr(request)
        # In a thread, so that a token request that is held does not hold the loop.
        return await asyncio.to_thread(huvr, request)

    http_client = httpx.AsyncClient(transport=httpx.MockTransport(handle))
    client = AsyncHuvrClient.__new__(AsyncHuvrClient)
    client._open(settings(**changes), http_client)
    return client


def settings(**changes: Any) -> Any:
    secret = Secret(CLIENT_SECRET)
    given = resolve(base_url=ORIGIN, client_id=CLIENT_ID, client_secret=secret, read=lambda _: None)
    return replace(given, **changes)


@pytest.fixture
def crowd(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Crowd]:
    """``crowd(n)`` counts who waits for a refresh, in both kinds of ``IO``."""

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
            self.gate.wait(60)
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

        client = async_client(handle)
        assert await aecho(client) == 200
        huvr.revoke()
        return await asyncio.gather(*(aecho(client) for _ in range(CROWD)))

    assert asyncio.run(scenario()) == [200] * CROWD
    assert huvr.logins == 2


def test_a_late_401_does_not_drop_the_new_token() -> None:
    io = FakeIO(grant(1), grant(2))
    tokens = provider(io)
    old = finish(tokens.current(io))
    tokens.discard(old)
    new = finish(tokens.current(io))
    tokens.discard(old)
    assert tokens.fresh() is new


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
    one, same = TokenProvider(config(clock)), TokenProvider(config(clock))
    other = TokenProvider(config(clock, client_secret=Secret("another")))
    assert one.shared is same.shared
    assert one.shared is not other.shared


def test_with_its_last_client_the_token_is_forgotten() -> None:
    tokens = TokenProvider(config(Clock()))
    finish(tokens.current(FakeIO(grant())))
    assert len(shared_token._in_use) == 1
    del tokens
    gc.collect()
    assert len(shared_token._in_use) == 0


# The fast path


class NoLock:
    def __enter__(self) -> None:
        raise AssertionError("the fast path takes no lock")

    def __exit__(self, *_: object) -> None: ...


def test_a_fresh_token_takes_no_lock_and_no_effect() -> None:
    io = FakeIO(grant())
    tokens = provider(io)
    token = finish(tokens.current(io))
    tokens.shared._lock = NoLock()  # type: ignore[assignment]
    assert tokens.fresh() is token
    stepped = SteppedIO()
    assert result_of(tokens.current(stepped), None) is token


# Renewal behind the callers' backs


def stale(io: FakeIO) -> TokenProvider:
    """Credentials whose token has become stale."""
    tokens = provider(io)
    finish(tokens.current(io))
    io.clock.sleep(3600 - 500)
    return tokens


def test_a_stale_token_is_used_while_one_renewal_goes_on() -> None:
    io = FakeIO(grant(1), grant(2))
    tokens = stale(io)
    used = {finish(tokens.current(io)).secret.reveal() for _ in range(100)}
    assert used == {f"{TOKEN}1"}
    assert len(io.spawned) == 1
    assert len(io.sent) == 1, "nothing was sent in a caller's time"
    renewal, done = io.spawned[0]
    finish(renewal())
    done()
    assert finish(tokens.current(io)).secret.reveal() == f"{TOKEN}2"
    assert len(io.spawned) == 1


def test_a_failed_renewal_is_said_once_and_tried_again_after_a_minute(
    caplog: pytest.LogCaptureFixture,
) -> None:
    io = FakeIO(grant(1), reply(503))
    tokens = stale(io)
    for attempt in range(1, 4):
        finish(tokens.current(io))
        assert len(io.spawned) == attempt
        finish(io.spawned[-1][0]())
        finish(tokens.current(io))
        io.clock.sleep(59)
        finish(tokens.current(io))
        assert len(io.spawned) == attempt, "not before a minute has passed"
        io.clock.sleep(1)
    warnings = [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert len(warnings) == 1
    assert "could not be renewed and stays in use" in warnings[0].getMessage()


def test_retry_after_says_when_to_renew_again() -> None:
    io = FakeIO(grant(1), reply(503, headers={"Retry-After": "200"}))
    tokens = stale(io)
    finish(tokens.current(io))
    finish(io.spawned[0][0]())
    io.clock.sleep(199)
    finish(tokens.current(io))
    assert len(io.spawned) == 1
    io.clock.sleep(1)
    finish(tokens.current(io))
    assert len(io.spawned) == 2


def test_a_failing_renewal_shows_only_when_the_token_is_dead() -> None:
    io = FakeIO(grant(1), reply(503))
    tokens = stale(io)
    while io.clock.now < 5000 + 3600 - 60:
        assert finish(tokens.current(io))
        while io.spawned:
            finish(io.spawned.pop()[0]())
        io.clock.sleep(20)
    with pytest.raises(ServerError):
        finish(tokens.current(io))
    io.script = [grant(3)]
    assert finish(tokens.current(io)).secret.reveal() == f"{TOKEN}3"


def test_a_renewal_under_way_is_what_callers_of_a_dead_token_wait_for() -> None:
    io = FakeIO(grant(1), grant(2))
    tokens = stale(io)
    finish(tokens.current(io))
    io.clock.sleep(441)
    tokens.shared._refresh.lease_end = io.clock.now + 1  # type: ignore[union-attr]
    waiter = tokens.current(SteppedIO())
    assert waiter.send(None).name == "wait"
    finish(io.spawned[0][0]())
    assert result_of(waiter, True).secret.reveal() == f"{TOKEN}2"
    assert len(io.sent) == 2


def test_a_renewal_that_never_ran_does_not_stay_in_the_way() -> None:
    io = FakeIO(grant(1), grant(2))
    tokens = stale(io)
    finish(tokens.current(io))
    _, done = io.spawned.pop()
    done()
    finish(tokens.current(io))
    assert len(io.spawned) == 1


@pytest.mark.parametrize("error", [RuntimeError("can't start new thread"), KeyboardInterrupt()])
def test_no_thread_to_renew_in(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    io = FakeIO(grant(1), grant(2))
    tokens = stale(io)

    def spawn(work: Any, done: Any) -> None:
        raise error

    monkeypatch.setattr(io, "spawn", spawn)
    if isinstance(error, RuntimeError):
        assert finish(tokens.current(io)).secret.reveal() == f"{TOKEN}1"
    else:
        with pytest.raises(KeyboardInterrupt):
            finish(tokens.current(io))
    assert tokens.shared._refresh is None


def test_a_renewal_overtaken_by_another_is_not_begun() -> None:
    io = FakeIO(grant(1), grant(2))
    tokens = stale(io)
    tokens.discard(tokens.shared._token)  # type: ignore[arg-type]
    tokens.shared._renew_in_background(io, config(io.clock))
    assert io.spawned == []


def test_a_closed_clients_renewal_leaves_it_to_others(caplog: pytest.LogCaptureFixture) -> None:
    io = FakeIO(grant(1))
    tokens = stale(io)
    finish(tokens.current(io))
    io.script = [HuvrClosedError()]
    finish(io.spawned.pop()[0]())
    assert caplog.records == []
    finish(tokens.current(io))
    assert len(io.spawned) == 1


def test_a_renewal_that_fails_in_an_unforeseen_way_is_tried_again_after_a_minute(
    caplog: pytest.LogCaptureFixture,
) -> None:
    io = FakeIO(grant(1), RuntimeError("canary: a transport of the user's own"))
    tokens = stale(io)
    finish(tokens.current(io))
    finish(io.spawned.pop()[0]())
    for _ in range(40):
        finish(tokens.current(io))
    assert io.spawned == []
    io.clock.sleep(60)
    finish(tokens.current(io))
    assert len(io.spawned) == 1
    assert "stays in use: RuntimeError" in caplog.text
    assert "canary" not in caplog.text


def test_renewal_in_a_thread_blocks_nobody() -> None:
    huvr = Huvr()
    clock = Clock()
    client = sync_client(huvr, clock=clock)
    assert echo(client)() == 200
    clock.sleep(3600 - 500)
    release = threading.Event()
    huvr.hold = lambda: None if release.wait(60) else pytest.fail("never released")
    assert in_threads(16, echo(client)) == [200] * 16
    assert huvr.logins == 1, "the renewal is still held"
    release.set()
    until(lambda: client._caller.context.tokens.fresh() is not None)
    assert echo(client)() == 200
    assert huvr.logins == 2


def test_renewal_in_a_task_blocks_nobody() -> None:
    huvr = Huvr()
    clock = Clock()

    async def scenario() -> None:
        async with async_client(huvr, clock=clock) as client:
            assert await aecho(client) == 200
            clock.sleep(3600 - 500)
            release = threading.Event()
            huvr.hold = lambda: None if release.wait(60) else pytest.fail("never released")
            assert await asyncio.gather(*(aecho(client) for _ in range(16))) == [200] * 16
            assert huvr.logins == 1
            release.set()
            await asyncio.to_thread(
                until, lambda: client._caller.context.tokens.fresh() is not None
            )
            assert huvr.logins == 2

    asyncio.run(scenario())


# Leaders that go away


Work = Coroutine[Any, Any, Any]


def leader_and_waiter(io: SteppedIO) -> tuple[Work, Work, TokenProvider]:
    """Two calls: one in the middle of the token request, one waiting for it."""
    tokens = provider(io)
    leader, waiter = tokens.current(io), tokens.current(io)
    assert leader.send(None).name == "send"
    assert waiter.send(None).name == "wait"
    return leader, waiter, tokens


@pytest.mark.parametrize("blow", [asyncio.CancelledError, KeyboardInterrupt, GeneratorExit])
def test_a_leader_that_is_stopped_hands_over(blow: type[BaseException]) -> None:
    leader, waiter, _ = leader_and_waiter(SteppedIO())
    with pytest.raises(blow):
        leader.throw(blow())
    assert waiter.send(True).name == "send", "the waiter leads now"
    assert result_of(waiter, grant(7)).secret.reveal() == f"{TOKEN}7"


def test_a_leader_that_is_collected_hands_over() -> None:
    leader, waiter, _ = leader_and_waiter(SteppedIO())
    del leader
    gc.collect()
    assert waiter.send(True).name == "send"
    waiter.close()


def test_a_leader_whose_loop_stands_still_is_replaced_when_its_lease_ends() -> None:
    io = SteppedIO()
    leader, waiter, tokens = leader_and_waiter(io)
    io.clock.sleep(74)
    assert waiter.send(False).name == "wait", "the lease still runs"
    io.clock.sleep(1)
    assert waiter.send(False).name == "send"
    assert result_of(waiter, grant(2)).secret.reveal() == f"{TOKEN}2"
    # Should the first leader wake up after all, its token is used as well.
    assert result_of(leader, grant(1)).secret.reveal() == f"{TOKEN}1"
    assert tokens.fresh() is not None


@pytest.mark.parametrize(
    ("timeout", "seconds"),
    [(None, 75), (30, 75), (600, 75), (1, 2.5), (httpx.Timeout(1), 2.5), (httpx.Timeout(None), 75)],
)
def test_a_call_waits_for_another_clients_login_as_long_as_for_its_own(
    timeout: Any, seconds: float
) -> None:
    io = SteppedIO()
    patient = provider(io)
    hasty = provider(io, timeout=timeout)
    leader, waiter = patient.current(io), hasty.current(io)
    assert leader.send(None).name == "send"
    step = waiter.send(None)
    assert (step.name, step.arguments[1]) == ("wait", seconds)
    io.clock.sleep(seconds)
    assert waiter.send(False).name == "send", "it makes a request of its own"
    assert result_of(waiter, grant(2)).secret.reveal() == f"{TOKEN}2"
    assert result_of(leader, grant(1)).secret.reveal() == f"{TOKEN}1"


def test_a_cancelled_waiter_does_not_cancel_the_request(crowd: Any) -> None:
    huvr = Huvr()
    gathered = crowd(2)
    release = threading.Event()
    huvr.hold = lambda: None if release.wait(60) else pytest.fail("never released")

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

        client = async_client(handle)
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
    assert leading.wait(60)
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

        client = async_client(handle)
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
    stepped = SteppedIO()
    tokens = provider(stepped)
    leader = tokens.current(stepped)
    leader.send(None)
    io = AsyncIO(user_agent="a", timeout=1)

    async def impatient() -> None:
        task = asyncio.create_task(tokens.current(io))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])

    asyncio.run(impatient())
    assert result_of(leader, grant())


def test_an_unusable_client_of_somebody_else_does_not_fail_the_others() -> None:
    io = FakeIO(grant())
    closed = SyncIO(user_agent="a", timeout=1)
    closed.close()
    tokens = provider(io)
    with pytest.raises(HuvrClosedError):
        finish(tokens.current(closed))
    assert finish(tokens.current(io))


# Fork


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this platform")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_child_keeps_the_token_and_forgets_the_refresh() -> None:
    huvr = Huvr()
    client = sync_client(huvr)
    assert echo(client)() == 200
    tokens: SharedToken = client._caller.context.tokens.shared
    tokens._lock.acquire()  # as another thread of the parent might have
    tokens._refresh = refresh = Refresh(1e12)
    refresh.leader = 0  # a thread that does not exist in the child
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
    tokens._refresh = None
    tokens._lock.release()
    assert os.waitpid(child, 0)[1] == 0


def test_a_connection_error_is_shared_with_its_cause() -> None:
    leader, waiter, _ = leader_and_waiter(SteppedIO())
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

    monkeypatch.setattr(fork, "_objects", weakref.WeakSet())
    item = Item()
    fork.register(item)
    fork.register(Item())  # gone at once
    gc.collect()
    fork._after_fork()
    assert told == ["told"]
    assert item is not None


def test_a_leader_elected_too_late_finds_the_token() -> None:
    io = FakeIO(grant(1))
    tokens = provider(io)
    finish(tokens.current(io))
    assert tokens.shared._join() == (None, False)


def test_a_request_ends_without_two_locks_at_a_time() -> None:
    """A thread that begins to wait holds the future's lock, and the garbage collector may have it
    complete an abandoned request, for which it needs ours."""
    shared = SharedToken(Clock())
    refresh, _ = shared._join()
    assert refresh is not None
    with refresh.future._condition:  # type: ignore[attr-defined]
        leader = threading.Thread(target=shared._complete, args=(refresh, None), daemon=True)
        leader.start()
        until(lambda: shared._refresh is None)
        assert shared._lock.acquire(timeout=60)
        shared._lock.release()
    leader.join()
    assert refresh.future.result() is None
