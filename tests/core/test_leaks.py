"""Canaries: the secret and the token reach HUVR's origin, and nothing else that can be read."""

from __future__ import annotations

import asyncio
import copy
import io
import json
import logging
import pickle
import traceback
from collections.abc import Iterator
from pprint import pformat
from typing import Any

import h11
import pytest

from huvr_client import (
    AsyncHuvrClient,
    HuvrClient,
    HuvrConfigError,
    HuvrConnectionError,
    HuvrDecodeError,
    HuvrError,
)
from huvr_client._secret import Secret
from huvr_client._transport.wire import Kind
from huvr_client._transport.wire import Request as WireRequest

from .conftest import every_client
from .fakes import CLIENT_ID, CLIENT_SECRET, ORIGIN, TOKEN
from .origin import LOGIN, Connection, Origin, Request
from .test_client import settled

CANARIES = (CLIENT_SECRET, TOKEN)


def rendered(error: BaseException) -> str:
    """Everything an error reporter may print of ``error``: text, attributes, the chain, and
    tracebacks with the locals of every frame, containers and attributes included."""
    parts: list[str] = []
    pending: list[BaseException] = [error]
    seen: set[int] = set()
    while pending:
        exc = pending.pop()
        if id(exc) in seen:
            continue
        seen.add(id(exc))
        parts += [repr(exc), str(exc), pformat(vars(exc)), *_pickled(exc)]
        parts += traceback.TracebackException.from_exception(exc, capture_locals=True).format()
        parts += [pformat(attributes(local)) for local in locals_of(exc)]
        pending += [link for link in (exc.__cause__, exc.__context__) if link is not None]
        response = getattr(exc, "response", None)
        if response is not None:
            parts += [response.text, pformat(response.headers.raw), pformat(vars(response))]
            parts += [pformat(response.request.headers.raw), repr(response.request.content)]
    return "\n".join(parts)


def _pickled(exc: BaseException) -> list[str]:
    if not isinstance(exc, HuvrError):
        return []
    return [pickle.dumps(exc).decode("latin-1"), repr(vars(copy.copy(exc)))]


def locals_of(exc: BaseException) -> Iterator[Any]:
    """The locals of all frames but those of the tests, which know the secret."""
    trace = exc.__traceback__
    while trace is not None:
        if "/tests/" not in trace.tb_frame.f_code.co_filename:
            yield from trace.tb_frame.f_locals.values()
        trace = trace.tb_next


def attributes(subject: Any) -> dict[str, Any]:
    """What a debugger shows of an object one click away."""
    names = {name for kind in type(subject).__mro__ for name in getattr(kind, "__slots__", ())}
    return {
        **getattr(subject, "__dict__", {}),
        **{
            name: getattr(subject, name)
            for name in names
            # A body is what is to be sent; the token request's is built in the call that sends it.
            if isinstance(name, str) and not name.startswith("__") and hasattr(subject, name)
        },
    }


