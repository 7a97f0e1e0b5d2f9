"""A day in a second: a program that calls every half minute sees no error that is not its own."""

from __future__ import annotations

import random
from typing import Any

import pytest

from huvr_client import AuthenticationError, HuvrError, RetryPolicy
from huvr_client._calls import CallContext, send
from huvr_client._transport.network.sync_io import finish
from huvr_client._transport.wire import Kind, Reply, Request

from .fakes import FakeIO, context, lost, reply

DAY = 86_400.0
POLICY = RetryPolicy(4, budget=100)


class Server:
    """HUVR on the fake clock: tokens expire and are revoked, the token endpoint has outages."""

    def __init__(self, io: FakeIO, *, life: float, seed: int) -> None:
        self.io = io
        self.life = life
        self.random = random.Random(seed)
        self.expiry: dict[str, float] = {}
        self.logins = 0
        self.down_until = 0.0

    def __call__(self, request: Request) -> Any:
        if request.kind is Kind.TOKEN:
            return self._login()
        token = request.authorization.reveal() if request.authorization else ""
        alive = self.io.clock.now < self.expiry.get(token, 0.0)
        return reply(200, {}) if alive else reply(401, {"detail": "Invalid token."})

    def _login(self) -> Reply | Exception:
        if self.io.clock.now < self.down_until:
            return self.random.choice([reply(503), reply(500), lost(), reply(200, b"<html>")])
        self.logins += 1
        token = f"token-{self.logins}"
        self.expiry[token] = self.io.clock.now + self.life
        return reply(200, {"access_token": token, "expires_in": str(int(self.life))})

    def revoke(self) -> None:
        self.expiry.clear()


def program(life: float, seed: int) -> tuple[FakeIO, Server, CallContext]:
    io = FakeIO(reply())
    server = Server(io, life=life, seed=seed)
    io.script = [server]
    return io, server, context(io, retries=POLICY)


def call(io: FakeIO, shared: CallContext) -> int:
    status = finish(send(shared, "GET", "/api/x/")).status
    while io.spawned:
        work, done = io.spawned.pop()
        finish(work())
        done()
    return status


@pytest.mark.parametrize("seed", range(5))
def test_a_day_of_expiries_and_revocations(seed: int) -> None:
    io, server, shared = program(life=3600.0, seed=seed)
    end = io.clock.now + DAY
    revocations = calls = 0
    while io.clock.now < end:
        if server.random.random() < 0.005:
            server.revoke()
            revocations += 1
        assert call(io, shared) == 200
        calls += 1
        io.clock.sleep(30)
    assert calls > 2000
    assert 24 <= server.logins <= 34 + revocations, "one per life or revocation, not per call"


@pytest.mark.parametrize("seed", range(5))
def test_outages_shorter_than_what_is_left_of_a_token_are_not_noticed(seed: int) -> None:
    io, server, shared = program(life=3600.0, seed=seed)
    end = io.clock.now + DAY
    next_outage = io.clock.now + 100
    while io.clock.now < end:
        if io.clock.now >= next_outage:
            # A token is renewed when a quarter of an hour is left of it, a minute of which is kept.
            server.down_until = io.clock.now + 600
            next_outage = server.down_until + 1200
        assert call(io, shared) == 200
        io.clock.sleep(30)


def test_a_longer_outage_is_an_error_while_it_lasts_and_forgotten_after() -> None:
    io, server, shared = program(life=3600.0, seed=1)
    begun = io.clock.now
    assert call(io, shared) == 200
    server.down_until = begun + 7200
    errors: list[tuple[float, HuvrError]] = []
    while io.clock.now < server.down_until:
        try:
            assert call(io, shared) == 200
        except HuvrError as exc:
            errors.append((io.clock.now - begun, exc))
        io.clock.sleep(30)
    assert len(errors) > 10
    assert errors[0][0] >= 3540, "the token was used as long as it lived"
    assert not any(isinstance(error, AuthenticationError) for _, error in errors)
    io.clock.sleep(10)
    assert call(io, shared) == 200
