"""Error bodies of every kind become one readable line and messages by field."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huvr_client import errors
from huvr_client._secret import Secret
from huvr_client._transport.error_body import describe, error_class, read_error_body
from huvr_client._transport.reply import api_error

from .fakes import reply


@pytest.mark.parametrize(
    ("data", "detail", "fields"),
    [
        ({"detail": "Not found."}, "Not found.", {}),
        ({"detail": "No.", "code": "x"}, "No.", {}),
        (
            {"name": ["This field is required."]},
            "name: This field is required.",
            {"name": ["This field is required."]},
        ),
        (
            {"name": ["Too long.", "Taken."], "asset": ["Gone."]},
            "name: Too long. Taken.; asset: Gone.",
            {"name": ["Too long.", "Taken."], "asset": ["Gone."]},
        ),
        ({"non_field_errors": ["No."]}, "No.", {"non_field_errors": ["No."]}),
        (["No.", "Never."], "No. Never.", {"non_field_errors": ["No.", "Never."]}),
        (
            {"owner": {"address": {"zip": ["Bad."]}}},
            "owner.address.zip: Bad.",
            {"owner.address.zip": ["Bad."]},
        ),
        (
            {"rows": [{}, {"cml": ["Gone."]}]},
            "rows.1.cml: Gone.",
            {"rows.1.cml": ["Gone."]},
        ),
        ([{}, {"name": ["No."]}], "1.name: No.", {"1.name": ["No."]}),
        ({"error": "Odd."}, "error: Odd.", {"error": ["Odd."]}),
        ({"code": 7, "x": None}, "code: 7", {"code": ["7"]}),
        ({"detail": {"name": ["No."]}}, "detail.name: No.", {"detail.name": ["No."]}),
        ("No.", "No.", {}),
        ({"detail": ""}, "Bad Request", {}),
        ({}, "Bad Request", {}),
        ([], "Bad Request", {}),
        (None, "Bad Request", {}),
        ("", "Bad Request", {}),
    ],
)
def test_django_rest_framework_bodies(data: Any, detail: str, fields: dict[str, list[str]]) -> None:
    problem = read_error_body(400, json.dumps(data).encode())
    assert problem.detail == detail
    assert problem.fields == fields
    assert not problem.html


@pytest.mark.parametrize(
    ("status", "body", "detail", "html"),
    [
        (502, b"<html><head><title>502 Bad\nGateway</title></head>", "502 Bad Gateway", True),
        (403, b"  <h1 class=x>Access <b>denied</b></h1>", "Access denied", True),
        (503, b"<html></html>", "Service Unavailable", True),
        (500, b"", "Internal Server Error", False),
        (599, b"  ", "no explanation", False),
        (400, b"upstream\r\nreset", "upstream reset", False),
        (400, b'{"truncated": ', '{"truncated":', False),
        (400, b"\xff\xfe", "\ufffd\ufffd", False),
        (400, b"[" * 100_000, "[" * 599 + "…", False),
        (400, "a\x1b[31mred\u202e".encode(), "a [31mred", False),
    ],
)
def test_bodies_that_are_not_json(status: int, body: bytes, detail: str, html: bool) -> None:
    problem = read_error_body(status, body)
    assert (problem.detail, problem.html) == (detail, html)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values)
def test_no_json_is_too_odd(data: Any) -> None:
    problem = read_error_body(400, json.dumps(data).encode())
    assert problem.detail
    assert problem.detail.isprintable()
    assert all(isinstance(line, str) for lines in problem.fields.values() for line in lines)


@given(st.binary())
def test_no_body_is_too_odd(body: bytes) -> None:
    detail = read_error_body(500, body).detail
    assert detail == " ".join(detail.split())
    assert len(detail) <= 600


def test_nesting_beyond_reason_stays_json() -> None:
    data: Any = "deep"
    for _ in range(30):
        data = {"a": data}
    (path,) = read_error_body(400, json.dumps(data).encode()).fields
    assert path == ".".join("a" * 9)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequestError),
        (401, errors.AuthenticationError),
        (403, errors.PermissionDeniedError),
        (404, errors.NotFoundError),
        (409, errors.ConflictError),
        (429, errors.RateLimitError),
        (500, errors.ServerError),
        (599, errors.ServerError),
        (405, errors.HuvrAPIError),
        (302, errors.HuvrAPIError),
        (418, errors.HuvrAPIError),
    ],
)
def test_each_status_has_its_class(status: int, kind: type) -> None:
    assert error_class(status) is kind


def test_the_line_says_what_was_tried_and_how_to_ask_about_it() -> None:
    answer = reply(400, {"name": ["Too long."]}, {"X-Request-ID": "7f3a", "Retry-After": "9"})
    error = api_error("PATCH", "/api/projects/36/", answer)
    assert str(error) == (
        "PATCH /api/projects/36/ failed with 400: name: Too long (request id 7f3a)"
    )
    assert isinstance(error, errors.BadRequestError)
    assert (error.method, error.path) == ("PATCH", "/api/projects/36/")
    assert (error.status_code, error.detail) == (400, "name: Too long.")
    assert (error.request_id, error.retry_after) == ("7f3a", 9.0)
    assert error.fields == {"name": ["Too long."]}
    assert error.response is not None
    assert error.response.json() == {"name": ["Too long."]}


def test_a_403_says_who_refused() -> None:
    firewall = api_error("GET", "/x/", reply(403, b"<html><title>Forbidden</title></html>"))
    assert "HUVR_USER_AGENT" in str(firewall)
    role = api_error("GET", "/x/", reply(403, {"detail": "Not allowed."}))
    assert str(role) == (
        "GET /x/ failed with 403: Not allowed. the service account may lack the role for this"
    )


def test_a_redirect_says_where_it_pointed_without_the_query() -> None:
    answer = reply(302, b"", {"Location": "https://other.example/login/?next=secret"})
    error = api_error("POST", "/api/assets", answer)
    assert "redirected to https://other.example/login/, which is not followed" in str(error)
    assert "secret" not in str(error)


def test_an_echoed_secret_is_masked_in_the_text_and_in_the_response() -> None:
    secret = Secret('hunter"2"é')
    body = json.dumps({"detail": 'bad hunter"2"é'}).encode() + b'\xff hunter"2"\xc3\xa9'
    error = api_error("POST", "/x/", reply(400, body), secrets=[secret, Secret("")])
    assert error.response is not None
    for text in (str(error), error.detail, error.response.text):
        assert "hunter" not in text
        assert "***" in text


def test_errors_survive_pickling_and_copying() -> None:
    error = api_error("GET", "/x/", reply(404, {"detail": "Gone."}, {"X-Request-ID": "1"}))
    connection = errors.HuvrTimeoutError("late", method="GET", path="/x/", request_sent=True)
    for original in (error, connection, errors.HuvrDecodeError("no", path="/x/")):
        for twin in (copy.copy(original), pickle.loads(pickle.dumps(original))):
            assert type(twin) is type(original)
            assert str(twin) == str(original)
            assert vars(twin).keys() == vars(original).keys()
            assert twin.path == original.path


def test_describe_without_a_request_id() -> None:
    assert describe("GET", "/x/", 500, "Oops", None) == "GET /x/ failed with 500: Oops"


def test_the_names_are_all_exported() -> None:
    defined = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert set(errors.__all__) == defined
