"""Error bodies of every kind become one readable line and messages by field."""

from __future__ import annotations

import copy
import html
import json
import pickle
import time
from typing import Any
from urllib.parse import quote, quote_plus

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huvr_client import errors
from huvr_client._secret import Secret
from huvr_client._transport.error_body import read_error_body
from huvr_client._transport.reply import api_error, conceal
from huvr_client._transport.wire import Reply

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
    assert type(api_error("GET", "/x/", reply(status))) is kind


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
    page = b"\xef\xbb\xbf<html><title>Forbidden</title></html>"
    assert "HUVR_USER_AGENT" in str(api_error("GET", "/x/", reply(403, page)))
    role = api_error("GET", "/x/", reply(403, b""))
    assert str(role) == (
        "GET /x/ failed with 403: Forbidden. The service account may lack the role for this"
    )


def test_a_403_that_gives_its_reason_gets_no_other_one() -> None:
    error = api_error("PATCH", "/x/", reply(403, {"detail": "This finding is locked"}))
    assert str(error) == "PATCH /x/ failed with 403: This finding is locked"


def test_a_byte_order_mark_hides_nothing() -> None:
    error = api_error("POST", "/x/", reply(400, b'\xef\xbb\xbf{"name": ["Too long."]}'))
    assert error.fields == {"name": ["Too long."]}


