"""What is a base URL, and what leaves it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from huvr_client._transport.origin import is_loopback, parse_origin, path_within, without_query

ORIGIN = "https://acme.huvrdata.app"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://acme.huvrdata.app", ORIGIN),
        ("https://acme.huvrdata.app/", ORIGIN),
        ("https://acme.huvrdata.app/api", ORIGIN),
        ("https://acme.huvrdata.app/api/", ORIGIN),
        ("HTTPS://ACME.HuvrData.app:443/api/", ORIGIN),
        ("https://acme.huvrdata.app:8443", f"{ORIGIN}:8443"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://huvr.localhost", "http://huvr.localhost"),
        ("http://127.9.9.9:80/", "http://127.9.9.9"),
        ("http://[::1]:5000/", "http://[::1]:5000"),
    ],
)
def test_what_people_paste_is_understood(text: str, origin: str) -> None:
    assert parse_origin(text) == origin
    assert parse_origin(origin) == origin


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("acme.huvrdata.app", "https://"),
        ("https:acme.huvrdata.app", "https://"),
        ("ftp://acme.huvrdata.app", "https://"),
        ("//acme.huvrdata.app", "https://"),
        ("https://acme.huvrdata.app/api/v3", "origin only"),
        ("https://acme.huvrdata.app/?a=1", "origin only"),
        ("https://acme.huvrdata.app/#a", "origin only"),
        ("https://me:secret@acme.huvrdata.app", "user name"),
        ("https://me@acme.huvrdata.app", "user name"),
        ("http://acme.huvrdata.app", "plain http"),
        ("http://localhost.evil.example", "plain http"),
        ("http://127.0.0.1.evil.example", "plain http"),
        ("http://192.168.0.1", "plain http"),
        ("https://", "no host"),
        ("https://acme.huvrdata.app:99999", "unreadable host or port"),
        ("https://acme.huvr\tdata.app", "white space"),
        ("https://acme.huvrdata.app\\@evil.example", "backslash"),
        ("https://[::1", "unreadable host or port"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse_origin(text)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/api/assets/", "/api/assets/"),
        ("?offset=25", "/api/assets/?offset=25"),
        ("../users/", "/api/users/"),
        (f"{ORIGIN}/api/x/?a=1&b=2#frag", "/api/x/?a=1&b=2"),
        ("https://ACME.huvrdata.app:443/x", "/x"),
        (ORIGIN, "/"),
        (f"{ORIGIN}//evil.example/x", "/evil.example/x"),
        # other hosts, ports and schemes, and what only looks like ours
        ("http://acme.huvrdata.app/x", None),
        ("https://acme.huvrdata.app:8443/x", None),
        ("https://acme.huvrdata.app.evil.example/x", None),
        ("https://evil.example/https://acme.huvrdata.app/", None),
        ("https://acme.huvrdata.app@evil.example/", None),
        ("https://user@acme.huvrdata.app/", None),
        ("//evil.example/x", None),
        ("https://acme.huvrdata.app:port/", None),
        ("javascript:alert(1)", None),
        ("https://[::1", None),
    ],
)
def test_what_leaves_the_origin(target: str, path: str | None) -> None:
    assert path_within(ORIGIN, f"{ORIGIN}/api/assets/", target) == path


@given(st.text(alphabet=st.sampled_from("acmehuvrdata./:@?#[]%\\ \t-0189")) | st.text())
@example("https:/\\evil.example")
@example("/\\evil.example")
def test_a_followed_path_never_changes_the_host(target: str) -> None:
    path = path_within(ORIGIN, f"{ORIGIN}/api/", target)
    if path is not None:
        assert path.startswith("/")
        assert not path.startswith("//")


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("https://bucket.example/a/b?X-Signature=s3cret", "https://bucket.example/a/b"),
        ("https://me:pw@host.example/a#frag", "https://host.example/a"),
        ("/api/x/?token=1", "/api/x/"),
        ("https://[::1", "an unreadable URL"),
        ("https://x.example/\x1b[2J\u202ea\u2028b", "https://x.example/ [2J a b"),
    ],
)
def test_a_shown_url_keeps_its_secrets(target: str, shown: str) -> None:
    assert without_query(target) == shown


def test_loopback_by_name_and_address() -> None:
    assert is_loopback("localhost")
    assert is_loopback("::1")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("localhost.example")
