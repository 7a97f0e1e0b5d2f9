"""The token request: its form, and one clear exception for each way it can end."""

from __future__ import annotations

import json
from typing import Any

import pytest

from huvr_client import (
    AuthenticationError,
    HuvrAPIError,
    HuvrConnectionError,
    HuvrDecodeError,
    HuvrError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RetryPolicy,
    ServerError,
)
from huvr_client._auth.credentials import obtain_token
from huvr_client._secret import Secret
from huvr_client._transport.network.sync_io import finish
from huvr_client._transport.wire import Kind

from .fakes import (
    CLIENT_ID,
    CLIENT_SECRET,
    ORIGIN,
    TOKEN,
    FakeIO,
    config,
    grant,
    lost,
    provider,
    reply,
    unreachable,
)


def obtain(io: FakeIO, retries: int = 0, **changes: Any) -> Any:
    settings = config(io.clock, retries=RetryPolicy(retries), **changes)
    return finish(obtain_token(io, settings))


def test_the_request() -> None:
    io = FakeIO(grant())
    token = obtain(io)
    (sent,) = io.sent
    assert (sent.method, sent.url) == ("POST", f"{ORIGIN}/api/auth/obtain-access-token/")
    assert json.loads(sent.content or b"") == {
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
    }
    assert sent.kind is Kind.TOKEN, "no hooks, headers or cookies of the user's client"
    assert sent.token is None
    assert token.secret.reveal() == f"{TOKEN}1"


def test_the_life_is_counted_from_before_the_last_attempt() -> None:
    io = FakeIO()

    def slow(request: Any) -> Any:
        io.clock.sleep(20)
        return grant()

    io.script = [reply(503, headers={"Retry-After": "30"}), slow]
    begun = io.clock.now
    assert obtain(io, retries=1).expires_at == begun + 30 + 3600


REFUSED = {"non_field_errors": ["Unable to log in with provided credentials."]}


@pytest.mark.parametrize("status", [400, 401, 403])
def test_wrong_credentials(status: int) -> None:
    io = FakeIO(reply(status, REFUSED))
    with pytest.raises(AuthenticationError) as caught:
        obtain(io, retries=3)
    assert len(io.sent) == 1, "not retried"
    assert caught.value.status_code == status
    message = str(caught.value)
    assert "Unable to log in with provided credentials" in message
    assert "HUVR_CLIENT_ID and HUVR_CLIENT_SECRET were refused" in message
    assert "service account" in message


def test_the_firewall_is_not_taken_for_wrong_credentials() -> None:
    with pytest.raises(PermissionDeniedError, match="HUVR_USER_AGENT"):
        obtain(FakeIO(reply(403, b"<html><title>Request blocked</title></html>")))


@pytest.mark.parametrize(
    ("answer", "kind", "says"),
    [
        (reply(404, {"detail": "Not found."}), NotFoundError, "Not found"),
        (reply(429, {"detail": "Slow down."}), RateLimitError, "Slow down"),
        (reply(500, b"<html>"), ServerError, "500"),
        (reply(503, b""), ServerError, "Service Unavailable"),
        (reply(200, b"<html>welcome</html>"), HuvrDecodeError, "it is not JSON"),
        (reply(200, b""), HuvrDecodeError, "it is not JSON"),
        (reply(200, b"[" * 99999), HuvrDecodeError, "usable token"),
        (reply(204, b""), HuvrDecodeError, "usable token"),
        (reply(200, {}), HuvrDecodeError, "no access_token"),
        (reply(200, {"access_token": "a b"}), HuvrDecodeError, "cannot stand in a header"),
        (lost(), HuvrConnectionError, "obtain-access-token"),
        (unreachable(), HuvrConnectionError, "it was not sent"),
    ],
)
def test_one_clear_exception_each(answer: Any, kind: type[HuvrError], says: str) -> None:
    with pytest.raises(kind, match=says):
        obtain(FakeIO(answer))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_never_followed(status: int) -> None:
    target = f"{ORIGIN}/api/auth/obtain-access-token/v2/?from={CLIENT_SECRET}"
    io = FakeIO(reply(status, b"", {"Location": target}))
    with pytest.raises(HuvrAPIError, match="redirected to") as caught:
        obtain(io)
    assert len(io.sent) == 1
    assert CLIENT_SECRET not in str(caught.value)