@pytest.mark.parametrize("piece", [b"<h1>", b"<title ", b"<", b"<h1 <h1>", b"<title>a</titl"])
def test_the_time_for_a_page_grows_with_its_size_only(piece: bytes) -> None:
    """Measured in processor time against a page of a tenth: quadratic would be a hundredfold."""

    def cost(size: int) -> float:
        page = b"<" + piece * (size // len(piece))
        begun = time.process_time()
        read_error_body(500, page)
        return time.process_time() - begun

    assert cost(400_000) < 40 * max(cost(40_000), 0.01)


@pytest.mark.parametrize("depth", [900, 990, 995, 1000, 5000])
@pytest.mark.parametrize("shape", [b'{"a":%s}', b"[%s]"])
def test_json_as_deep_as_the_parser_goes_is_an_answer(depth: int, shape: bytes) -> None:
    before, after = shape.split(b"%s")
    body = before * depth + b"1" + after * depth
    error = api_error("POST", "/x/", reply(400, body))
    assert isinstance(error, errors.BadRequestError)
    assert error.detail


@pytest.mark.parametrize("below", [[{"a": "no"}], {"b": [["no"]]}, "no"])
def test_long_keys_do_not_grow_with_each_message(below: Any) -> None:
    """256 KiB of body were 4 GB of paths."""
    key = "k" * 100_000
    problem = read_error_body(400, json.dumps({key: [below] * 10_000}).encode())
    assert sum(map(len, problem.fields)) <= 200 * 10_000
    assert next(iter(problem.fields)) == key[:200]


def test_a_redirect_says_where_it_pointed_without_the_query() -> None:
    answer = reply(302, b"", {"Location": "https://other.example/login/?next=secret"})
    error = api_error("POST", "/api/assets", answer)
    assert "redirected to https://other.example/login/, which is not followed" in str(error)
    assert "secret" not in str(error)


def test_an_echoed_secret_is_masked_in_the_text_and_in_the_response() -> None:
    secret = Secret('hunter"2"é')
    body = json.dumps({"detail": 'bad hunter"2"é'}).encode() + b'\xff hunter"2"\xc3\xa9'
    answer = reply(400, body)
    answer.secrets = (secret, Secret(""))
    error = api_error("POST", "/x/", answer)
    assert error.response is not None
    for text in (str(error), error.detail, error.response.text):
        assert "hunter" not in text
        assert "***" in text


def test_of_a_long_success_the_beginning_is_masked_and_shown() -> None:
    """Masking all of 100 MB takes a minute of processor time, past any deadline."""
    answer = reply(200, b"a secret" * 100_000)
    answer.secrets = (Secret("secret"),)
    conceal(answer)
    assert answer.response is not None
    assert answer.response.content == answer.body
    assert answer.body.startswith(b"a ***a ***")
    assert len(answer.body) <= 256 * 1024


@pytest.mark.parametrize("status", [200, 500])
def test_a_secret_is_not_shown_in_part_where_a_body_is_cut(status: int) -> None:
    cut = 256 * 1024
    answer = reply(status, (b"x" * (cut - 3) + b"secret")[: cut if status == 500 else None])
    answer.secrets = (Secret("secret"),)
    conceal(answer)
    assert answer.body.strip(b"x") == b""
    assert len(answer.body) > cut // 2


SECRET = "a\"b\\c/d&e'f<g>é😀 9+x"
ECHOES = [
    SECRET,
    json.dumps(SECRET),
    json.dumps(SECRET, ensure_ascii=False),
    json.dumps(json.dumps(SECRET)),
    json.dumps(SECRET).replace("/", "\\/").replace("&", "\\u0026").replace("<", "\\u003C"),
    html.escape(SECRET),
    html.escape(html.escape(SECRET)),
    html.escape(json.dumps(SECRET)),
    json.dumps(html.escape(SECRET)).replace("&", "\\u0026"),
    "".join(f"&#{ord(char)};" for char in SECRET),
    "".join(f"&#x{ord(char):06X};" for char in SECRET),
    quote(SECRET, safe=""),
    quote_plus(SECRET).lower(),
]


@pytest.mark.parametrize("echo", ECHOES)
def test_an_echo_is_masked_in_every_escaping(echo: str) -> None:
    masked = Secret(SECRET).mask(f"before {echo} after")
    assert masked.startswith("before ")
    assert masked.endswith(" after")
    assert "***" in masked
    assert len(masked) < len("before  after") + 20  # at most the quotes around it are left


def test_what_is_like_the_secret_stays() -> None:
    text = "a&quot;b and SECRET, 100 %"
    assert Secret("secret").mask(text) == text


@pytest.mark.parametrize("piece", ["\\", "&#0000", "&amp;#x0000", "\\u00", "%", "&"])
def test_masking_takes_time_that_grows_with_the_text_only(piece: str) -> None:
    """In processor time, against a tenth of the text."""

    def cost(size: int) -> float:
        begun = time.process_time()
        Secret("&0\\%u").mask(piece * (size // len(piece)))
        return time.process_time() - begun

    assert cost(200_000) < 40 * max(cost(20_000), 0.01)


@pytest.mark.parametrize(
    "header",
    ["X-Request-Id", "Location", "WWW-Authenticate", "Set-Cookie", "X-canary-secret"],
)
@pytest.mark.parametrize("status", [302, 400, 403, 500])
def test_an_echo_in_a_header_is_masked(header: str, status: int) -> None:
    answer = reply(status, b"", {header: "https://x.example/canary-secret?canary-secret"})
    answer.secrets = (Secret("canary-secret"),)
    error = api_error("GET", "/x/", answer)
    assert error.response is not None
    shown = [str(error), error.request_id, error.response.headers.raw, answer.headers]
    assert "canary" not in f"{shown} {vars(error)}"
    assert b"canary" not in pickle.dumps(error)


def test_an_echo_in_the_reason_phrase_is_masked() -> None:
    answer = reply(500)
    assert answer.response is not None
    answer.response.extensions["reason_phrase"] = b"canary-secret"
    answer.secrets = (Secret("canary-secret"),)
    error = api_error("GET", "/x/", answer)
    assert error.response is not None
    assert error.response.reason_phrase == "Internal Server Error"


def test_an_answer_without_an_echo_is_the_very_same() -> None:
    answer = reply(400, {"name": ["No."]})
    answer.secrets = (Secret("canary-secret"),)
    before = answer.response
    assert api_error("GET", "/x/", answer).response is before


@pytest.mark.parametrize("header", ["X-Request-Id", "Location"])
def test_a_header_forges_no_line_and_moves_no_cursor(header: str) -> None:
    bad = "/a\x1b[2J\x9b31m\u202e\u2028b"
    response = httpx.Response(
        302, headers={header: bad.encode()}, request=httpx.Request("GET", "http://x")
    )
    error = api_error("GET", "/x/", Reply(302, response.headers, b"", response))
    assert str(error).isprintable()


@pytest.mark.parametrize("name", errors.__all__)
def test_the_text_of_every_error_is_one_printable_line(name: str) -> None:
    error = getattr(errors, name)("state x\x1b[31m\nERROR forged \u202e\ud800")
    assert str(error) == "state x [31m ERROR forged   "
    assert str(pickle.loads(pickle.dumps(error))) == str(copy.copy(error)) == str(error)


def test_errors_survive_pickling_and_copying() -> None:
    error = api_error("GET", "/x/", reply(404, {"detail": "Gone."}, {"X-Request-ID": "1"}))
    connection = errors.HuvrTimeoutError("late", method="GET", path="/x/", request_sent=True)
    for original in (error, connection, errors.HuvrDecodeError("no", path="/x/")):
        for twin in (copy.copy(original), pickle.loads(pickle.dumps(original))):
            assert type(twin) is type(original)
            assert str(twin) == str(original)
            assert vars(twin).keys() == vars(original).keys()
            assert twin.path == original.path


def test_a_line_without_a_request_id() -> None:
    error = api_error("GET", "/x/", reply(500, {"detail": "Oops"}))
    assert str(error) == "GET /x/ failed with 500: Oops"


def test_the_names_are_all_exported() -> None:
    defined = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert set(errors.__all__) == defined
