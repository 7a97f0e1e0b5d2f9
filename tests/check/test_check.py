"""`python -m huvr_client check` against a HUVR on localhost, and against what can be wrong."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from email.utils import format_datetime, parsedate_to_datetime

import httpx
import pytest

from huvr_client import HuvrClient
from huvr_client import __main__ as command
from huvr_client._check import CheckResult, as_json, as_text, examine
from huvr_client.sandbox import Sandbox

SECRET = "made-up-secret-that-must-not-show"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


def _client(sandbox: Sandbox, **changes: object) -> HuvrClient:
    settings: dict[str, object] = {
        "base_url": sandbox.base_url,
        "client_id": sandbox.client_id,
        "client_secret": sandbox.client_secret,
        "user_agent": "check-test/1",
        "retries": 0,
        **changes,
    }
    return HuvrClient(**settings)  # type: ignore[arg-type]


def _look(client: Callable[[], HuvrClient], **options: object) -> dict[str, CheckResult]:
    found = list(examine(client, **options))  # type: ignore[arg-type]
    assert SECRET not in " ".join(as_text(one) for one in found)
    return {one.name: one for one in found}


def test_all_is_well(sandbox: Sandbox) -> None:
    found = _look(lambda: _client(sandbox), read={"HUVR_CLIENT_SECRET": SECRET}.get)
    assert [name for name, one in found.items() if one.ok is False] == []
    assert "set: HUVR_CLIENT_SECRET" in found["environment"].detail
    assert found["token"].detail.startswith("obtained, good for 6")
    assert "roles: " in found["account"].detail
    assert found["user agent"].detail.startswith("check-test/1 huvr-client-typed/")


def test_wrong_secret(sandbox: Sandbox) -> None:
    found = _look(lambda: _client(sandbox, client_secret=SECRET))
    assert found["reachable"].ok
    assert found["token"].ok is False
    assert "service account" in found["token"].remedy


def test_nobody_listens() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
    found = _look(lambda: HuvrClient(base_url=url, client_id="a", client_secret=SECRET, retries=0))
    assert found["reachable"].ok is False
    assert "HUVR_BASE_URL" in found["reachable"].remedy


def test_missing_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HUVR_BASE_URL", "HUVR_CLIENT_ID", "HUVR_CLIENT_SECRET"):
        monkeypatch.delenv(name, raising=False)
    found = _look(HuvrClient)
    assert found["settings"].ok is False
    assert "HUVR_BASE_URL" in found["settings"].detail


def _answering(status: int, body: object, **headers: str) -> Callable[[], HuvrClient]:
    """A client whose HUVR always answers the same, but gives tokens."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(200, json={"access_token": "t", "expires_in": "3600"})
        if "Authorization" not in request.headers and status != 200:
            return httpx.Response(401, json={"detail": "who?"}, headers=headers)
        if isinstance(body, str):
            return httpx.Response(status, html=body, headers=headers)
        return httpx.Response(status, json=body, headers=headers)

    transport = httpx.Client(transport=httpx.MockTransport(answer))
    return lambda: HuvrClient(
        base_url="http://localhost",
        client_id="check",
        client_secret=SECRET,
        http_client=transport,
        retries=0,
    )


def test_a_server_that_wants_no_token_is_no_huvr() -> None:
    found = _look(_answering(200, {}))
    assert found["reachable"].ok is False
    assert "not a HUVR workspace" in found["reachable"].detail


def test_an_account_that_may_not() -> None:
    found = _look(_answering(403, {"detail": "no role"}))
    assert found["account"].ok is False
    assert "role" in found["account"].remedy


def test_a_server_in_trouble() -> None:
    found = _look(_answering(500, "<title>oops</title>"))
    assert found["account"].remedy == "try again later"


def test_something_unexpected() -> None:
    found = _look(_answering(404, {"detail": "what?"}))
    assert "address of your workspace" in found["account"].remedy


def test_what_a_server_says_moves_no_cursor_and_forges_no_line() -> None:
    forged = "robot\x1b[2J\u202e\nok    everything is fine"
    results = _look(_answering(404, {"detail": forged}))
    for result in results.values():
        assert all(line.isprintable() for line in as_text(result).splitlines())
    assert len(as_text(results["account"]).splitlines()) == 2
    assert as_text(CheckResult("account", True, forged)).isprintable()


