"""Worker threads that stop at their next step once nobody waits for them."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import Any

import pytest

from huvr_client._transport.network import workers
from huvr_client._transport.network.sync_io import SyncIO
from huvr_client._transport.network.workers import Cancelled, WorkerPool
from huvr_client._transport.wire import Request

from .fakes import FakeIO, reply, until

GET = Request("GET", "https://x/")


def test_results_come_back() -> None:
    async def work(io: Any) -> int:
        return (await io.send(GET)).status + await io.run(lambda: 1)

    with WorkerPool(2, "huvr-test", FakeIO(reply(200))) as pool:
        assert [pool.submit(work).result(), pool.submit(work).result()] == [201, 201]


@pytest.mark.parametrize(
    "step", [lambda io: io.send(GET), lambda io: io.read(reply()), lambda io: io.run(lambda: 1)]
)
def test_leaving_stops_a_worker_at_its_next_step_and_lets_it_clean_up(step: Any) -> None:
    begun, go_on = threading.Event(), threading.Event()
    cleaned: list[int] = []

    async def work(io: Any) -> None:
        begun.set()
        assert go_on.wait(60)
        try:
            await step(io)
        finally:
            cleaned.append(await io.run(lambda: 7))

    pool = WorkerPool(1, "huvr-test", FakeIO(reply(200)))
    with pool:
        future = pool.submit(work)
        waiting = pool.submit(work)
        assert begun.wait(60)
        pool._over.add_done_callback(lambda _: go_on.set())
    with pytest.raises(Cancelled):
        future.result()
    with pytest.raises(CancelledError):
        waiting.result()
    assert cleaned == [7]


def test_leaving_cuts_a_pause_short() -> None:
    begun = threading.Event()

    async def work(io: Any) -> None:
        begun.set()
        await io.sleep(3600)

    with WorkerPool(1, "huvr-test", SyncIO(user_agent="a", timeout=1)) as pool:
        pool.submit(work)
        assert begun.wait(60)


class InterruptedThread(threading.Thread):
    """The second to start is struck by Ctrl-C, which reaches the thread that waits for it."""

    def start(self) -> None:
        super().start()
        if self.name.endswith("-1"):
            raise KeyboardInterrupt


def test_ctrl_c_while_a_thread_starts_leaves_none_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "Thread", InterruptedThread)

    async def work(io: Any) -> int:
        return await io.run(lambda: 1)

    def interrupted() -> None:
        with suppress(KeyboardInterrupt), WorkerPool(2, "huvr-struck", FakeIO()) as pool:
            pool.submit(work)
            pool.submit(work)

    caller = threading.Thread(target=interrupted, daemon=True)
    caller.start()
    caller.join(60)
    assert [t.name for t in threading.enumerate() if t.name.startswith("huvr-struck")] == []
    assert not caller.is_alive()


class LateThread(threading.Thread):
    """Ctrl-C strikes before it runs."""

    def start(self) -> None:
        raise KeyboardInterrupt


def test_ctrl_c_before_a_thread_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "Thread", LateThread)
    with pytest.raises(KeyboardInterrupt), WorkerPool(2, "huvr-test", FakeIO()) as pool:
        pool.submit(lambda _: never())


async def never() -> None:
    raise AssertionError


def test_ctrl_c_while_leaving_leaves_no_thread_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(io: Any) -> int:
        return await io.run(lambda: 1)

    def struck(_: None) -> None:
        raise KeyboardInterrupt

    pool = WorkerPool(1, "huvr-left", FakeIO())
    monkeypatch.setattr(pool._over, "set_result", struck)
    with pytest.raises(KeyboardInterrupt), pool:
        assert pool.submit(work).result() == 1
    until(lambda: "huvr-left-0" not in [thread.name for thread in threading.enumerate()])