def assert_clean(text: str) -> None:
    for canary in CANARIES:
        assert canary not in text, text[max(0, text.index(canary) - 200) :][:1200]


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """Everything that is logged by anybody, at DEBUG, with tracebacks."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def lose(connection: Connection, _: Request) -> None:
    connection.reset()


def echo_everything(connection: Connection, request: Request) -> None:
    """A server in debug mode: its error page shows the request."""
    shown = {"detail": f"{request.headers} {request.body.decode()}"}
    connection.json(400, shown)


def redirect(target: str, status: int) -> Any:
    def handle(connection: Connection, _: Request) -> None:
        connection.answer(status, Location=target)

    return handle


FAULTS = {
    "lost": lose,
    "echo": echo_everything,
    "html": lambda connection, _: connection.answer(500, b"<html>"),
    "unauthorized": lambda connection, _: connection.json(401, {"detail": "No."}),
    "not json": lambda connection, _: connection.answer(200, b"{"),
    "redirect": redirect("https://evil.example/", 307),
}


@pytest.mark.parametrize("where", [LOGIN, "GET /api/users/me/", "PATCH /api/users/me/"])
@pytest.mark.parametrize("fault", list(FAULTS))
def test_no_failure_shows_the_secret_or_the_token(
    driver: Any, origin: Origin, logs: io.StringIO, where: str, fault: str
) -> None:
    origin.on(where, FAULTS[fault])
    huvr = driver(origin.url)
    verb = where.split()[0] if where != LOGIN else "GET"
    try:
        answer = huvr.request(verb, "/api/users/me/", json={"a": 1} if verb == "PATCH" else None)
    except HuvrError as error:
        assert_clean(rendered(error))
    else:
        assert (fault, where != LOGIN) == ("not json", True), "request() does not decode"
        assert_clean(pformat(vars(answer)) + pformat(answer.request.headers.raw))
    assert_clean(logs.getvalue())
    assert "-> " in logs.getvalue(), "there was something to look at"


@pytest.mark.parametrize("blow", [KeyboardInterrupt, asyncio.CancelledError])
@pytest.mark.parametrize("line", [LOGIN, "GET /api/x/"])
def test_a_call_that_is_interrupted_shows_no_secret(
    driver: Any,
    origin: Origin,
    monkeypatch: pytest.MonkeyPatch,
    blow: type[BaseException],
    line: str,
) -> None:
    huvr = driver(origin.url)
    if line != LOGIN:
        huvr.request("GET", "/api/x/")
    send = h11.Connection.send

    def interrupted(self: Any, event: Any) -> Any:
        if isinstance(event, h11.Request):
            raise blow
        return send(self, event)

    with monkeypatch.context() as patch:
        patch.setattr(h11.Connection, "send", interrupted)
        with pytest.raises(blow) as caught:
            huvr.request("GET", "/api/x/")
    assert_clean(rendered(caught.value))


def test_the_log_of_a_whole_life_is_clean(driver: Any, origin: Origin, logs: io.StringIO) -> None:
    huvr = driver(origin.url)
    refusals = iter([401, 503])
    origin.on("GET /api/x/", lambda connection, _: connection.json(next(refusals, 200), {}))
    huvr.request("GET", "/api/x/")
    huvr.close()
    text = logs.getvalue()
    assert_clean(text)
    assert "GET /api/x/ -> 200, attempt 3" in text
    assert "receive_response_headers" in text, "httpcore's log was looked at as well"


def test_no_log_shows_a_signed_url(driver: Any, origin: Origin, logs: io.StringIO) -> None:
    origin.on("PUT /s/?X-Signature=canary", lambda connection, _: connection.answer(200))
    huvr = driver(origin.url)
    url = f"{origin.url}/s/?X-Signature=canary"
    reply = huvr.send(WireRequest("PUT", url, kind=Kind.STORAGE))
    assert reply.body == b"", "the URL was sent as it is"
    assert 'HTTP Request: PUT http://localhost/*** "HTTP/1.1 200 X"' in logs.getvalue()
    assert "canary" not in logs.getvalue()
    assert "canary" not in pformat(vars(reply.response)) + str(reply.response.request.url)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("line", [LOGIN, "GET /api/x/", "POST /api/x/"])
def test_another_origin_sees_nothing(driver: Any, origin: Origin, line: str, status: int) -> None:
    elsewhere = Origin()
    origin.on(line, redirect(f"{elsewhere.url}/api/x/", status))
    method = "POST" if line.startswith("POST /api/x") else "GET"
    with pytest.raises(HuvrError, match="redirected to"):
        driver(origin.url).request(method, "/api/x/")
    assert elsewhere.connections == 0
    elsewhere.close()


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/api/x/",
        "http://acme.huvrdata.app/api/x/",
        "https://acme.huvrdata.app.evil.example/",
        "https://acme.huvrdata.app@evil.example/",
        "@evil.example/",
        "api/x/",
        "",
        "/api/x/#fragment",
    ],
)
def test_request_refuses_other_origins(driver: Any, path: str) -> None:
    with pytest.raises(HuvrConfigError, match="nothing else gets the token"):
        driver(ORIGIN).request("GET", path)


def test_a_double_slash_stays_on_the_host(driver: Any, origin: Origin) -> None:
    driver(origin.url).request("GET", "//evil.example/x/")
    assert origin.requests[-1].line == "GET //evil.example/x/"


def test_a_next_link_of_the_same_origin_is_taken(driver: Any, origin: Origin) -> None:
    driver(origin.url).request("GET", f"{origin.url}/api/x/?offset=25")
    assert origin.requests[-1].line == "GET /api/x/?offset=25"


@pytest.mark.parametrize("body", ["<pre>{}</pre>", "[{}"])
@pytest.mark.parametrize("resource", ["assets", "users"])
def test_a_success_that_echoes_the_request_gives_nothing_away(
    driver: Any, origin: Origin, body: str, resource: str
) -> None:
    """As a debugging proxy does, or a page that shows what it was asked."""

    def echo(connection: Connection, request: Request) -> None:
        token = request.headers["authorization"]
        connection.answer(200, body.format(token).encode(), X_Echo=token)

    origin.on(f"GET /api/{resource}/", echo)
    huvr = driver(origin.url)
    with pytest.raises(HuvrDecodeError) as caught:
        settled(getattr(huvr.client, resource).list(), huvr)
    assert caught.value.response is not None
    assert "***" in caught.value.response.text
    assert_clean(rendered(caught.value))


GARBLED = {
    "status": b"%b\r\n\r\n",
    "header": b"HTTP/1.1 200 OK\r\n%b\r\n\r\n",
    "control": b"HTTP/1.1 200 OK\r\nX: \0%b\r\n\r\n",
    "chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%b\r\n",
    "long": b"x" * 50_000 + b"%b\r\n\r\n",
}


@every_client
@pytest.mark.parametrize("form", list(GARBLED))
@pytest.mark.parametrize("line", [LOGIN, "GET /api/x/"])
def test_an_answer_that_is_no_http_and_echoes_the_request_gives_nothing_away(
    driver: Any, origin: Origin, line: str, form: str, caplog: pytest.LogCaptureFixture
) -> None:
    def echo(connection: Connection, request: Request) -> None:
        told = f"{request.headers.get('authorization')} {request.body.decode()}".encode()
        connection.socket.sendall(GARBLED[form] % told)
        connection.close()

    origin.on(line, echo)
    caplog.set_level("DEBUG", "huvr_client")
    with pytest.raises(HuvrConnectionError, match=r"its answer was lost: [^(]{8,}") as caught:
        driver(origin.url, retries=0).request("GET", "/api/x/")
    assert_clean(rendered(caught.value))
    assert_clean(str([record.getMessage() for record in caplog.records if "huvr" in record.name]))
    assert len(str(caught.value)) < 1000


@every_client
@pytest.mark.parametrize("blow", [OSError, RuntimeError])
def test_a_body_that_raises_shows_no_token(
    driver: Any, origin: Origin, blow: type[Exception]
) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"a"
        raise blow("mine")

    with pytest.raises(blow, match="mine") as caught:
        driver(origin.url).request("POST", "/api/x/", content=chunks)
    assert_clean(rendered(caught.value))
    names = [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)]
    assert names[-1] == "chunks"


@every_client
def test_a_hook_that_raises_shows_no_token(driver: Any, origin: Origin) -> None:
    def hook(_: Any) -> None:
        raise RuntimeError("mine")

    http_client = driver.http_client(event_hooks={"request": [hook]})
    with pytest.raises(RuntimeError, match="mine") as caught:
        driver(origin.url, http_client=http_client).request("GET", "/api/x/")
    assert_clean(rendered(caught.value))
    assert traceback.extract_tb(caught.value.__traceback__)[-1].name == "hook"


class BrokenTransport:
    """Of a user's own HTTP client, which need not raise what httpx does."""

    def handle_request(self, _: Any) -> Any:
        raise OSError("mine")

    async def handle_async_request(self, request: Any) -> Any:
        self.handle_request(request)

    def close(self) -> None: ...

    async def aclose(self) -> None: ...


