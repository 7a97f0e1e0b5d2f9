"""The transport's rules and the token's life against the sandbox, over real sockets."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from huvr_client import (
    AuthenticationError,
    BadRequestError,
    HuvrAPIError,
    HuvrClient,
    HuvrConnectionError,
    HuvrDecodeError,
    HuvrTimeoutError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RetryPolicy,
    ServerError,
)
from huvr_client.sandbox import Sandbox

from .drivers import QUICK
from .fakes import until
from .test_client import settled

ME = "/api/users/me/"
TYPES = "/api/asset-types/"
LOGIN = "/api/auth/obtain-access-token/"


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(server: Sandbox) -> Iterator[Sandbox]:
    server.clear_faults()
    server.requests.clear()
    yield server
    server.clear_faults()


@pytest.fixture
def huvr(driver: Any, sandbox: Sandbox) -> Any:
    return driver(
        sandbox.base_url, client_id=sandbox.client_id, client_secret=sandbox.client_secret
    )


def test_a_typed_call(huvr: Any, sandbox: Sandbox) -> None:
    me = settled(huvr.client.users.me_read(), huvr)
    assert me.email == sandbox.client_id
    # The sandbox logs a request when it has answered it, so perhaps after the client went on.
    until(lambda: len(sandbox.requests) == 2)
    assert sandbox.token_requests == 1
    (record,) = sandbox.requests.matching("GET", ME)
    assert record.operation == "users.me_read"


@pytest.mark.parametrize("fault", ["429", "502", "503", "504", "reset", "short-body"])
def test_reads_get_over_it(huvr: Any, sandbox: Sandbox, fault: str) -> None:
    trouble = sandbox.fault(fault, path=ME, count=2)
    settled(huvr.client.users.me_read(), huvr)
    assert trouble.seen == 3


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("502", ServerError),
        ("503", ServerError),
        ("504", ServerError),
        ("reset", HuvrConnectionError),
        ("reset-after-write", HuvrConnectionError),
        ("short-body", HuvrConnectionError),
    ],
)
def test_no_post_is_made_twice(
    huvr: Any, sandbox: Sandbox, fault: str, error: type[Exception]
) -> None:
    trouble = sandbox.fault(fault, path=TYPES, method="POST", count=1)
    with pytest.raises(error):
        settled(huvr.client.asset_types.create({"name": f"made once {fault}"}), huvr)
    assert trouble.seen == 1


def test_a_throttled_post_was_not_made_and_is_repeated(huvr: Any, sandbox: Sandbox) -> None:
    trouble = sandbox.fault("429", path=TYPES, method="POST", count=2, retry_after=0)
    made_type = settled(huvr.client.asset_types.create({"name": "throttled"}), huvr)
    assert made_type.name == "throttled"
    assert trouble.seen == 3


def test_a_delete_whose_answer_was_lost_is_repeated(huvr: Any, sandbox: Sandbox) -> None:
    kind = settled(huvr.client.asset_types.create({"name": "to be deleted"}), huvr)
    path = f"{TYPES}{kind.id}/"
    trouble = sandbox.fault("reset", path=path, method="DELETE", count=1)
    assert settled(huvr.client.asset_types.delete(kind.id), huvr) is None
    assert trouble.seen == 2


def test_retry_after_beyond_the_ceiling(huvr: Any, sandbox: Sandbox) -> None:
    trouble = sandbox.fault("429", path=ME, retry_after=3600)
    with pytest.raises(RateLimitError) as caught:
        settled(huvr.client.users.me_read(), huvr)
    assert caught.value.retry_after == 3600
    assert trouble.seen == 1


@pytest.mark.parametrize(
    ("fault", "error", "says"),
    [
        ("400", BadRequestError, "400"),
        ("403", PermissionDeniedError, "403"),
        ("404", NotFoundError, "404"),
        ("500", ServerError, "500"),
        ("html", HuvrDecodeError, "not JSON"),
        ("truncated-json", HuvrDecodeError, "not JSON"),
        ("empty", HuvrDecodeError, "is empty"),
        ("firewall", PermissionDeniedError, "HUVR_USER_AGENT"),
        ("redirect", HuvrAPIError, "redirected to"),
    ],
)
def test_every_answer_ends_in_its_exception(
    huvr: Any, sandbox: Sandbox, fault: str, error: type[Exception], says: str
) -> None:
    sandbox.fault(fault, path=ME)
    with pytest.raises(error, match=says):
        settled(huvr.client.users.me_read(), huvr)


def test_a_server_that_stalls_is_given_up(huvr: Any, sandbox: Sandbox) -> None:
    huvr.client.users.me_read  # noqa: B018 - the resource is there before the clock runs
    impatient = huvr.client.with_options(timeout=0.2, retries=0)
    settled(huvr.client.users.me_read(), huvr)
    sandbox.fault("stall", path=ME, count=1)
    with pytest.raises(HuvrTimeoutError):
        settled(impatient.users.me_read(), huvr)


def test_validation_messages_come_by_field(huvr: Any, sandbox: Sandbox) -> None:
    with pytest.raises(BadRequestError) as caught:
        settled(huvr.client.asset_types.create({}), huvr)
    assert "name" in caught.value.fields
    assert str(caught.value).startswith("POST /api/asset-types/ failed with 400: ")


def test_a_missing_slash_is_followed_for_a_read_and_explained_for_a_write(
    huvr: Any, sandbox: Sandbox
) -> None:
    assert huvr.request("GET", TYPES.rstrip("/")).status_code == 200
    with pytest.raises(HuvrAPIError, match=f"redirected to .*{TYPES}, which is not followed"):
        huvr.request("POST", TYPES.rstrip("/"), json={"name": "lost"})


# The token


def test_a_revoked_token_is_replaced_unseen(huvr: Any, sandbox: Sandbox) -> None:
    settled(huvr.client.users.me_read(), huvr)
    sandbox.revoke_tokens()
    settled(huvr.client.users.me_read(), huvr)
    until(lambda: sandbox.token_requests == 2)


def test_a_token_that_has_expired_on_the_server_is_replaced_unseen(
    huvr: Any, sandbox: Sandbox
) -> None:
    settled(huvr.client.users.me_read(), huvr)
    sandbox.advance(3601)
    created = settled(huvr.client.asset_types.create({"name": "late"}), huvr)
    assert created.name == "late"
    until(lambda: sandbox.token_requests == 2)


def test_wrong_credentials(driver: Any, sandbox: Sandbox) -> None:
    logins = sandbox.fault("latency", path=LOGIN, seconds=0)
    huvr = driver(sandbox.base_url, client_id=sandbox.client_id, client_secret="wrong-secret")
    for _ in range(20):
        with pytest.raises(AuthenticationError, match="service account") as caught:
            settled(huvr.client.users.me_read(), huvr)
        assert "wrong-secret" not in str(caught.value)
    assert logins.seen == 1


def test_a_user_agent_is_sent_that_the_firewall_lets_pass(driver: Any, sandbox: Sandbox) -> None:
    huvr = driver(
        sandbox.base_url,
        client_id=sandbox.client_id,
        client_secret=sandbox.client_secret,
        user_agent=None,
    )
    settled(huvr.client.users.me_read(), huvr)
    until(lambda: len(sandbox.requests) == 2)
    agents = {record.headers["user-agent"] for record in sandbox.requests}
    assert len(agents) == 1
    assert agents.pop().startswith("huvr-client-typed/")


def test_a_token_endpoint_that_hiccups(huvr: Any, sandbox: Sandbox) -> None:
    sandbox.fault("503", path=LOGIN, count=1)
    sandbox.fault("reset", path=LOGIN, count=1, after=1)
    settled(huvr.client.users.me_read(), huvr)


class Program:
    """Calls and calls, on four threads, until it is over or meets an error."""

    def __init__(self, huvr: HuvrClient) -> None:
        self.errors: list[Exception] = []
        self.calls = 0
        self._huvr = huvr
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._work) for _ in range(4)]

    def _work(self) -> None:
        while not self._over.wait(0.01):
            try:
                self._huvr.users.me_read()
            except Exception as exc:  # noqa: BLE001 - any error fails the test
                self.errors.append(exc)
                return
            self.calls += 1

    def __enter__(self) -> Program:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()


def test_a_long_run_sees_no_error() -> None:
    """Tokens live for two seconds; they are revoked, and the endpoint fails, all the while."""
    with (
        Sandbox(token_ttl=2) as sandbox,
        HuvrClient(
            base_url=sandbox.base_url,
            client_id=sandbox.client_id,
            client_secret=sandbox.client_secret,
            retries=RetryPolicy(8, backoff=0.05, max_backoff=0.2),
        ) as huvr,
        Program(huvr) as program,
    ):
        for moment in range(10):
            time.sleep(0.5)
            if moment % 4 == 1:
                sandbox.revoke_tokens()
            if moment % 3 == 2:
                sandbox.fault("503", path=LOGIN, count=2)
    assert program.errors == []
    assert program.calls > 20
    # One every two seconds, two revocations and six failures; not one for each caller or call.
    assert 3 <= sandbox.token_requests <= 20


def test_quick_retries_are_what_the_drivers_use(huvr: Any) -> None:
    assert huvr.client._caller.context.config.retries == QUICK
