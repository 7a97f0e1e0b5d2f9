"""An environment with which no HTTP client can be made: which variable, and why."""

from __future__ import annotations

from typing import Any

import pytest

from huvr_client import HuvrConfigError, HuvrConnectionError
from huvr_client._transport.network import environment, http_clients
from huvr_client._transport.network.environment import problem_of_environment
from huvr_client._transport.origin import route

VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("variable", "value", "problem"),
    [
        ("NO_PROXY", "localhost,[::1]", r"the entry '\[::1\]' of NO_PROXY cannot be used"),
        ("NO_PROXY", "10.0.0.0/8,fd00::/8", "the entry 'fd00::/8' of NO_PROXY cannot be used"),
        ("no_proxy", "a b,[::1]", "of no_proxy cannot be used"),
        ("HTTPS_PROXY", "ftp://me:hunter2@proxy:3128", "the scheme of HTTPS_PROXY is none of http"),
        ("HTTP_PROXY", "http://me:hunter2@proxy:port", "HTTP_PROXY is not the URL of a proxy"),
        ("all_proxy", "proxy:0x50", "all_proxy is not the URL of a proxy"),
        ("HTTPS_PROXY", "http://me:hunter2@proxy:99999", "HTTPS_PROXY is .*its host or port"),
        ("HTTP_PROXY", "http://me:hunter2@a..b:3128", "HTTP_PROXY is .*its host or port"),
        ("https_proxy", "http://me:hunter2@xn--", "https_proxy is .*its host or port"),
        ("SSL_CERT_FILE", "/nowhere/certificates.pem", "SSL_CERT_FILE names no file"),
        ("SSL_CERT_FILE", __file__, "SSL_CERT_FILE names a file without usable certificates"),
    ],
)
def test_the_variable_at_fault_is_named(
    monkeypatch: pytest.MonkeyPatch, driver: Any, variable: str, value: str, problem: str
) -> None:
    if variable != "HTTPS_PROXY":  # NO_PROXY is read only where there is a proxy
        monkeypatch.setenv("HTTPS_PROXY", "http://proxy:3128")
    monkeypatch.setenv(variable, value)
    with pytest.raises(HuvrConfigError, match=problem) as caught:
        driver("https://acme.huvrdata.app").request("GET", "/api/x/")
    assert "hunter2" not in str(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize("value", ["localhost,127.0.0.1,::1", "10.0.0.0/8", ".example.com", "*"])
def test_other_exceptions_are_fine(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("NO_PROXY", value)
    assert problem_of_environment(http_clients._parsed).startswith("check HTTP_PROXY")


@pytest.mark.parametrize(
    "variables",
    [
        {"HTTPS_PROXY": "ftp://proxy:3128", "https_proxy": "http://proxy:3128"},
        {"HTTP_PROXY": "ftp://proxy:3128", "REQUEST_METHOD": "GET"},
        {"HTTPS_PROXY": "ftp://proxy:3128", "NO_PROXY": "example.com, *"},
        {"HTTPS_PROXY": "ftp://proxy:3128", "https_proxy": ""},
    ],
)
def test_what_httpx_does_not_read_is_no_problem(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    http_clients.make(http_clients.Client, 3.0).close()


def test_a_missing_package_for_socks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "find_spec", lambda _: None)
    monkeypatch.setenv("ALL_PROXY", "socks5://proxy:1080")
    problem = environment.problem_of_proxies(http_clients._is_usable)
    assert problem.endswith("for which a package is missing: httpx[socks]")


def test_a_connection_error_names_host_and_proxy(
    monkeypatch: pytest.MonkeyPatch, driver: Any
) -> None:
    with pytest.raises(HuvrConnectionError, match=r"\(after 4 attempts in .* s; localhost:9\)"):
        driver("http://localhost:9").request("GET", "/api/x/")
    monkeypatch.setenv("http_proxy", "http://me:hunter2@localhost:10")
    with pytest.raises(HuvrConnectionError, match="http://localhost:10") as caught:
        driver("http://localhost:9").request("GET", "/api/x/")
    assert "hunter2" not in str(caught.value)


def test_a_route_says_no_more_than_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "http://me:hunter2@proxy:3128")
    monkeypatch.setenv("no_proxy", "inside.example")
    url = "https://storage.example:444/a?signature=canary"
    assert route(url) == "storage.example:444, by the environment's proxy http://proxy:3128"
    assert route("https://inside.example/x?y") == "inside.example"