def test_a_narrow_terminal_shows_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    command.main(["check"], _answering(404, {"detail": "Prüfstand 塔 …"}))
    shown = raw.getvalue().decode("cp1252")
    assert "Prüfstand \\u5854 …" in shown


def _with_roles(sandbox: Sandbox, roles: object) -> Callable[[], HuvrClient]:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        if "Authorization" in request.headers:
            return httpx.Response(200, json={"username": "service", "roles": roles})
        return httpx.Response(401, json={})

    transport = httpx.Client(transport=httpx.MockTransport(answer))
    return lambda: _client(sandbox, http_client=transport)


NOON = "Tue, 24 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("seconds", "ok", "words"), [(5, True, "5 s ahead"), (-300, False, "300 s behind")]
)
def test_clock(seconds: int, ok: bool, words: str) -> None:
    now = parsedate_to_datetime(NOON).timestamp() + seconds
    found = _look(_answering(404, {}, Date=NOON), now=lambda: now)
    assert found["clock"].ok is ok
    assert words in found["clock"].detail


def test_clock_unknown() -> None:
    assert _look(_answering(404, {}, Date="whenever"))["clock"].ok is None
    assert format_datetime(parsedate_to_datetime(NOON)).startswith("Tue, 24 Nov 2026 12:00:00")


@pytest.mark.parametrize("zone", ["+99999999999999", "-99999999999999", "GMT, 99999999999"])
def test_no_date_of_a_server_ends_the_check(zone: str) -> None:
    found = _look(_answering(404, {}, Date=f"Mon, 01 Jan 2024 00:00:00 {zone}"))
    assert found["clock"].ok is not True
    assert "account" in found


@pytest.mark.parametrize("year", ["0001", "9999", "99999999999"])
def test_no_year_of_a_server_ends_the_check(year: str) -> None:
    found = _look(_answering(404, {}, Date=f"Mon, 01 Jan {year} 00:00:00 GMT"))
    assert found["clock"].ok is not True
    assert "account" in found


@pytest.mark.parametrize("roles", [5, True, 1.5, "admin", {"a": 1}, [None, {"a": 1}]])
def test_roles_of_another_type_are_shown_as_they_are(sandbox: Sandbox, roles: object) -> None:
    found = _look(_with_roles(sandbox, roles))
    assert found["account"].ok
    assert str(roles).strip("[]") in found["account"].detail


def test_account_without_roles(sandbox: Sandbox) -> None:
    found = _look(_with_roles(sandbox, []))
    assert found["account"] == CheckResult(
        "account", False, "service has no role", "have HUVR's support add roles"
    )


def test_command_for_people(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check"], lambda: _client(sandbox)) == 0
    printed = capsys.readouterr().out
    assert "ok    token" in printed
    assert sandbox.client_secret not in printed


def test_command_for_programs(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check", "--json"], lambda: _client(sandbox, client_secret=SECRET)) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["ok"] is False
    assert {"name", "ok", "detail", "remedy"} == set(printed["findings"][0])
    assert SECRET not in json.dumps(printed)


def test_json_of_success() -> None:
    assert (
        json.loads(as_json([CheckResult("a", True, "b"), CheckResult("c", None, "d")]))["ok"]
        is True
    )


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(["examine"])
    assert stopped.value.code == 2
    assert "check" in capsys.readouterr().err


def test_without_a_command_it_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 2
    out, err = capsys.readouterr()
    assert not out
    for said in ("say whether the settings work", "write collections", "huvr_client.sandbox"):
        assert said in err


@pytest.mark.parametrize("arguments", [["check"], ["extract", "assets", "--to", "nowhere"]])
def test_an_interrupt_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    def client() -> HuvrClient:
        raise KeyboardInterrupt

    assert command.main(arguments, client) == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_a_reader_that_goes_away_is_no_error(sandbox: Sandbox) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "huvr_client", "check"],
        env=sandbox.environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def test_as_a_user_calls_it(sandbox: Sandbox) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "huvr_client", "check"],
        env=sandbox.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FAIL" not in done.stdout
