"""One pause for all workers when a server asks one of them for it."""

from __future__ import annotations

from typing import Any

import pytest

from huvr_client._transport.backoff import BackingOffIO, SharedBackoff
from huvr_client._transport.network.sync_io import finish
from huvr_client._transport.wire import Request, TransportFailure

from .fakes import Clock, FakeIO, reply

GET = Request("GET", "https://x/")


def workers(clock: Clock, *answers: Any) -> tuple[SharedBackoff, list[FakeIO], list[BackingOffIO]]:
    """For each answer a worker that gets it, with the ``IO`` under it; all share a backoff."""
    backoff = SharedBackoff(clock)
    ios = [FakeIO(answer, clock=clock) for answer in answers]
    return backoff, ios, [BackingOffIO(io, backoff) for io in ios]


@pytest.mark.parametrize("status", [429, 503])
def test_the_pause_of_one_is_everyones(status: int) -> None:
    clock = Clock()
    backoff, (_, idle), (refused, other) = workers(clock, reply(status), reply(200))
    finish(refused.send(GET))
    finish(refused.sleep(20))
    clock.now -= 15  # as if the other worker came along 5 s into the pause
    finish(other.send(GET))
    assert idle.slept == [15]
    finish(other.send(GET))
    assert idle.slept == [15]
    assert backoff.remaining <= 0


def test_a_pause_is_part_of_the_time_limit() -> None:
    backoff, (io,), (worker,) = workers(Clock(), reply(200))
    backoff.extend(20)
    request = Request("GET", "https://x/", time_limit=30.0)
    finish(worker.send(request))
    assert request.time_limit == 10.0
    backoff.extend(20)
    with pytest.raises(TransportFailure, match="deadline") as caught:
        finish(worker.send(request))
    assert not caught.value.sent
    assert io.slept == [20]


def test_the_longest_pause_counts() -> None:
    backoff = SharedBackoff(Clock())
    backoff.extend(20)
    backoff.extend(5)
    assert backoff.remaining == 20


@pytest.mark.parametrize("status", [200, 502])
def test_other_pauses_are_ones_own(status: int) -> None:
    backoff, _, (polling,) = workers(Clock(), reply(status))
    finish(polling.send(GET))
    finish(polling.sleep(20))
    assert backoff.remaining <= 0


def test_only_sending_waits() -> None:
    backoff, (io,), (worker,) = workers(Clock(), reply(200))
    backoff.extend(20)
    assert finish(worker.run(lambda: 3)) == 3
    assert io.slept == []
