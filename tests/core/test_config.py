"""Settings come from arguments, then from the environment; what is wrong is named."""

from __future__ import annotations

import os
import traceback
from typing import Any

import httpx
import pytest

from huvr_client import AsyncHuvrClient, HuvrClient, HuvrConfigError, __version__
from huvr_client._config import build_user_agent, check_headers, resolve
from huvr_client._secret import Secret

ENVIRON = {
    "HUVR_BASE_URL": "https://env.huvrdata.app/api/\n",
    "HUVR_CLIENT_ID": "env@example.com",
    "HUVR_CLIENT_SECRET": "env-secret",
    "HUVR_USER_AGENT": "env/1",
}


def settings(environ: dict[str, str] = ENVIRON, **given: Any) -> Any:
    arguments = {"base_url": None, "client_id": None, "client_secret": None, "user_agent": None}
    return resolve(**{**arguments, **given}, read=environ.get)


def test_the_environment_is_read() -> None:
    found = settings()
    assert found.origin == "https://env.huvrdata.app"
    assert found.client_id == "env@example.com"
    assert found.client_secret == Secret("env-secret")
    assert found.user_agent.startswith("env/1 huvr-client-typed/")


def test_arguments_beat_it() -> None:
    found = settings(
        base_url="https://arg.huvrdata.app",
        client_id="arg@example.com",
        client_secret=Secret("arg-secret"),
        user_agent="arg/2",
    )
    assert found.origin == "https://arg.huvrdata.app"
    assert found.client_id == "arg@example.com"
    assert found.client_secret == Secret("arg-secret")
    assert found.user_agent.startswith("arg/2 ")


@pytest.mark.parametrize(
    ("variable", "argument"),
    [
        ("HUVR_BASE_URL", "base_url="),
        ("HUVR_CLIENT_ID", "client_id="),
        ("HUVR_CLIENT_SECRET", "client_secret="),
    ],
)
@pytest.mark.parametrize("absent", [None, ""])
def test_what_is_missing_is_named(variable: str, argument: str, absent: str | None) -> None:
    environ = {key: value for key, value in ENVIRON.items() if key != variable}
    if absent is not None:
        environ[variable] = absent
    with pytest.raises(HuvrConfigError) as caught:
        settings(environ)
    assert variable in str(caught.value)
    assert argument in str(caught.value)
    if variable != "HUVR_BASE_URL":
        assert "service account" in str(caught.value)


def test_both_credentials_missing_is_one_message() -> None:
    with pytest.raises(HuvrConfigError, match=r"HUVR_CLIENT_ID .* and HUVR_CLIENT_SECRET"):
        settings({"HUVR_BASE_URL": "https://x.huvrdata.app"})


@pytest.mark.parametrize(
    "url",
    [
        "https://me:hunter2@acme.huvrdata.app",
        "https://me:hunter2@acme\u2100.example",  # urllib quotes it: invalid under NFKC
        "https://me:hunter2",
        "https://[hunter2]/",
        "https://hunter2@[::1",
    ],
)
def test_a_bad_base_url_names_the_variable_and_hides_what_was_pasted(url: str) -> None:
    with pytest.raises(HuvrConfigError, match="HUVR_BASE_URL") as caught:
        settings(base_url=url)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_the_user_agent_says_who_with_what() -> None:
    agent = build_user_agent("acme-integrity/2.1")
    product, own, rest = agent.split(" ", 2)
    assert product == "acme-integrity/2.1"
    assert own == f"huvr-client-typed/{__version__}"
    assert rest.startswith("(python/3.")
    assert rest.endswith("; httpx/" + ".".join(httpx.__version__.split(".")[:2]) + ")")
    assert build_user_agent("").startswith("huvr-client-typed/")


@pytest.mark.parametrize("product", ["a\r\nX-Evil: 1", "a\n", "a\0", "acmé/1", "a\x7f"])
def test_header_injection_is_refused(product: str) -> None:
    with pytest.raises(HuvrConfigError, match="HUVR_USER_AGENT"):
        build_user_agent(product)


@pytest.mark.parametrize(
    ("name", "value"),
    [("X-A", "a\r\nb"), ("X A", "a"), ("", "a"), ("X-Ä", "a"), ("X:", "a"), ("X-A", 1)],
)
def test_extra_headers_must_be_sound(name: str, value: Any) -> None:
    with pytest.raises(HuvrConfigError, match="printable"):
        check_headers({name: value})


