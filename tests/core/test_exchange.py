"""One request until it has its answer: retries, the replay after a 401, redirects."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from huvr_client import HuvrAPIError, HuvrConnectionError, HuvrTimeoutError, RetryPolicy
from huvr_client._calls import CallContext, send
from huvr_client._transport.network.sync_io import finish
from huvr_client._transport.wire import Kind, TransportFailure

from .fakes import CLIENT_SECRET, ORIGIN, TOKEN, FakeIO, context, grant, lost, reply, unreachable

POLICY = RetryPolicy(3, backoff=1.0, max_retry_after=60, budget=100)


def shared_context(io: FakeIO, policy: RetryPolicy = POLICY) -> CallContext:
    return context(io, retries=policy)


def ask(io: FakeIO, method: str = "GET", path: str = "/api/x/", **options: Any) -> Any:
    """Send without a token, so that the script is about the request alone."""
    return finish(send(shared_context(io), method, path, authenticated=False, **options))


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "POST", "PATCH"])
@pytest.mark.parametrize("trouble", [unreachable(), reply(429)])
def test_what_was_not_processed_is_sent_again_whatever_the_method(
    method: str, trouble: Any
) -> None:
    io = FakeIO(trouble, trouble, reply(200, {}))
    assert ask(io, method).status == 200
    assert len(io.sent) == 3


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
@pytest.mark.parametrize("trouble", [lost(), reply(502), reply(503), reply(504)])
def test_what_may_have_been_is_sent_again_if_twice_is_as_good_as_once(
    method: str, trouble: Any
) -> None:
    io = FakeIO(trouble, reply(200, {}))
    assert ask(io, method).status == 200
    assert len(io.sent) == 2


@pytest.mark.parametrize("method", ["POST", "PATCH"])
@pytest.mark.parametrize("trouble", [lost(), reply(502), reply(503), reply(504)])
def test_a_post_is_never_made_twice(method: str, trouble: Any) -> None:
    io = FakeIO(trouble)
    with pytest.raises((HuvrConnectionError, HuvrAPIError)) as caught:
        ask(io, method)
    assert len(io.sent) == 1
    if isinstance(caught.value, HuvrConnectionError):
        assert caught.value.request_sent
        assert "its answer was lost" in str(caught.value)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 500, 501])
def test_other_errors_are_not_retried(status: int) -> None:
    io = FakeIO(reply(status))
    with pytest.raises(HuvrAPIError):
        ask(io)
    assert len(io.sent) == 1


def test_retries_end() -> None:
    io = FakeIO(reply(503))
    with pytest.raises(HuvrAPIError):
        ask(io)
    assert len(io.sent) == 4
    assert len(io.slept) == 3
    for number, seconds in enumerate(io.slept):
        assert 2**number / 2 <= seconds <= 2**number


def test_retry_after_is_slept_exactly() -> None:
    io = FakeIO(reply(429, headers={"Retry-After": "7"}), reply(200, {}))
    ask(io, "POST")
    assert io.slept == [7.0]


def test_a_retry_after_beyond_the_ceiling_is_raised_with_the_wait() -> None:
    io = FakeIO(reply(429, headers={"Retry-After": "3600"}))
    with pytest.raises(HuvrAPIError) as caught:
        ask(io)
    assert caught.value.retry_after == 3600.0
    assert io.slept == []


def test_the_budget_counts_the_time_the_attempts_took() -> None:
    io = FakeIO()

    def slow(request: Any) -> Any:
        io.clock.sleep(60)
        return reply(503)

    io.script = [slow]
    with pytest.raises(HuvrAPIError):
        ask(io)
    assert len(io.sent) == 2


def test_no_answer_is_a_connection_error_that_keeps_its_cause() -> None:
    io = FakeIO(unreachable())
    with pytest.raises(HuvrConnectionError, match=r"GET /api/x/: it was not sent") as caught:
        ask(io)
    assert not caught.value.request_sent
    assert type(caught.value.__cause__).__name__ == "ConnectError"
    assert not isinstance(caught.value, HuvrTimeoutError)


def test_a_timeout_is_told_apart() -> None:
    io = FakeIO(TransportFailure("late", sent=True, timeout=True))
    with pytest.raises(HuvrTimeoutError):
        ask(io, "POST")


def test_a_permanent_failure_is_not_tried_again() -> None:
    io = FakeIO(TransportFailure("certificate", sent=False, permanent=True))
    with pytest.raises(HuvrConnectionError):
        ask(io)
    assert len(io.sent) == 1


def test_a_body_that_cannot_be_sent_again_is_sent_once() -> None:
    io = FakeIO(reply(429))
    with pytest.raises(HuvrAPIError):
        ask(io, "PUT", repeatable=False)
    assert len(io.sent) == 1


# The token


def test_a_call_carries_the_token_and_a_public_one_does_not() -> None:
    io = FakeIO(grant(), reply(200, {}), reply(200, {}))
    shared = shared_context(io)
    finish(send(shared, "GET", "/api/x/"))
    finish(send(shared, "POST", "/api/auth/session-login/", authenticated=False))
    tokens = [(sent.url.removeprefix(ORIGIN), sent.token) for sent in io.sent]
    assert tokens == [
        ("/api/auth/obtain-access-token/", None),
        ("/api/x/", f"{TOKEN}1"),
        ("/api/auth/session-login/", None),
    ]
    assert all("Authorization" not in sent.headers for sent in io.sent)


def test_a_401_gets_a_new_token_and_the_call_is_made_again() -> None:
    io = FakeIO(grant(1), reply(401), grant(2), reply(200, {"ok": 1}))
    answer = finish(send(shared_context(io), "POST", "/api/x/", content=b"{}"))
    assert answer.status == 200
    assert [sent.token for sent in io.sent] == [None, f"{TOKEN}1", None, f"{TOKEN}2"]


def test_a_second_401_is_an_authentication_error() -> None:
    io = FakeIO(grant(1), reply(401), grant(2), reply(401, {"detail": "No."}))
    with pytest.raises(HuvrAPIError, match="401: No"):
        finish(send(shared_context(io), "GET", "/api/x/"))
    assert len(io.sent) == 4


def test_a_replay_with_a_token_that_was_old_as_well_is_not_the_last() -> None:
    """A slow call meets two tokens that have died meanwhile, as nobody else has noticed yet."""
    io = FakeIO()
    shared = shared_context(io)
    tokens = shared.tokens.shared

    def slow(request: Any) -> Any:
        shared.tokens.discard(shared.tokens.fresh())  # type: ignore[arg-type]
        finish(tokens.current(FakeIO(grant(2), clock=io.clock), shared.config))
        io.clock.sleep(5)
        return reply(401)

    io.script = [grant(1), slow, reply(401), grant(3), reply(200, {})]
    assert finish(send(shared, "GET", "/api/x/")).status == 200
    assert [sent.token for sent in io.sent if sent.kind is not Kind.TOKEN] == [
        f"{TOKEN}1",
        f"{TOKEN}2",
        f"{TOKEN}3",
    ]


def test_after_a_401_an_unrepeatable_body_is_not_sent_again_but_the_token_is_dropped() -> None:
    io = FakeIO(grant(1), reply(401), grant(2), reply(200, {}))
    shared = shared_context(io)
    with pytest.raises(HuvrAPIError, match="401"):
        finish(send(shared, "POST", "/api/x/", content=b"", repeatable=False))
    finish(send(shared, "GET", "/api/x/"))
    assert io.sent[-1].token == f"{TOKEN}2"


def test_the_replay_is_not_one_of_the_retries() -> None:
    io = FakeIO(reply(503), grant(1), reply(503), reply(401), grant(2), reply(503), reply(200, {}))
    io.script.pop(0)
    finish(send(shared_context(io, RetryPolicy(2)), "GET", "/api/x/"))
    assert len(io.slept) == 2


def test_each_attempt_uses_the_token_of_its_moment() -> None:
    io = FakeIO(grant(1, "100"), reply(429, headers={"Retry-After": "60"}), reply(429), reply())
    io.script = [
        grant(1, "50"),
        reply(429, headers={"Retry-After": "60"}),
        grant(2),
        reply(200, {}),
    ]
    finish(send(shared_context(io), "GET", "/api/x/"))
    assert [sent.token for sent in io.sent] == [None, f"{TOKEN}1", None, f"{TOKEN}2"]


def test_an_echoed_token_is_masked() -> None:
    io = FakeIO(grant(1), reply(404, {"detail": f"{TOKEN}1 and {CLIENT_SECRET}"}))
    with pytest.raises(HuvrAPIError, match=r"\*\*\* and \*\*\*") as caught:
        finish(send(shared_context(io), "GET", "/api/x/"))
    assert caught.value.response is not None
    assert "canary" not in caught.value.response.text


# Redirects


def moved(target: str, status: int = 301) -> Any:
    return reply(status, b"", {"Location": target})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_get_is_redirected_within_the_origin(status: int) -> None:
    io = FakeIO(moved("/api/x/?a=1", status), reply(200, {}))
    assert ask(io, "GET", "/api/x", params=[("a", "1")]).status == 200
    assert io.sent[1].url == f"{ORIGIN}/api/x/?a=1"
    assert io.sent[1].params is None, "the new URL has its own query"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/api/x/",
        "http://acme.huvrdata.app/api/x/",
        "https://acme.huvrdata.app:8443/api/x/",
        "//evil.example/",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_redirect_leaves_the_origin(method: str, status: int, target: str) -> None:
    io = FakeIO(moved(target, status))
    with pytest.raises(HuvrAPIError, match="redirected to") as caught:
        ask(io, method)
    assert caught.value.status_code == status
    assert len(io.sent) == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_only_reads_are_redirected(method: str) -> None:
    io = FakeIO(moved("/api/x/"))
    with pytest.raises(HuvrAPIError, match="redirected to /api/x/"):
        ask(io, method, "/api/x")
    assert len(io.sent) == 1


def test_a_circle_ends() -> None:
    io = FakeIO(moved("/api/x/"))
    with pytest.raises(HuvrAPIError, match="redirected to"):
        ask(io)
    assert len(io.sent) == 6


def test_a_304_and_a_redirect_to_nowhere_are_errors_like_any_other() -> None:
    for answer in (reply(304), reply(302)):
        with pytest.raises(HuvrAPIError):
            ask(FakeIO(answer))


# Logging


def test_the_log_tells_each_attempt_and_neither_query_nor_secret(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="huvr_client")
    io = FakeIO(grant(), unreachable(), reply(200, {"x": 1}))
    finish(send(shared_context(io), "GET", "/api/x/?search=private", params=[("a", "b")]))
    lines = [record.getMessage() for record in caplog.records]
    assert lines[0].startswith("POST /api/auth/obtain-access-token/ -> 200, attempt 1, ")
    assert lines[1] == "GET /api/x/ -> refused, attempt 1, 0 ms"
    assert lines[2].startswith("GET /api/x/: refused; again in ")
    assert lines[3] == "GET /api/x/ -> 200, attempt 2, 0 ms"
    assert "private" not in caplog.text
    assert "canary" not in caplog.text


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("trouble", [lost(), reply(502)])
def test_what_a_lost_delete_has_deleted_is_gone(trouble: Any, status: int) -> None:
    io = FakeIO(trouble, reply(status, {"detail": "Not found."}))
    answer = ask(io, "DELETE")
    assert (answer.status, answer.body) == (204, b"")
    assert answer.response.status_code == 204


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_only_a_delete_is_content_with_nothing(method: str) -> None:
    with pytest.raises(HuvrAPIError, match="404"):
        ask(FakeIO(lost(), reply(404)), method)


@pytest.mark.parametrize("trouble", [unreachable(), reply(429)])
def test_what_was_not_there_before_a_delete_is_an_error(trouble: Any) -> None:
    with pytest.raises(HuvrAPIError, match="404"):
        ask(FakeIO(reply(404)), "DELETE")
    with pytest.raises(HuvrAPIError, match="404"):
        ask(FakeIO(trouble, reply(404)), "DELETE")


@pytest.mark.parametrize("first", [lost(), reply(502)])
def test_one_attempt_that_may_have_arrived_is_enough_to_say_so(first: Any) -> None:
    with pytest.raises(HuvrConnectionError) as caught:
        ask(FakeIO(first, unreachable()), "PUT")
    assert caught.value.request_sent
    with pytest.raises(HuvrConnectionError) as caught:
        ask(FakeIO(reply(429), unreachable()), "PUT")
    assert not caught.value.request_sent


def test_errors_say_how_often_and_how_long_it_was_tried() -> None:
    with pytest.raises(HuvrAPIError) as caught:
        ask(FakeIO(reply(429, headers={"Retry-After": "7", "X-Request-Id": "1f"})))
    assert str(caught.value).endswith("(after 4 attempts in 21.0 s; request id 1f)")
    with pytest.raises(HuvrAPIError) as caught:
        ask(FakeIO(reply(500)))
    assert "attempt" not in str(caught.value)


@pytest.mark.parametrize(("seconds", "level"), [("1", logging.INFO), ("20", logging.WARNING)])
def test_a_long_wait_is_a_warning(
    caplog: pytest.LogCaptureFixture, seconds: str, level: int
) -> None:
    caplog.set_level(logging.INFO, "huvr_client")
    ask(FakeIO(reply(429, headers={"Retry-After": seconds}), reply(200, {})))
    assert [record.levelno for record in caplog.records] == [level]
    assert f"again in {float(seconds)} s" in caplog.text