@pytest.mark.parametrize("trouble", [lost(), unreachable(), reply(429), reply(503)])
def test_trouble_on_the_way_is_retried_although_it_is_a_post(trouble: Any) -> None:
    io = FakeIO(trouble, grant())
    obtain(io, retries=1)
    assert len(io.sent) == 2


def test_a_server_that_echoes_the_secret_does_not_leak_it() -> None:
    with pytest.raises(AuthenticationError, match=r"bad password \*\*\*") as caught:
        obtain(FakeIO(reply(400, {"detail": f"bad password {CLIENT_SECRET}"})))
    assert caught.value.response is not None
    assert CLIENT_SECRET not in caught.value.response.text


def test_refused_credentials_are_remembered_for_ten_seconds() -> None:
    io = FakeIO(reply(400, REFUSED))
    tokens = provider(io)
    raised: set[int] = set()
    errors: list[AuthenticationError] = []
    for _ in range(1000):
        with pytest.raises(AuthenticationError, match="Unable to log in") as caught:
            finish(tokens.current(io))
        errors.append(caught.value)
        raised.add(id(caught.value))
    assert len(io.sent) == 1
    assert len(raised) == 1000, "each has its own traceback"
    io.clock.sleep(10)
    io.script = [grant()]
    assert finish(tokens.current(io)).secret.reveal() == f"{TOKEN}1"
    assert finish(tokens.current(io)) is tokens.fresh()


def test_a_long_retry_after_is_kept_to_by_later_calls_too() -> None:
    io = FakeIO(reply(429, headers={"Retry-After": "600"}))
    tokens = provider(io)
    with pytest.raises(RateLimitError):
        finish(tokens.current(io))
    io.clock.sleep(200)
    with pytest.raises(RateLimitError) as caught:
        finish(tokens.current(io))
    assert caught.value.retry_after == 400.0
    assert len(io.sent) == 1


@pytest.mark.parametrize("wait", ["9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT", "31536000"])
def test_no_answer_of_the_login_locks_anybody_out_for_ever(wait: str) -> None:
    io = FakeIO(reply(429, headers={"Retry-After": wait}))
    tokens = provider(io)
    for _ in range(2):
        with pytest.raises(RateLimitError):
            finish(tokens.current(io))
    io.clock.sleep(3601)
    io.script = [grant()]
    assert finish(tokens.current(io))


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"client_secret": Secret(f"{CLIENT_SECRET}\n")}, "HUVR_CLIENT_SECRET begins or ends"),
        ({"client_id": " robot@example.com"}, "HUVR_CLIENT_ID begins or ends with white space"),
        (
            {"client_id": "robot\t", "client_secret": Secret(" a")},
            "HUVR_CLIENT_ID and HUVR_CLIENT_SECRET begin",
        ),
        ({}, "HUVR_CLIENT_ID and HUVR_CLIENT_SECRET were refused"),
    ],
)
def test_white_space_that_was_pasted_along_is_pointed_out(
    changes: dict[str, Any], named: str
) -> None:
    with pytest.raises(AuthenticationError, match=named) as caught:
        obtain(FakeIO(reply(400, REFUSED)), **changes)
    assert CLIENT_SECRET not in str(caught.value)


def test_an_outage_is_not_remembered() -> None:
    io = FakeIO(reply(503), grant())
    tokens = provider(io)
    with pytest.raises(ServerError):
        finish(tokens.current(io))
    assert finish(tokens.current(io))