@every_client
def test_a_transport_that_raises_shows_no_secret(driver: Any, origin: Origin) -> None:
    http_client = driver.http_client(transport=BrokenTransport())
    with pytest.raises(OSError, match="mine") as caught:
        driver(origin.url, http_client=http_client).request("GET", "/api/x/")
    assert_clean(rendered(caught.value))


@pytest.mark.parametrize(
    "method", ["G\u00c9T", "G\ud800", "", "GET /x HTTP/1.1\r\nA: b\r\n\r\nGET"]
)
def test_a_method_is_a_word(driver: Any, origin: Origin, method: str) -> None:
    """httpcore holds the headers in clear where it fails at one."""
    with pytest.raises(ValueError, match="method must be one word, as in GET, not") as caught:
        driver(origin.url).request(method, "/api/x/")
    assert_clean(rendered(caught.value))
    assert origin.requests == []


# Clients


@pytest.mark.parametrize("kind", [HuvrClient, AsyncHuvrClient])
def test_a_client_shows_no_secret_and_cannot_be_pickled(kind: Any) -> None:
    huvr = kind(base_url=ORIGIN, client_id=CLIENT_ID, client_secret=CLIENT_SECRET)
    assert repr(huvr) == f"{kind.__name__}('{ORIGIN}')"
    context = huvr._caller.context
    shown = [huvr, huvr._caller, context, context.config, context.tokens, context.io]
    assert_clean(repr(shown) + pformat([attributes(part) for part in shown]))
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="Make one in each process") as caught:
            attempt(huvr)
        assert_clean(rendered(caught.value))


@pytest.mark.parametrize(
    "options",
    [{"base_url": "nonsense"}, {"user_agent": "a\nb"}, {"retries": -1}, {"http_client": 1}],
)
@pytest.mark.parametrize("kind", [HuvrClient, AsyncHuvrClient])
def test_an_unusable_setting_shows_no_secret(kind: Any, options: dict[str, Any]) -> None:
    given = {"base_url": ORIGIN, "client_id": "a", "client_secret": CLIENT_SECRET, **options}
    with pytest.raises(HuvrConfigError) as caught:
        kind(**given)
    frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
    own = [frame for frame in frames if "/tests/" not in frame.filename]
    assert own
    assert_clean(str([frame.locals for frame in own]))


def test_a_secret_hides_and_stays() -> None:
    secret = Secret(CLIENT_SECRET)
    assert_clean(f"{secret} {secret!r} {[secret]} {json.dumps(str(secret))}")
    assert secret == Secret(CLIENT_SECRET)
    assert secret != CLIENT_SECRET
    assert hash(secret) == hash(Secret(CLIENT_SECRET))
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="cannot be pickled"):
            attempt(secret)
    assert Secret("abc").mask("abc") == "abc", "too short to be told from other text"
