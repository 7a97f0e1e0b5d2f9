"""A call ends in time, whatever the server does. No test here would end if it did not."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from huvr_api.resources import asset_types

from huvr_client import (
    HuvrClient,
    HuvrConfigError,
    HuvrConnectionError,
    HuvrTimeoutError,
    RetryPolicy,
    ServerError,
)
from huvr_client._calls import send
from huvr_client._pages.iterate import iterate
from huvr_client._transport.network.deadline import TimeLimit, left
from huvr_client._transport.network.sync_io import finish
from huvr_client._transport.wire import Kind, TransportFailure

from .fakes import FakeIO, context, grant, lost, provider, reply
from .origin import LOGIN, Connection, Origin, Request

ECHO = "GET /api/x/"


def early_hints(connection: Connection, _: Request) -> None:
    with suppress(OSError):
        while True:
            connection.socket.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n")


def dripping_headers(connection: Connection, _: Request) -> None:
    with suppress(OSError):
        connection.socket.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        while not threading.Event().wait(0.01):
            connection.socket.sendall(b"x")


def dripping_body(connection: Connection, _: Request) -> None:
    with suppress(OSError):
        connection.socket.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while not threading.Event().wait(0.01):
            connection.socket.sendall(b"x")


def silence(connection: Connection, _: Request) -> None:
    with suppress(OSError):
        connection.socket.recv(1)


@pytest.mark.parametrize("handler", [early_hints, dripping_headers, dripping_body, silence])
@pytest.mark.parametrize("line", [ECHO, LOGIN])
def test_no_server_holds_a_call_for_ever(
    driver: Any, origin: Origin, handler: Any, line: str
) -> None:
    origin.on(line, handler)
    with pytest.raises(HuvrTimeoutError, match="the deadline of the call has passed"):
        driver(origin.url, deadline=0.3).request("GET", "/api/x/")
    assert origin.count(line) <= 1  # none where the machine was too busy to get there


def test_a_body_that_drips_ends_with_a_client_of_ones_own_too(driver: Any, origin: Origin) -> None:
    origin.on(ECHO, dripping_body)
    http_client = driver.http_client()
    with pytest.raises(HuvrTimeoutError, match="deadline"):
        driver(origin.url, deadline=0.3, http_client=http_client).request("GET", "/api/x/")


@pytest.mark.parametrize("handler", [dripping_headers, silence])
def test_a_transfer_that_is_late_is_not_tried_again(
    origin: Origin, handler: Any, tmp_path: Path
) -> None:
    """Each attempt has a deadline of its own, as a file may have any size."""
    place = "/s/7?Signature=s"
    record = {"id": 7, "name": "a", "file": origin.url.replace("localhost", "127.0.0.1") + place}
    origin.on("GET /api/inspection-media/7/", lambda connection, _: connection.json(200, record))
    origin.on(f"GET {place}", handler)
    with HuvrClient(
        base_url=origin.url,
        client_id="a",
        client_secret="b",
        user_agent="acme/1",
        retries=RetryPolicy(5, backoff=0.001),
    ) as huvr:
        media = huvr.inspection_media.read(7)
        with pytest.raises(HuvrTimeoutError, match="the deadline of the call has passed"):
            huvr.with_options(deadline=0.3).media.download(media, tmp_path)
    assert origin.count(f"GET {place}") == 1


def test_a_large_body_is_sent_under_a_deadline(driver: Any, origin: Origin) -> None:
    body = bytes(300_000)
    driver(origin.url, deadline=60).request("POST", "/api/x/", content=body)
    assert origin.requests[-1].body == body


def test_calls_after_a_late_one_are_not_bounded_by_it(origin: Origin) -> None:
    origin.on(ECHO, dripping_body)
    with HuvrClient(
        base_url=origin.url, client_id="a", client_secret="b", user_agent="acme/1", retries=0
    ) as huvr:
        with pytest.raises(HuvrTimeoutError):
            huvr.with_options(deadline=0.2).request("GET", "/api/x/")
        assert huvr.request("GET", "/api/y/").status_code == 200


def test_limits_nest_and_end() -> None:
    assert left(5.0) == 5.0
    with TimeLimit(1000.0):
        outer = left()
        assert outer is not None
        assert 999 < outer <= 1000
        assert left(5.0) == 5.0
        with TimeLimit(None):
            assert left() is None
        with TimeLimit(-1.0), pytest.raises(TransportFailure, match="deadline"):
            left()
        assert left(5.0) == 5.0
    assert left() is None


PERSISTENT = RetryPolicy(100, backoff=10.0, max_backoff=10.0, budget=10_000.0)


def test_retries_end_before_the_deadline() -> None:
    io = FakeIO(lost())
    begun = io.clock.now
    with pytest.raises(HuvrConnectionError, match=r"after \d+ attempts in \d+\.\d s"):
        finish(
            send(context(io, retries=PERSISTENT, deadline=60.0), "GET", "/x/", authenticated=False)
        )
    assert 40 < io.clock.now - begun <= 60


def test_a_pause_that_would_exceed_it_is_not_made() -> None:
    io = FakeIO(reply(503, headers={"Retry-After": "50"}))
    with pytest.raises(ServerError, match="503") as caught:
        finish(
            send(context(io, retries=PERSISTENT, deadline=20.0), "GET", "/x/", authenticated=False)
        )
    assert io.slept == []
    assert caught.value.retry_after == 50


def test_no_attempt_begins_after_it() -> None:
    io = FakeIO(grant())
    shared = context(io, deadline=30.0)

    def slow(_: Any) -> Any:
        io.clock.sleep(40.0)
        return grant()

    io.script = [slow]
    with pytest.raises(HuvrTimeoutError, match="it was not sent: the deadline") as caught:
        finish(send(shared, "POST", "/x/"))
    assert not caught.value.request_sent
    assert [sent.url.rpartition("/api/")[2] for sent in io.sent] == ["auth/obtain-access-token/"]


def test_each_attempt_is_given_what_is_left() -> None:
    io = FakeIO()
    limits: list[float | None] = []

    def note(request: Any) -> Any:
        limits.append(request.time_limit)
        io.clock.sleep(5.0)
        return reply(503) if len(limits) < 3 else reply(200, {})

    io.script = [note]
    policy = RetryPolicy(5, backoff=0)
    finish(send(context(io, retries=policy, deadline=60.0), "GET", "/x/", authenticated=False))
    assert limits == [60.0, 55.0, 50.0]


def test_the_wait_for_another_calls_login_is_part_of_it() -> None:
    io = FakeIO(grant())
    shared = provider(io).shared
    shared._join()  # somebody else requests one, and takes long
    late = io.clock.now + 10

    async def wait(*_: Any) -> bool:
        io.clock.sleep(10)
        return False

    io.wait = wait  # type: ignore[method-assign]
    with pytest.raises(HuvrTimeoutError, match="another call waits"):
        finish(provider(io).current(io, late))
    assert io.sent == []


def test_a_leader_that_runs_late_is_no_failure_for_those_who_wait() -> None:
    io = FakeIO(lost())
    tokens = provider(io)

    def slow(_: Any) -> Any:
        io.clock.sleep(20)
        return lost()

    io.script = [slow]
    refresh, leads = tokens.shared._join()
    assert refresh is not None
    assert leads
    settings = context(io).config
    with pytest.raises(HuvrConnectionError, match="lost"):
        finish(tokens.shared._lead(io, refresh, settings, io.clock.now + 10))
    assert refresh.future.result() is None  # they choose another


@pytest.mark.parametrize("concurrency", [1, 4])
@pytest.mark.parametrize("deadline", [25.0, None])
def test_a_walk_ends_in_time(concurrency: int, deadline: float | None) -> None:
    io = FakeIO(grant())
    shared = context(io)

    def page(request: Any) -> Any:
        if request.kind is Kind.TOKEN:
            return grant()
        io.clock.sleep(10.0)
        first = int(dict(request.params)["offset"])
        rows = [{"id": number, "name": ""} for number in range(first, min(first + 2, 8))]
        return reply(200, {"count": 8, "next": None, "previous": None, "results": rows})

    io.script = [page]
    walk = iterate(
        shared,
        asset_types._LIST,
        {"page_size": 2, "concurrency": concurrency, "deadline": deadline},
    )
    names: list[Any] = []
    if deadline is None:
        names += walk
        assert len(names) == 8
    else:
        with pytest.raises(HuvrTimeoutError, match="deadline"):
            names += walk
        assert io.clock.now - 5000.0 <= 60.0


@pytest.mark.parametrize("deadline", [0, -1, float("nan"), "5", True])
def test_the_deadline_of_a_walk_is_checked_at_once(deadline: Any) -> None:
    with pytest.raises(HuvrConfigError, match="deadline must be a number of seconds"):
        iterate(context(FakeIO()), asset_types._LIST, {"deadline": deadline})
