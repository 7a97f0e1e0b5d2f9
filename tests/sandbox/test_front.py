"""What stands before the operations: firewall, slashes, tokens, throttle, bodies, methods."""

import math
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

import httpx
import pytest

from huvr_client.sandbox import Sandbox

from .conftest import USER_AGENT, anonymous, connect, obtain

TOKEN = "/api/auth/obtain-access-token/"
ME = "/api/users/me/"


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bare(sandbox: Sandbox) -> Iterator[httpx.Client]:
    with anonymous(sandbox.base_url) as client:
        yield client


@pytest.mark.parametrize(
    "agent", ["", "python-httpx/0.28.1", "python-requests/2.32", "Python-urllib/3.11", "curl/8.5.0"]
)
def test_the_firewall_wants_to_know_who_calls(bare: httpx.Client, agent: str) -> None:
    answer = bare.get(ME, headers={"User-Agent": agent})
    assert answer.status_code == 403
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "User-Agent" in answer.text


def test_the_firewall_stands_before_the_token_endpoint_too(bare: httpx.Client) -> None:
    answer = bare.post(TOKEN, json={}, headers={"User-Agent": "python-httpx/0.28.1"})
    assert answer.status_code == 403


def test_the_firewall_can_be_off() -> None:
    with Sandbox(firewall=False) as sandbox, anonymous(sandbox.base_url) as client:
        assert client.get(ME, headers={"User-Agent": "curl/8"}).status_code == 401


def test_a_missing_slash_is_redirected_with_its_query(bare: httpx.Client) -> None:
    answer = bare.post("/api/projects?a=1&b=%20", json={})
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/api/projects/?a=1&b=%20"


@pytest.mark.parametrize("path", ["/", "/api/", "/api/nothing", "/api/nothing/", "/api//assets/"])
def test_an_unknown_path_is_djangos_html_404(api: httpx.Client, path: str) -> None:
    answer = api.get(path)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/html")


def test_a_token_answer(bare: httpx.Client, sandbox: Sandbox) -> None:
    answer = obtain(bare, sandbox)
    assert answer["token_type"] == "Token"
    assert answer["expires_in"] == "3600"
    assert answer["user"]["email"] == sandbox.client_id


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"client_id": "sandbox@example.com", "client_secret": "wrong"}, "non_field_errors"),
        ({"client_id": "who@example.com", "client_secret": "sandbox-secret"}, "non_field_errors"),
        ({"client_id": "not an address", "client_secret": "x"}, "client_id"),
        ({"client_secret": "x"}, "client_id"),
        ({}, "client_secret"),
    ],
)
def test_wrong_credentials(bare: httpx.Client, body: dict[str, str], field: str) -> None:
    answer = bare.post(TOKEN, json=body)
    assert answer.status_code == 400
    assert field in answer.json()


@pytest.mark.parametrize(
    ("header", "detail"),
    [
        (None, "Authentication credentials were not provided."),
        ("Bearer abc", "Authentication credentials were not provided."),
        ("Token", "Invalid token header."),
        ("Token a b", "Invalid token header."),
        ("Token abc", "Invalid token."),
    ],
)
def test_401_says_what_and_how(bare: httpx.Client, header: str | None, detail: str) -> None:
    answer = bare.get(ME, headers={} if header is None else {"Authorization": header})
    assert answer.status_code == 401
    assert answer.json() == {"detail": detail}
    assert answer.headers["WWW-Authenticate"] == "Token"


def test_a_token_expires(clock: Clock) -> None:
    with Sandbox(token_ttl=2.5, clock=clock) as sandbox, connect(sandbox) as api:
        assert obtain(api, sandbox)["expires_in"] == str(math.ceil(2.5))
        clock.now += 2.4
        assert api.get(ME).status_code == 200
        clock.now += 0.2
        assert api.get(ME).json() == {"detail": "Token has expired."}
        assert api.get(ME).json() == {"detail": "Invalid token."}


