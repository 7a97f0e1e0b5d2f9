"""The drivers: results and exceptions reach the flow, and its ``finally`` blocks run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from huvr_client._drive import arun, run, tapped
from huvr_client._effects import Effect, Flow, Run, Send, Sleep
from huvr_client._secret import Secret

from .fakes import FakeIO, reply


class Lifted:
    """``FakeIO`` with awaits, to drive the same flows with ``arun``."""

    def __init__(self, io: FakeIO) -> None:
        self._io = io

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._io, name)

        async def lifted(*arguments: Any) -> Any:
            await asyncio.sleep(0)
            return method(*arguments)

        return lifted


def drive_sync(flow: Flow[Any], io: FakeIO) -> Any:
    return run(flow, io)


def drive_async(flow: Flow[Any], io: FakeIO) -> Any:
    return asyncio.run(arun(flow, Lifted(io)))


Drive = Callable[[Flow[Any], FakeIO], Any]
both = pytest.mark.parametrize("drive", [drive_sync, drive_async])


@both
def test_effects_are_performed_in_order_and_their_results_come_back(drive: Drive) -> None:
    def flow() -> Flow[list[Any]]:
        first = yield Run(lambda: 1)
        yield Sleep(2.5)
        second = yield Send("GET", "https://x/")
        return [first, second.status]

    io = FakeIO(reply(204))
    assert drive(flow(), io) == [1, 204]
    assert io.slept == [2.5]


@both
def test_a_flow_without_effects_just_returns(drive: Drive) -> None:
    def flow() -> Flow[int]:
        return 3
        yield Sleep(0)

    assert drive(flow(), FakeIO(reply())) == 3


@both
@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt(), asyncio.CancelledError()])
def test_what_goes_wrong_in_an_effect_is_raised_at_its_yield(
    drive: Drive, error: BaseException
) -> None:
    seen: list[BaseException] = []

    def fail() -> None:
        raise error

    def flow() -> Flow[None]:
        try:
            yield Run(fail)
        except BaseException as exc:
            seen.append(exc)
            raise
        finally:
            yield Sleep(1)

    io = FakeIO(reply())
    with pytest.raises(type(error)):
        drive(flow(), io)
    assert [type(exc) for exc in seen] == [type(error)]
    assert io.slept == [1], "finally may yield effects"


@both
def test_a_flow_may_recover(drive: Drive) -> None:
    def flow() -> Flow[str]:
        try:
            yield Run(lambda: 1 / 0)
        except ZeroDivisionError:
            yield Sleep(1)
        return "done"

    assert drive(flow(), FakeIO(reply())) == "done"


def test_cancelling_a_task_runs_the_flows_finally() -> None:
    async def scenario() -> list[str]:
        events: list[str] = []
        begun = asyncio.Event()

        class Slow(Effect):
            async def perform(self, io: Any) -> None:
                begun.set()
                await asyncio.Event().wait()

        def flow() -> Flow[None]:
            try:
                yield Slow()
            finally:
                events.append("finally")

        task = asyncio.create_task(arun(flow(), Lifted(FakeIO(reply()))))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return events

    assert asyncio.run(scenario()) == ["finally"]


def test_an_abandoned_flow_is_closed() -> None:
    events: list[str] = []

    def flow() -> Flow[None]:
        try:
            yield Sleep(1)
        finally:
            events.append("closed")

    outer = tapped(flow(), lambda effect: None)
    next(outer)
    outer.close()
    assert events == ["closed"]


def test_tapped_sees_every_effect_and_passes_exceptions_both_ways() -> None:
    seen: list[Effect] = []

    def flow() -> Flow[str]:
        try:
            yield Run(lambda: 1 / 0)
        except ZeroDivisionError:
            yield Sleep(1)
        raise LookupError

    with pytest.raises(LookupError):
        run(tapped(flow(), seen.append), FakeIO(reply()))
    assert [type(effect) for effect in seen] == [Run, Sleep]


def test_an_effect_must_say_how_it_is_performed() -> None:
    with pytest.raises(NotImplementedError):
        Effect().perform(None)


def test_neither_repr_shows_a_url_a_body_or_a_token() -> None:
    effect = Send("PUT", "https://x/?sig=1", content=b"login", authorization=Secret("token"))
    assert repr(effect) == "<Send PUT>"
    assert repr(reply(200, {"a": 1})) == "<Reply 200>"
