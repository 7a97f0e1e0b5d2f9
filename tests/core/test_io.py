"""The two kinds of ``IO``: results and exceptions reach the coroutine, and it is cleaned up."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from huvr_client._secret import Secret
from huvr_client._transport.network.async_io import AsyncIO
from huvr_client._transport.network.sync_io import SyncIO, finish
from huvr_client._transport.wire import Request, WrappedIO

from .fakes import reply


def blocking() -> SyncIO:
    return SyncIO(user_agent="a", timeout=1, pause=lambda _: None)


async def no_pause(seconds: float) -> None:
    await asyncio.sleep(0)


def awaiting() -> AsyncIO:
    return AsyncIO(user_agent="a", timeout=1, pause=no_pause)


Procedure = Callable[[Any], Any]


def run_blocking(procedure: Procedure) -> Any:
    return finish(procedure(blocking()))


def run_awaiting(procedure: Procedure) -> Any:
    async def scenario() -> Any:
        return await procedure(awaiting())

    return asyncio.run(scenario())


def run_wrapped(procedure: Procedure) -> Any:
    return finish(procedure(WrappedIO(blocking())))


both = pytest.mark.parametrize("run", [run_blocking, run_awaiting, run_wrapped])


@both
def test_steps_are_made_in_order_and_their_results_come_back(run: Any) -> None:
    async def procedure(io: Any) -> list[int]:
        first = await io.run(lambda: 1)
        await io.sleep(2.5)
        return [first, await io.run(lambda: 2)]

    assert run(procedure) == [1, 2]


@both
@pytest.mark.parametrize("error", [ValueError("no"), asyncio.CancelledError()])
def test_what_goes_wrong_in_a_step_is_raised_there(run: Any, error: BaseException) -> None:
    cleaned: list[str] = []

    def fail() -> None:
        raise error

    async def procedure(io: Any) -> None:
        try:
            await io.run(fail)
        finally:
            await io.sleep(1)
            cleaned.append("finally may do I/O")

    with pytest.raises(type(error)):
        run(procedure)
    assert cleaned


@both
def test_waiting_for_a_future_of_another_thread(run: Any) -> None:
    async def procedure(io: Any) -> list[bool | None]:
        future: Future[int] = Future()
        late = await io.wait(future, 0.001)
        threading.Thread(target=lambda: future.set_result(1)).start()
        return [late, await io.wait(future, 30)]

    assert run(procedure) == [False, True]


@both
def test_background_work_is_done_and_reported(run: Any) -> None:
    done = threading.Event()
    seen: list[int] = []

    async def procedure(io: Any) -> None:
        async def work() -> None:
            seen.append(await io.run(lambda: 7))

        io.spawn(work, done.set)
        while not done.is_set():
            await io.sleep(0)

    run(procedure)
    assert seen == [7]


def test_background_work_that_fails_is_reported_as_done(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    raised: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: raised.append(args.exc_type.__name__))

    async def work() -> None:
        raise LookupError

    blocking().spawn(work, done.set)
    assert done.wait(60)
    for thread in threading.enumerate():
        if thread.name == "huvr-background":
            thread.join(30)
    assert raised == ["LookupError"]


def test_a_blocking_call_that_awaits_something_else_is_a_mistake_and_is_cleaned_up() -> None:
    events: list[str] = []

    async def procedure() -> None:
        try:
            await asyncio.sleep(0)
        finally:
            events.append("closed")

    with pytest.raises(RuntimeError, match="something else than its IO"):
        finish(procedure())
    assert events == ["closed"]


def test_neither_repr_shows_a_url_a_body_or_a_token() -> None:
    request = Request("PUT", "https://x/?sig=1", content=b"login", authorization=Secret("token"))
    assert repr(request) == "<Request PUT>"
    assert repr(reply(200, {"a": 1})) == "<Reply 200>"
