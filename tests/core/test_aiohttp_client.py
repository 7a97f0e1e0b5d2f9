"""aiohttp under httpx's interface: what it would do by itself and must not."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from huvr_client._transport.network import environment, http_clients
from huvr_client._transport.network.aiohttp_client import AiohttpClient, AiohttpTransport
from huvr_client._transport.network.async_io import AsyncIO
from huvr_client._transport.wire import Kind, Reply, Request, TransportFailure

from .origin import Connection, Origin
from .origin import Request as Received


def send(*requests: Request, timeout: Any = 30) -> list[Reply]:
    async def scenario() -> list[Reply]:
        io = AsyncIO(user_agent="a/1", timeout=timeout, aiohttp=True)
        return [await io.send(request) for request in requests]

    return asyncio.run(scenario())


def test_a_signed_url_goes_out_to_the_letter(origin: Origin) -> None:
    target = "/o/a%2Fb%20c?X-Sig=a%2Bb%2fc+d~%7E&empty=&q=%C3%A9"
    send(Request("GET", origin.url + target, kind=Kind.STORAGE))
    assert origin.requests[0].target == target


def test_no_cookie_is_kept_and_no_header_added(origin: Origin) -> None:
    origin.on("PUT /x/", lambda connection, _: connection.answer(200, Set_Cookie="session=1"))
    request = Request("PUT", f"{origin.url}/x/", content=b"a", kind=Kind.STORAGE)
    send(request, request)
    first, second = origin.requests
    assert first.headers == second.headers
    assert first.headers["user-agent"] == "a/1"
    assert "content-type" not in first.headers


def test_a_connection_that_ends_with_a_second_request_is_not_asked_again(origin: Origin) -> None:
    origin.on("PUT /y/", lambda connection, _: connection.reset())
    chunks = [b"all"]
    request = Request("PUT", f"{origin.url}/y/", content=lambda: iter(chunks), kind=Kind.STORAGE)
    with pytest.raises(TransportFailure) as caught:
        send(Request("GET", f"{origin.url}/x/", kind=Kind.STORAGE), request)
    assert caught.value.sent
    assert [received.line for received in origin.requests] == ["GET /x/", "PUT /y/"]


def test_a_post_whose_answer_is_lost_may_have_been_carried_out(origin: Origin) -> None:
    def close(connection: Connection, _: Received) -> None:
        connection.close()

    origin.on("POST /x/", close)
    with pytest.raises(TransportFailure, match="disconnected") as caught:
        send(Request("POST", f"{origin.url}/x/", kind=Kind.STORAGE))
    assert caught.value.sent
    assert not caught.value.timeout


@pytest.fixture
def deaf() -> Iterator[str]:
    """A server that takes the connection and reads nothing."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/x/"


@pytest.mark.parametrize("content", [bytes(20_000_000), lambda: iter([bytes(20_000_000)])])
def test_a_server_that_takes_no_more_of_a_body_is_a_timeout(deaf: str, content: Any) -> None:
    with pytest.raises(TransportFailure, match="takes no more") as caught:
        send(
            Request("PUT", deaf, content=content, kind=Kind.STORAGE),
            timeout=httpx.Timeout(30, write=0.05),
        )
    assert caught.value.timeout
    assert caught.value.sent


def test_no_write_timeout_is_no_limit(origin: Origin) -> None:
    body = bytes(300_000)
    request = Request("PUT", f"{origin.url}/x/", content=lambda: iter([body]), kind=Kind.STORAGE)
    assert send(request, timeout=httpx.Timeout(None))[0].status == 200
    assert origin.requests[0].body == body


@pytest.mark.parametrize("error", [ValueError("mine"), TimeoutError("mine"), LookupError("mine")])
def test_an_error_in_the_body_is_the_callers(origin: Origin, error: Exception) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"a"
        raise error

    with pytest.raises(type(error), match="mine"):
        send(Request("PUT", f"{origin.url}/x/", content=chunks, kind=Kind.STORAGE))


def test_a_header_that_cannot_be_sent_is_no_connection_trouble(origin: Origin) -> None:
    with pytest.raises(TransportFailure, match="LocalProtocolError") as caught:
        send(Request("GET", f"{origin.url}/x/", headers={"X": "a\r\ncanary"}, kind=Kind.STORAGE))
    assert caught.value.permanent
    assert "canary" not in str(caught.value)
    assert origin.requests == []


def test_a_streamed_answer_that_is_left_early_closes_its_connection(origin: Origin) -> None:
    over = threading.Event()

    def endless(connection: Connection, _: Received) -> None:
        connection.answer(200, b"a", length=10_000_000)
        over.wait(60)

    origin.on("GET /s/", endless)

    async def scenario() -> None:
        io = AsyncIO(user_agent="a/1", timeout=30, aiohttp=True)
        url = f"{origin.url}/s/"
        reply = await io.send(Request("GET", url, stream=True, kind=Kind.STORAGE))
        assert await io.read(reply) == b"a"
        await io.close_reply(reply)
        assert (await io.send(Request("GET", f"{origin.url}/x/"))).status == 200
        await io.aclose()

    asyncio.run(scenario())
    over.set()
    assert origin.connections == 2


def test_a_proxy_gets_its_password_and_the_server_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = Origin()
    monkeypatch.setenv("HTTP_PROXY", proxy.url.replace("//", "//me:hunter%202@"))
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    proxy.on("GET http://huvr.localhost/x/", lambda connection, _: connection.json(200, {}))
    send(Request("GET", "http://huvr.localhost/x/", kind=Kind.STORAGE))
    sent = base64.b64encode(b"me:hunter 2").decode()
    assert proxy.requests[0].headers["proxy-authorization"] == f"Basic {sent}"
    assert "authorization" not in proxy.requests[0].headers
    proxy.close()


def test_a_socks_proxy_is_httpxs(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[httpx.Proxy] = []

    def init(self: object, proxy: httpx.Proxy, **_: object) -> Any:
        made.append(proxy)

    monkeypatch.setattr(httpx.AsyncClient, "_init_proxy_transport", init)
    monkeypatch.setattr(environment, "find_spec", lambda _: True)
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    with http_clients.building.lock:
        http_clients.make_async(30, True)
    assert [str(proxy.url) for proxy in made] == ["socks5://127.0.0.1:1"]


def test_closing_what_was_never_used() -> None:
    async def scenario() -> None:
        client = AiohttpClient()
        assert isinstance(client._transport, AiohttpTransport)
        await client.aclose()

    asyncio.run(scenario())


def test_an_answer_before_the_whole_body_was_taken_ends_its_reading_first(origin: Origin) -> None:
    """Another attempt reads the same file."""
    events: list[str] = []
    answered = threading.Event()

    def refuse(connection: Connection, _: Received) -> None:
        connection.answer(403, b"No.")
        answered.set()

    origin.on("PUT /x/", refuse)

    def chunks() -> Iterator[bytes]:
        yield b"a"
        answered.wait(60)
        threading.Event().wait(0.05)
        events.append("read")
        yield b"b"

    async def scenario() -> None:
        io = AsyncIO(user_agent="a/1", timeout=30, aiohttp=True)
        headers = {"Content-Length": "1"}  # the server answers after that
        url = f"{origin.url}/x/"
        reply = await io.send(
            Request("PUT", url, headers=headers, content=chunks, kind=Kind.STORAGE)
        )
        events.append(f"answer {reply.status}")
        assert asyncio.all_tasks() == {asyncio.current_task()}
        await io.aclose()

    with contextlib.suppress(TransportFailure):
        asyncio.run(scenario())
    assert events == ["read", "answer 403"]
