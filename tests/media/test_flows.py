"""Flows around flows, without a driver: the test performs the effects itself."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from huvr_client._effects import Close, Read, Reply, Run, Send, Sleep, TransportFailure, Wait
from huvr_client._flows import Abandoned, Gate, abandonable, gated, through, with_error_bodies


def script(*effects):
    """A flow that asks for ``effects`` and returns what came of them."""
    results = []
    for effect in effects:
        result = yield effect
        results.append(result)
    return results


def finish(flow, value):
    """Send the last result; what the flow returns."""
    with pytest.raises(StopIteration) as caught:
        flow.send(value)
    return caught.value.value


# --- through ------------------------------------------------------------------------------------


def test_results_and_errors_pass_through_and_back():
    def inner():
        try:
            yield Send("GET", "/a")
        except KeyError:
            return (yield Send("GET", "/b"))

    def perform(effect):
        return (yield effect)

    flow = through(inner(), perform)
    assert next(flow).url == "/a"
    assert flow.throw(KeyError()).url == "/b"
    assert finish(flow, 7) == 7


def test_closing_reaches_the_inner_flow():
    closed = []

    def inner():
        try:
            yield Sleep(1)
        finally:
            closed.append(True)

    def perform(effect):
        return (yield effect)

    flow = through(inner(), perform)
    next(flow)
    flow.close()
    assert closed == [True]


# --- Gate ---------------------------------------------------------------------------------------


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def busy(status=429):
    return Reply(status, {})


@pytest.mark.parametrize("status", [429, 503])
def test_the_pause_of_one_is_everyones(status):
    clock = Clock()
    gate = Gate(clock)
    refused = gated(script(Send("GET", "/a"), Sleep(20), Send("GET", "/a")), gate)
    other = gated(script(Send("GET", "/b"), Send("GET", "/b")), gate)
    next(refused)
    next(other)
    assert refused.send(busy(status)).seconds == 20
    clock.now += 5
    pause = other.send(Reply(200, {}))
    assert isinstance(pause, Sleep)
    assert pause.seconds == 15
    clock.now += 15
    assert isinstance(other.send(None), Send)
    assert isinstance(refused.send(None), Send)


def test_the_longest_pause_counts():
    clock = Clock()
    gate = Gate(clock)
    gate.close_for(20)
    gate.close_for(5)
    assert gate.remaining == 20


@pytest.mark.parametrize("status", [200, 502])
def test_other_pauses_are_ones_own(status):
    gate = Gate(Clock())
    polling = gated(script(Send("GET", "/a"), Sleep(20)), gate)
    next(polling)
    polling.send(Reply(status, {}))
    other = gated(script(Send("GET", "/b")), gate)
    assert isinstance(next(other), Send)


def test_only_sending_waits_at_the_gate():
    gate = Gate(Clock())
    gate.close_for(20)
    flow = gated(script(Run(len), Send("GET", "/b")), gate)
    assert isinstance(next(flow), Run)
    assert isinstance(flow.send(None), Sleep)


# --- abandonable --------------------------------------------------------------------------------


def test_an_abandoned_flow_ends_at_its_next_effect_and_cleans_up():
    over = Future()

    def inner():
        try:
            yield Send("GET", "/a")
            yield Send("GET", "/b")
        finally:
            yield Close(Reply(200, {}))

    flow = abandonable(inner(), over)
    assert next(flow).url == "/a"
    over.set_result(None)
    assert isinstance(flow.send(Reply(200, {})), Close)
    with pytest.raises(Abandoned):
        flow.send(None)


def test_a_pause_can_be_cut_short():
    over = Future()
    flow = abandonable(script(Sleep(3600)), over)
    effect = next(flow)
    assert isinstance(effect, Wait)
    assert effect.future is over
    assert effect.timeout == 3600
    assert finish(flow, False) == [False]


def test_a_flow_nobody_abandons_is_left_alone():
    flow = abandonable(script(Send("GET", "/a")), Future())
    next(flow)
    assert finish(flow, 7) == [7]


# --- with_error_bodies --------------------------------------------------------------------------


def test_a_streamed_error_is_read_and_closed():
    flow = with_error_bodies(script(Send("GET", "/a", stream=True)))
    next(flow)
    reply = Reply(404, {})
    assert isinstance(flow.send(reply), Read)
    assert isinstance(flow.send(b"Not "), Read)
    assert isinstance(flow.send(b"found"), Read)
    assert isinstance(flow.send(None), Close)
    assert finish(flow, None) == [reply]
    assert reply.body == b"Not found"


def test_an_endless_error_is_cut():
    flow = with_error_bodies(script(Send("GET", "/a", stream=True)))
    next(flow)
    reply = Reply(500, {})
    effect = flow.send(reply)
    while isinstance(effect, Read):
        effect = flow.send(b"x" * 50_000)
    assert isinstance(effect, Close)
    finish(flow, None)
    assert len(reply.body) == 1 << 16


def test_an_error_whose_explanation_breaks_off_is_still_that_error():
    flow = with_error_bodies(script(Send("GET", "/a", stream=True)))
    next(flow)
    reply = Reply(403, {})
    flow.send(reply)
    flow.send(b"begin")
    assert isinstance(flow.throw(TransportFailure("reset", sent=True)), Close)
    assert finish(flow, None) == [reply]
    assert reply.body == b"begin"


@pytest.mark.parametrize(("status", "stream"), [(200, True), (206, True), (404, False)])
def test_other_replies_are_left_open(status, stream):
    flow = with_error_bodies(script(Send("GET", "/a", stream=stream)))
    next(flow)
    reply = Reply(status, {})
    assert finish(flow, reply) == [reply]
