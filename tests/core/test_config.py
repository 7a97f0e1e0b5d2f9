"""Settings come from arguments, then from the environment; what is wrong is named."""

from __future__ import annotations

import os
from typing import Any

import httpx
import pytest

from huvr_client import HuvrClient, HuvrConfigError, __version__
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
    return resolve(**{**arguments, **given}, environ=environ)


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


def test_a_bad_base_url_names_the_variable_and_hides_what_was_pasted() -> None:
    with pytest.raises(HuvrConfigError, match="HUVR_BASE_URL") as caught:
        settings(base_url="https://me:hunter2@acme.huvrdata.app")
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
        ({"user_agent": ["a"]}, "user_agent must be a string"),
        ({"timeout": 0}, "timeout"),
        ({"timeout": "5"}, "timeout"),
        ({"timeout": float("nan")}, "timeout"),
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