@pytest.mark.parametrize("name", ["Authorization", "HOST", "content-length", "User-Agent"])
def test_extra_headers_may_not_be_the_clients_own(name: str) -> None:
    with pytest.raises(HuvrConfigError, match="set by the client"):
        check_headers({name: "a"})
    assert check_headers({"X-Trace": "a"}) == {"x-trace": "a"}


def test_the_client_reads_the_process_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("HUVR_")]:
        monkeypatch.delenv(name)
    with pytest.raises(HuvrConfigError, match="HUVR_BASE_URL"):
        HuvrClient()
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)
    assert repr(HuvrClient()) == "HuvrClient('https://env.huvrdata.app')"


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ({"http_client": object()}, "httpx.Client"),
        ({"base_url": b"https://x"}, "base_url must be a string, not bytes"),
        ({"client_id": 5}, "client_id must be a string"),
        ({"client_secret": 5}, "client_secret must be a string, not int"),
        ({"client_id": "svc\udce9"}, "HUVR_CLIENT_ID holds a byte that is not UTF-8"),
        ({"client_secret": "caf\udce9"}, "HUVR_CLIENT_SECRET holds a byte that is not UTF-8"),
        ({"base_url": "https://.huvrdata.app"}, "HUVR_BASE_URL .*empty or too long"),
        ({"base_url": "https://acme..huvrdata.app"}, "HUVR_BASE_URL .*empty or too long"),
        ({"base_url": f"https://{'a' * 64}.app"}, "HUVR_BASE_URL .*empty or too long"),
        ({"base_url": "https://xn--"}, "HUVR_BASE_URL .*cannot be looked up"),
        ({"base_url": "https://\u2603.example"}, "HUVR_BASE_URL .*xn-- form"),
        ({"user_agent": ["a"]}, "user_agent must be a string"),
        ({"timeout": 0}, "timeout"),
        ({"timeout": "5"}, "timeout"),
        ({"timeout": float("nan")}, "timeout"),
        ({"timeout": float("inf")}, "timeout must be a number of seconds"),
        ({"timeout": 10**400}, "timeout must be a number of seconds"),
        ({"timeout": True}, "timeout must be a number of seconds"),
        ({"timeout": httpx.Timeout(5, read=float("inf"))}, r"timeout \(read\)"),
        ({"deadline": 0}, "deadline must be a number of seconds"),
        ({"deadline": float("inf")}, "deadline"),
        ({"max_response_size": 0}, "max_response_size"),
        ({"max_response_size": 1e6}, "max_response_size"),
        ({"retries": -1}, "retries"),
        ({"retries": "many"}, "retries"),
    ],
)
def test_other_arguments_are_checked_too(
    monkeypatch: pytest.MonkeyPatch, argument: dict[str, Any], problem: str
) -> None:
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(HuvrConfigError, match=problem):
        HuvrClient(**argument)


def test_an_international_host_is_taken_in_its_ascii_form() -> None:
    assert settings(base_url="https://xn--bcher-kva.example").origin.endswith("kva.example")
    assert settings(base_url="https://acme.huvrdata.app.").origin == "https://acme.huvrdata.app."


@pytest.mark.parametrize(
    ("arguments", "environ"),
    [
        ({}, {}),
        ({"base_url": "https://x.example"}, {}),
        ({"base_url": "https://x.example", "client_id": "a", "user_agent": "a\nb"}, {}),
        ({"base_url": "http://x.example"}, {}),
        ({}, {"HUVR_BASE_URL": "https://me:canary-secret@x.example"}),
        ({"base_url": "https://x.example", "client_id": "a", "timeout": -1}, {}),
        ({"client_id": "a", "client_secret": b"canary-secret"}, {"HUVR_BASE_URL": "https://x.app"}),
        (
            {"client_id": "a", "client_secret": "canary-secret\udce9"},
            {"HUVR_BASE_URL": "https://x.app"},
        ),
    ],
)
@pytest.mark.parametrize("kind", [HuvrClient, AsyncHuvrClient])
def test_no_frame_of_a_refused_setting_shows_a_secret(
    monkeypatch: pytest.MonkeyPatch, kind: Any, arguments: dict[str, Any], environ: dict[str, str]
) -> None:
    monkeypatch.setenv("HUVR_CLIENT_SECRET", "canary-secret")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(HuvrConfigError) as caught:
        kind(**arguments)
    trace = caught.value.__traceback__
    assert trace is not None
    stack = traceback.StackSummary.extract(traceback.walk_tb(trace.tb_next), capture_locals=True)
    assert stack
    assert "canary" not in str([(frame.name, frame.locals) for frame in stack])
    assert "canary" not in repr(caught.value)