def test_the_clock_can_be_advanced(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.advance(3601)
    assert api.get(ME).status_code == 401


def test_an_old_token_does_not_stand_in_the_way_of_a_new_one(
    api: httpx.Client, sandbox: Sandbox
) -> None:
    sandbox.revoke_tokens()
    assert api.get(ME).status_code == 401
    assert obtain(api, sandbox)["access_token"]
    assert sandbox.token_requests == 2


def test_revoke_all_ends_ones_own_tokens(api: httpx.Client, sandbox: Sandbox) -> None:
    second = obtain(api, sandbox)["access_token"]
    assert api.post("/api/auth/revoke-all/").status_code == 201
    assert api.get(ME).status_code == 401
    assert api.get(ME, headers={"Authorization": f"Token {second}"}).status_code == 401


def test_another_method_is_405_with_the_allowed_ones(api: httpx.Client) -> None:
    answer = api.post("/api/schedule/events/", json={})
    assert answer.status_code == 405
    assert answer.json() == {"detail": 'Method "POST" not allowed.'}
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_every_answer_has_a_date(api: httpx.Client) -> None:
    assert parsedate_to_datetime(api.get(ME).headers["Date"]).tzinfo is not None


def test_options_and_head(api: httpx.Client) -> None:
    answer = api.request("OPTIONS", "/api/assets/1/")
    assert answer.status_code == 200
    assert answer.headers["Allow"] == "DELETE, GET, PATCH, PUT, HEAD, OPTIONS"
    answer = api.head("/api/assets/1/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 100


def test_the_throttle_says_how_long(clock: Clock) -> None:
    with Sandbox(throttle=(2, 10.0), clock=clock) as sandbox, connect(sandbox) as api:
        assert api.get(ME).status_code == 200
        clock.now += 4
        assert api.get(ME).status_code == 200
        answer = api.get(ME)
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "6"
        assert answer.json() == {
            "detail": "Request was throttled. Expected available in 6 seconds."
        }
        clock.now += 6
        assert api.get(ME).status_code == 200


@pytest.mark.parametrize(
    ("content", "kind", "status", "text"),
    [
        (b"{", "application/json", 400, "JSON parse error"),
        (b'{"name": NaN}', "application/json", 400, "JSON parse error"),
        (b"\xff\xfe", "application/json", 400, "JSON parse error"),
        (b"[" * 100_000, "application/json", 400, "JSON parse error"),
        (b"name=x", "application/x-www-form-urlencoded", 415, "Unsupported media type"),
        (b"[]", "application/json", 400, "Expected a dictionary, but got list."),
        (b"", "application/json", 400, "This field is required."),
    ],
)
def test_bodies_that_are_none(
    api: httpx.Client, content: bytes, kind: str, status: int, text: str
) -> None:
    answer = api.post("/api/crews/", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert text in answer.text


def test_the_log_shows_what_came_and_hides_the_secret(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.requests.clear()
    obtain(api, sandbox)
    api.patch("/api/assets/1/", json={"name": "Renamed"}, params={"a": "1"})
    login, change = sandbox.requests
    assert (login.json, login.operation) == (None, "auth.obtain_access_token")
    assert change.json == {"name": "Renamed"}
    assert (change.status, change.query, change.origin) == (200, "a=1", "api")
    assert change.headers["user-agent"] == USER_AGENT
    assert sandbox.requests[-1] is change
    assert sandbox.requests[:1] == [login]
    assert sandbox.requests.matching("PATCH", operation="assets.partial_update") == [change]
    assert "Token" not in repr(list(sandbox.requests))
    assert sandbox.client_secret not in repr(sandbox)


def test_a_bug_in_the_sandbox_is_a_500_and_reported(
    api: httpx.Client, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    assert sandbox._state is not None
    del sandbox._state.store.rows("assets")[1]["name"]
    answer = api.get("/api/assets/1/")
    assert answer.status_code == 500
    assert "KeyError" in caplog.text


@pytest.mark.parametrize("host", ["localhost", "localhost:80", "127.0.0.1", "[::1]:8000", "[::1]"])
def test_loopback_names_are_served(api: httpx.Client, host: str) -> None:
    assert api.get(ME, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["huvr.example.com", "127.0.0.1.example.com:80", "10.0.0.1", "::"])
def test_other_names_are_misdirected(api: httpx.Client, sandbox: Sandbox, host: str) -> None:
    """A web page that points its own name at 127.0.0.1 must not read the sandbox."""
    before = api.get("/api/assets/1/").json()["name"]
    answer = api.patch("/api/assets/1/", json={"name": "Taken"}, headers={"Host": host})
    assert answer.status_code == 421
    assert api.get("/api/assets/1/").json()["name"] == before
    with anonymous(sandbox.storage_url) as storage:
        assert storage.get("/storage/x", headers={"Host": host}).status_code == 421


def test_numbers_that_json_does_not_have_are_refused(api: httpx.Client) -> None:
    content = b'{"name": "x", "labels": [1e999]}'
    answer = api.post(
        "/api/companies/", content=content, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400
