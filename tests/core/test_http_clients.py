"""Exchanges over real sockets: what is sent, what is understood, what is kept apart."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import shutil
import socket
import ssl
import subprocess
import threading
import traceback
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest

from huvr_client import (
    HuvrAPIError,
    HuvrClosedError,
    HuvrConfigError,
    HuvrConnectionError,
    HuvrTimeoutError,
    NotFoundError,
)
from huvr_client._auth.credentials import PATH
from huvr_client._transport import fork
from huvr_client._transport.network import failures, http_clients
from huvr_client._transport.network.async_io import AsyncIO
from huvr_client._transport.network.sync_io import SyncIO, finish
from huvr_client._transport.wire import Kind, TransportFailure
from huvr_client._transport.wire import Request as WireRequest

from .conftest import every_client, own_clients
from .fakes import TOKEN
from .origin import LOGIN, Connection, Origin, Request

ECHO = "GET /api/x/"


@own_clients
def test_a_call_and_its_token_request(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)
    answer = huvr.request("GET", "/api/x/")
    assert answer.json() == {"line": ECHO}
    login, call = origin.requests
    assert (login.line, call.line) == (LOGIN, ECHO)
    assert "authorization" not in login.headers
    assert call.headers["authorization"] == f"Token {TOKEN}1"
    for request in (login, call):
        assert request.headers["user-agent"].startswith("acme/1 huvr-client-typed/")
        assert request.headers["host"] == origin.host
    assert origin.connections == 1, "both on one connection"


@every_client
def test_what_comes_back_carries_neither_token_nor_login(driver: Any, origin: Origin) -> None:
    origin.on("GET /api/gone/", lambda connection, _: connection.json(404, {"detail": "Gone."}))
    huvr = driver(origin.url)
    answer = huvr.request("POST", "/api/x/", json={"a": 1})
    assert "authorization" not in answer.request.headers
    assert answer.request.content == b'{"a":1}'
    assert answer.elapsed.total_seconds() > 0
    with pytest.raises(NotFoundError) as caught:
        huvr.request("GET", "/api/gone/")
    assert "authorization" not in caught.value.response.request.headers


# Failures on the wire, and what they lead to


def reset(connection: Connection, _: Request) -> None:
    connection.reset()


def truncate(connection: Connection, _: Request) -> None:
    connection.answer(200, b'{"half":', length=100)
    connection.close()


def garbage(connection: Connection, _: Request) -> None:
    connection.socket.sendall(b"SSH-2.0-OpenSSH\r\n\r\n")
    connection.close()


def broken_gzip(connection: Connection, _: Request) -> None:
    connection.answer(200, b"not gzip", Content_Encoding="gzip")


wire = pytest.mark.parametrize("fault", [reset, truncate, garbage, broken_gzip])


@wire
@every_client
def test_a_lost_answer_to_a_get_is_asked_for_again(driver: Any, origin: Origin, fault: Any) -> None:
    faults = [fault, fault]

    def handle(connection: Connection, request: Request) -> None:
        if faults:
            faults.pop()(connection, request)
        else:
            connection.json(200, {})

    origin.on(ECHO, handle)
    assert driver(origin.url).request("GET", "/api/x/").status_code == 200
    assert origin.count(ECHO) == 3


@wire
@every_client
def test_a_lost_answer_to_a_post_is_an_error_and_no_second_post(
    driver: Any, origin: Origin, fault: Any
) -> None:
    origin.on("POST /api/x/", fault)
    with pytest.raises(HuvrConnectionError) as caught:
        driver(origin.url).request("POST", "/api/x/", json={})
    assert caught.value.request_sent
    assert origin.count("POST /api/x/") == 1
    errors = httpx.RequestError | httpx2.RequestError | zlib.error
    assert isinstance(caught.value.__cause__, errors)
    assert caught.value.__cause__.__traceback__ is None


@every_client
def test_a_refused_connection_is_known_not_to_have_been_sent(driver: Any) -> None:
    with pytest.raises(HuvrConnectionError, match="it was not sent") as caught:
        driver("http://127.0.0.1:1").request("POST", "/api/x/")
    assert not caught.value.request_sent


@every_client
def test_silence_is_a_timeout(driver: Any, origin: Origin) -> None:
    over = threading.Event()
    origin.on("POST /api/x/", lambda *_: over.wait(60) and None)
    huvr = driver(origin.url)
    huvr.request("GET", "/api/x/")  # a token and a connection take their time
    huvr.client = huvr.client.with_options(timeout=0.05)
    with pytest.raises(HuvrTimeoutError) as caught:
        huvr.request("POST", "/api/x/")
    over.set()
    assert caught.value.request_sent


@every_client
def test_a_header_that_cannot_be_sent_is_no_connection_trouble(driver: Any, origin: Origin) -> None:
    http_client = driver.http_client(headers={"X-Bad": "canary\x00"})
    huvr = driver(origin.url, http_client=http_client)
    with pytest.raises(HuvrConnectionError, match="LocalProtocolError") as caught:
        huvr.request("GET", "/api/x/")
    assert "canary" not in str(caught.value)
    assert origin.calls() == []


@every_client
def test_an_unbuildable_request_is_said_so(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)
    with pytest.raises(HuvrConnectionError, match="cannot be built: InvalidURL"):
        huvr.request("GET", "/api/\x00/")


# Bodies


@pytest.mark.parametrize(
    ("content", "sent"),
    [
        (b"bytes", b"bytes"),
        ("text é", "text é".encode()),
        ([b"a", b"b"], b"ab"),
        (lambda: iter([b"c", b"d"]), b"cd"),
        (iter([b"e", b"f"]), b"ef"),
    ],
)
@every_client
def test_bodies_of_every_kind(driver: Any, origin: Origin, content: Any, sent: bytes) -> None:
    if hasattr(content, "__next__"):
        content = iter([b"e", b"f"])  # fresh for each driver
    driver(origin.url).request("PUT", "/api/x/", content=content)
    assert origin.requests[-1].body == sent


@every_client
def test_a_body_with_its_length_is_not_sent_in_chunks(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)

    request = WireRequest(
        "PUT",
        f"{origin.url}/s/",
        headers={"Content-Length": "4"},
        content=lambda: iter([b"ab", b"cd"]),
        kind=Kind.STORAGE,
    )
    assert huvr.send(request).status == 200
    (received,) = origin.requests
    assert received.headers["content-length"] == "4"
    assert "transfer-encoding" not in received.headers
    assert received.body == b"abcd"


@every_client
def test_a_repeatable_body_is_made_anew_for_each_attempt(driver: Any, origin: Origin) -> None:
    answers = iter([503, 429])
    origin.on("PUT /api/x/", lambda connection, _: connection.json(next(answers, 200), {"a": 1}))
    driver(origin.url).request("PUT", "/api/x/", content=lambda: iter([b"all ", b"of it"]))
    assert [request.body for request in origin.requests[1:]] == [b"all of it"] * 3


@every_client
def test_an_iterator_is_sent_once(driver: Any, origin: Origin) -> None:
    origin.on("PUT /api/x/", lambda connection, _: connection.json(503, {}))
    with pytest.raises(HuvrAPIError):
        driver(origin.url).request("PUT", "/api/x/", content=iter([b"a"]))
    assert origin.count("PUT /api/x/") == 1


@every_client
def test_an_error_while_reading_the_body_is_the_callers(driver: Any, origin: Origin) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"a"
        raise OSError(5, "the disk is broken")

    with pytest.raises(OSError, match="disk is broken"):
        driver(origin.url).request("PUT", "/api/x/", content=chunks)


# Streaming


async def read_all(huvr: Any, url: str) -> tuple[int, list[bytes], bytes]:
    io = huvr.client._caller.context.io
    reply = await io.send(WireRequest("GET", url, kind=Kind.STORAGE, stream=True))
    chunks: list[bytes] = []
    try:
        if reply.status == 200:
            while (chunk := await io.read(reply)) is not None:
                chunks.append(chunk)
    finally:
        await io.close_reply(reply)
        await io.close_reply(reply)
    return reply.status, chunks, reply.body


@every_client
def test_a_streamed_reply_is_read_in_chunks(driver: Any, origin: Origin) -> None:
    body = os.urandom(300_000)
    origin.on("GET /s/", lambda connection, _: connection.answer(200, body))
    huvr = driver(origin.url)
    status, chunks, whole = huvr.run(read_all(huvr, f"{origin.url}/s/"))
    assert status == 200
    assert b"".join(chunks) == body
    assert len(chunks) > 1
    assert whole == b""


@every_client
def test_a_streamed_error_is_read_whole(driver: Any, origin: Origin) -> None:
    origin.on("GET /s/", lambda connection, _: connection.answer(404, b"<Error/>"))
    huvr = driver(origin.url)
    assert huvr.run(read_all(huvr, f"{origin.url}/s/")) == (404, [], b"<Error/>")


@every_client
def test_a_stream_that_breaks_off_is_a_failure(driver: Any, origin: Origin) -> None:
    origin.on("GET /s/", truncate)
    huvr = driver(origin.url)
    with pytest.raises(TransportFailure) as caught:
        huvr.run(read_all(huvr, f"{origin.url}/s/"))
    assert caught.value.sent


# Storage


@every_client
def test_storage_sees_nothing_of_the_client(driver: Any, origin: Origin) -> None:
    storage = Origin()
    seen: list[Any] = []
    http_client = driver.http_client(
        headers={"X-Base": "1", "Authorization": "Basic abc"},
        cookies={"session": "1"},
        params={"a": "1"},
        auth=("user", "password"),
        event_hooks={"request": [seen.append], "response": [seen.append]},
    )
    huvr = driver(origin.url, http_client=http_client)
    huvr.request("GET", "/api/x/")
    assert origin.requests[-1].line == "GET /api/x/?a=1"
    assert origin.requests[-1].headers["x-base"] == "1"
    assert origin.requests[-1].headers["authorization"] == f"Token {TOKEN}1"
    assert len(seen) == 2, "hooks see the call, not the token request"

    headers = {"x-goog-meta": "exact"}
    url = f"{storage.url}/s/?sig=1"
    reply = huvr.send(WireRequest("GET", url, kind=Kind.STORAGE, headers=headers))
    (request,) = storage.requests
    assert request.line == "GET /s/?sig=1"
    assert request.headers["x-goog-meta"] == "exact"
    assert request.headers["user-agent"].startswith("acme/1 ")
    assert not {"authorization", "cookie", "x-base", "referer"} & set(request.headers)
    assert len(seen) == 2
    assert "sig" not in str(reply.response.request.url)
    storage.close()


@every_client
def test_cookies_of_the_login_go_nowhere(driver: Any, origin: Origin) -> None:
    storage = Origin()  # the same host, on another port

    def login(connection: Connection, _: Request) -> None:
        connection.json(200, {"access_token": "t"}, Set_Cookie="session=1")

    origin.on(LOGIN, login)
    storage.on("GET /s/", lambda connection, _: connection.json(200, {}, Set_Cookie="other=1"))
    huvr = driver(origin.url)
    huvr.request("GET", "/api/x/")
    for _ in range(2):
        huvr.send(WireRequest("GET", f"{storage.url}/s/", kind=Kind.STORAGE))
    huvr.request("GET", "/api/x/")
    assert not [r for r in origin.requests + storage.requests if "cookie" in r.headers]
    storage.close()


@every_client
def test_the_token_request_sees_no_hooks_headers_or_cookies(driver: Any, origin: Origin) -> None:
    http_client = driver.http_client(headers={"X-Base": "1"}, cookies={"session": "1"})
    driver(origin.url, http_client=http_client).request("GET", "/api/x/")
    login = origin.requests[0]
    assert not {"authorization", "cookie", "x-base"} & set(login.headers)


@every_client
def test_a_public_call_carries_no_authorization_of_the_custom_client(
    driver: Any, origin: Origin
) -> None:
    http_client = driver.http_client(headers={"Authorization": "Basic abc"})
    huvr = driver(origin.url, http_client=http_client)
    huvr.run(_public(huvr))
    assert "authorization" not in origin.requests[-1].headers


def _public(huvr: Any) -> Any:
    from huvr_client._calls import send

    context = huvr.client._caller.context
    return send(context, "POST", "/api/auth/session-login/", authenticated=False)


# The user's own client


@every_client
def test_hooks_that_raise_for_status_leave_the_judgement_to_us(driver: Any, origin: Origin) -> None:
    origin.on(ECHO, lambda connection, _: connection.json(404, {"detail": "Gone."}))
    http_client = driver.http_client(event_hooks={"response": [lambda r: r.raise_for_status()]})
    with pytest.raises(NotFoundError) as caught:
        driver(origin.url, http_client=http_client).request("GET", "/api/x/")
    assert "authorization" not in caught.value.response.request.headers


@every_client
def test_a_hook_may_have_taken_the_token_away(driver: Any, origin: Origin) -> None:
    hooks = {"response": [lambda response: response.request.headers.pop("Authorization")]}
    huvr = driver(origin.url, http_client=driver.http_client(event_hooks=hooks))
    assert huvr.request("GET", "/api/x/").status_code == 200


@every_client
def test_a_hooks_own_exception_is_the_callers(driver: Any, origin: Origin) -> None:
    def hook(request: httpx.Request) -> None:
        raise LookupError("mine")

    http_client = driver.http_client(event_hooks={"request": [hook]})
    with pytest.raises(LookupError, match="mine"):
        driver(origin.url, http_client=http_client).request("GET", "/api/x/")


@every_client
def test_its_limits_and_timeouts_are_kept(driver: Any, origin: Origin) -> None:
    http_client = driver.http_client(timeout=0.05)
    over = threading.Event()
    origin.on("POST /api/x/", lambda *_: over.wait(60) and None)
    with pytest.raises(HuvrTimeoutError):
        driver(origin.url, http_client=http_client).request("POST", "/api/x/")
    over.set()


@every_client
def test_it_stays_open(driver: Any, origin: Origin) -> None:
    http_client = driver.http_client()
    huvr = driver(origin.url, http_client=http_client)
    huvr.request("GET", "/api/x/")
    huvr.close()
    assert not http_client.is_closed


# Proxies and certificates


@every_client
def test_a_proxy_from_the_environment_is_used_with_retries_on(
    driver: Any, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Origin()
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    login, call = f"POST http://huvr.localhost{PATH}", "GET http://huvr.localhost/api/x/"
    answers = iter([503])
    proxy.on(login, lambda connection, _: connection.json(200, {"access_token": "t"}))
    proxy.on(call, lambda connection, _: connection.json(next(answers, 200), {}))
    assert driver("http://huvr.localhost").request("GET", "/api/x/").status_code == 200
    assert [request.line for request in proxy.requests] == [login, call, call]
    proxy.close()


def tunnel(connection: Connection, request: Request) -> None:
    """Answer a CONNECT and pass bytes on, both ways, until one side ends."""
    host, port = request.target.rsplit(":", 1)
    inside = socket.create_connection((host.strip("[]"), int(port)))
    connection.socket.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")

    def pump(source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    back = threading.Thread(target=pump, args=(inside, connection.socket), daemon=True)
    back.start()
    pump(connection.socket, inside)
    back.join()
    inside.close()


@every_client
def test_a_tunnel_through_a_proxy_hides_everything_from_it(
    driver: Any, tls: Origin, certificate: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Origin()
    proxy.on(f"CONNECT {tls.host}", tunnel)
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    assert driver(tls.url).request("GET", "/api/x/").status_code == 200
    assert tls.requests[1].headers["authorization"] == f"Token {TOKEN}1"
    assert {request.line for request in proxy.requests} == {f"CONNECT {tls.host}"}
    assert not any("authorization" in request.headers for request in proxy.requests)
    proxy.close()


@every_client
def test_a_proxy_that_refuses_means_that_nothing_was_sent(
    driver: Any, tls: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Origin()
    proxy.on(f"CONNECT {tls.host}", lambda connection, _: connection.answer(407))
    monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("//", "//me:hunter2@"))
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(HuvrConnectionError, match="it was not sent: 407") as caught:
        driver(tls.url).request("POST", "/api/x/")
    assert "hunter2" not in str(caught.value)
    assert not caught.value.request_sent
    assert tls.connections == 0
    proxy.close()


@every_client
def test_no_proxy_is_honoured(driver: Any, origin: Origin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    assert driver(origin.url).request("GET", "/api/x/").status_code == 200


@own_clients
def test_an_unusable_proxy_setting_is_a_config_error_without_its_password(
    driver: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "gopher://me:hunter2@proxy.example")
    with pytest.raises(HuvrConfigError, match="HTTPS_PROXY") as caught:
        driver("https://acme.huvrdata.app").request("GET", "/api/x/")
    assert "hunter2" not in str(caught.value)
    assert caught.value.__context__ is None


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for localhost and its key, made for this run."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "localhost.pem", folder / "localhost.key"
    made = f"req -x509 -nodes -newkey rsa:2048 -days 2 -keyout {key} -out {certificate}"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([openssl, *made.split(), *names], check=True, capture_output=True)
    return certificate, key


@pytest.fixture
def tls(certificate: tuple[Path, Path]) -> Iterator[Origin]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server = Origin(context)
    yield server
    server.close()


@every_client
def test_ssl_cert_file_is_honoured(
    driver: Any, tls: Origin, certificate: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    assert driver(tls.url).request("GET", "/api/x/").status_code == 200


@every_client
def test_an_untrusted_certificate_is_not_tried_again(driver: Any, tls: Origin) -> None:
    with pytest.raises(HuvrConnectionError, match="CERTIFICATE_VERIFY_FAILED"):
        driver(tls.url).request("GET", "/api/x/")
    assert tls.requests == []
    assert tls.connections == 1


@every_client
def test_a_custom_clients_verify_holds_for_the_token_request_too(
    driver: Any, tls: Origin, certificate: Any
) -> None:
    context = ssl.create_default_context(cafile=str(certificate[0]))
    http_client = driver.http_client(verify=context)
    assert driver(tls.url, http_client=http_client).request("GET", "/api/x/").status_code == 200


def test_clients_share_one_tls_context(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    create = httpx.create_ssl_context
    http_clients._tls_context.cache_clear()
    monkeypatch.setattr(httpx, "create_ssl_context", lambda: made.append(1) or create())
    clients = [SyncIO(user_agent="a", timeout=1) for _ in range(3)]
    for io in clients:
        finish(io._open())
        io.close()
    assert made == [1]


@own_clients
def test_a_missing_ssl_cert_file_is_a_config_error(
    driver: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file.pem")
    with pytest.raises(HuvrConfigError, match="SSL_CERT_FILE"):
        driver("https://acme.huvrdata.app").request("GET", "/api/x/")


@every_client
def test_netrc_never_overrides_the_token(
    driver: Any, origin: Origin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text(
        "machine 127.0.0.1 login me password hunter2\nmachine localhost login me password hunter2\n"
    )
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HOME", str(tmp_path))
    driver(origin.url).request("GET", "/api/x/")
    assert [request.headers.get("authorization") for request in origin.requests] == [
        None,
        f"Token {TOKEN}1",
    ]


# Lifecycle


@own_clients
def test_a_closed_client_says_so(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)
    huvr.request("GET", "/api/x/")
    huvr.close()
    huvr.close()
    with pytest.raises(HuvrClosedError, match="closed"):
        huvr.request("GET", "/api/x/")


@own_clients
def test_closing_a_client_that_was_never_used(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)
    huvr.close()
    with pytest.raises(HuvrClosedError):
        huvr.request("GET", "/api/x/")


@every_client
def test_a_custom_client_closed_by_its_owner(driver: Any, origin: Origin) -> None:
    http_client = driver.http_client()
    huvr = driver(origin.url, http_client=http_client)
    huvr.request("GET", "/api/x/")
    if driver.is_async:
        huvr.run(http_client.aclose())
    else:
        http_client.close()
    with pytest.raises(HuvrClosedError):
        huvr.request("GET", "/api/x/")


def status_of(io: SyncIO, origin: Origin) -> int:
    return finish(io.send(WireRequest("GET", f"{origin.url}/api/x/"))).status


def test_forgetting_to_close_is_harmless(origin: Origin) -> None:
    io = SyncIO(user_agent="a", timeout=5)
    assert status_of(io, origin) == 200
    del io
    gc.collect()  # a socket left open would be a ResourceWarning, and so an error here


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this platform")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_child_has_its_own_connections(origin: Origin) -> None:
    io = SyncIO(user_agent="a", timeout=5)
    assert status_of(io, origin) == 200
    http_clients.building.lock.acquire()  # as another thread might have
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if status_of(io, origin) == 200 else 2
        finally:
            os._exit(status)
    http_clients.building.lock.release()
    assert os.waitpid(child, 0)[1] == 0
    assert origin.connections == 2
    assert status_of(io, origin) == 200
    assert origin.connections == 2, "the parent's connection still works"
    io.close()


@pytest.mark.parametrize("kind", [SyncIO, AsyncIO])
def test_in_a_child_connections_are_left_to_the_parent(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    graveyard: list[Any] = []
    monkeypatch.setattr(fork, "_inherited", graveyard)
    io = kind(user_agent="a", timeout=1)
    name = "_pools" if kind is AsyncIO else "_pool"
    connections = object()
    setattr(io, name, connections)
    io.after_fork()
    assert graveyard == [connections]
    assert not getattr(io, name)


def test_in_a_child_the_lock_is_free() -> None:
    building = fork.Lock()
    with building.lock:
        building.after_fork()
        assert building.lock.acquire(blocking=False)


# What only the two kinds of IO do


@every_client
def test_sync_run_is_in_place_and_async_run_in_a_thread(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)
    thread = huvr.run(huvr.client._caller.context.io.run(threading.get_ident))
    assert (thread != threading.get_ident()) == driver.is_async


def test_a_cancelled_run_is_left_only_when_the_function_has_returned() -> None:
    events: list[str] = []
    begun, release = threading.Event(), threading.Event()

    def slow(error: bool) -> None:
        begun.set()
        release.wait(60)
        events.append("returned")
        if error:
            raise LookupError("nobody hears this")

    async def scenario(error: bool) -> None:
        io = AsyncIO(user_agent="a", timeout=1)

        async def body() -> None:
            try:
                await io.run(lambda: slow(error))
            finally:
                events.append("left")

        task = asyncio.create_task(body())
        await asyncio.to_thread(begun.wait, 60)
        task.cancel()
        asyncio.get_running_loop().call_later(0, release.set)
        with pytest.raises(asyncio.CancelledError):
            await task

    for error in (False, True):
        begun.clear()
        release.clear()
        asyncio.run(scenario(error))
    assert events == ["returned", "left"] * 2


def _chain(*kinds: tuple[str, type[Exception]]) -> Exception:
    """Exceptions that cause each other, of modules that need not be installed."""
    error: Exception | None = None
    for module, base in kinds:
        outer = type("Invalid", (base,), {"__module__": module})("bytes of the peer")
        outer.__cause__, error = error, outer
    assert error is not None
    return error


@pytest.mark.parametrize("library", ["h2.exceptions", "hpack.exceptions", "hyperframe.exceptions"])
def test_what_a_peer_breaks_over_http2_does_not_count_as_unsent(library: str) -> None:
    """h2 calls it a fault of ours, also when it is the peer's, and httpx passes that on."""
    error = _chain((library, Exception), ("httpx", httpx.LocalProtocolError))
    failure = failures.failure_of(error)
    assert failure.sent
    assert not failure.permanent
    assert "bytes of the peer" not in str(failure)


def test_a_request_that_breaks_the_rules_itself_is_not_sent() -> None:
    error = _chain(("h11._util", Exception), ("httpx", httpx.LocalProtocolError))
    failure = failures.failure_of(error)
    assert (failure.sent, failure.permanent) == (False, True)


@pytest.mark.parametrize(
    "url",
    [
        "https://a..b/x",
        f"https://{'a' * 64}.example/x",
        "https://xn--/x",
        "https://\u2603.example/x",
        "http://127.0.0.1:99999/x",
        "http://127.0.0.1:0/x",
        "http:///x",
    ],
)
def test_an_address_chosen_by_the_server_fails_in_one_way(driver: Any, url: str) -> None:
    huvr = driver("http://127.0.0.1:9")
    with pytest.raises(TransportFailure, match=r"cannot be (built|sent)") as caught:
        huvr.send(WireRequest("GET", f"{url}?signature=canary", kind=Kind.STORAGE))
    frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
    assert "canary" not in str(
        [frame.locals for frame in frames if "/tests/" not in frame.filename]
    )
    assert not caught.value.sent
    assert caught.value.permanent
