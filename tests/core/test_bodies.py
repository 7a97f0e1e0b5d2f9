"""What generated operations promise of a request is what goes over the wire."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from huvr_api.operations import Call, Operation

from huvr_client import HuvrError
from huvr_client._bodies import body_of
from huvr_client._calls import call

from .origin import Connection, Origin, Request

FORM: Operation[Any] = Operation(
    "things.form", "PUT", "/api/form/", "Any", body="JsonBody", media=("multipart/form-data",)
)
RAW: Operation[Any] = Operation(
    "things.raw", "PUT", "/api/raw/", "Any", body="Content", media=("text/csv",)
)
Send = Callable[..., Any]


@pytest.fixture
def send(driver: Callable[..., Any], origin: Origin) -> Send:
    """Calls an operation; the request as it arrived."""
    client = driver(origin.url)

    def made(operation: Operation[Any], **arguments: Any) -> Request:
        client.run(call(client.client._caller.context, operation, arguments))
        return origin.requests[-1]

    return made


def parts_of(request: Request) -> list[tuple[str, str | None, bytes]]:
    """(field, file name, content) of a form, read by another parser than ours wrote it with."""
    head = f"content-type: {request.headers['content-type']}\r\n\r\n".encode()
    message = message_from_bytes(head + request.body)
    return [
        (
            str(part.get_param("name", header="content-disposition")),
            part.get_filename(),
            bytes(part.get_payload(decode=True) or b""),
        )
        for part in message.get_payload()
        if not isinstance(part, str)
    ]


def test_a_form_with_files(send: Send, tmp_path: Path) -> None:
    path = tmp_path / 'a "b".bin'
    path.write_bytes(bytes(range(256)) * 1000)
    opened = io.BytesIO(b"skipped, sent")
    opened.seek(9)
    request = send(FORM, body={"n": [1, "ü"], "p": path, "o": opened, "b": b"\r\n--"})
    assert parts_of(request) == [
        ("n", None, b"1"),
        ("n", None, "ü".encode()),
        ("p", "a %22b%22.bin", path.read_bytes()),
        ("o", "o", b"sent"),
        ("b", "b", b"\r\n--"),
    ]
    assert int(request.headers["content-length"]) == len(request.body)


def test_a_form_without_a_file_is_a_form(send: Send) -> None:
    assert parts_of(send(FORM, body={"a": "x"})) == [("a", None, b"x")]


def test_a_url_encoded_form(send: Send) -> None:
    form = "application/x-www-form-urlencoded"
    operation: Operation[Any] = Operation(
        "a.b", "POST", "/api/x/", "Any", body="JsonBody", media=(form,)
    )
    request = send(operation, body={"a": "x y", "b": [1, 2]})
    assert request.body == b"a=x+y&b=1&b=2"
    assert request.headers["content-type"] == form


@pytest.mark.parametrize(
    "make",
    [
        lambda _: "a,b",
        lambda _: b"a,b",
        lambda _: bytearray(b"a,b"),
        lambda path: path,
        lambda _: io.BytesIO(b"a,b"),
    ],
)
def test_content(send: Send, tmp_path: Path, make: Callable[[Path], Any]) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"a,b")
    request = send(RAW, body=make(path))
    assert (request.body, request.headers["content-type"]) == (b"a,b", "text/csv")
    assert request.headers["content-length"] == "3"


def test_content_from_a_pipe_goes_out_in_chunks(send: Send) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"a,b")
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        request = send(RAW, body=pipe)
    assert request.body == b"a,b"
    assert request.headers["transfer-encoding"] == "chunked"


def test_content_from_the_path_of_a_pipe_is_read_once(send: Send, tmp_path: Path) -> None:
    """As in ``Path("/dev/fd/63")``, what a shell makes of ``<(command)``."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"a,b" * 30_000,))
    writer.start()
    request = send(RAW, body=pipe)
    writer.join()
    assert request.body == b"a,b" * 30_000
    assert request.headers["transfer-encoding"] == "chunked"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc here")
def test_content_of_a_file_that_the_system_says_is_empty(send: Send) -> None:
    path = Path("/proc/self/status")
    assert path.stat().st_size == 0
    assert send(RAW, body=path).body.startswith(b"Name:")


def test_an_empty_file_has_a_length(send: Send, tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    request = send(RAW, body=path)
    assert request.headers["content-length"] == "0"


def test_json_of_another_type(send: Send) -> None:
    media = "application/merge-patch+json"
    operation: Operation[Any] = Operation(
        "a.b", "PATCH", "/api/x/", "Any", body="JsonBody", media=(media,), accept="application/hal"
    )
    request = send(operation, body={"a": 1})
    assert (request.body, request.headers["content-type"]) == (b'{"a":1}', media)
    assert request.headers["accept"] == "application/hal"


def test_headers_and_cookies(send: Send) -> None:
    operation: Operation[Any] = Operation(
        "a.b",
        "GET",
        "/api/x/",
        "Any",
        headers={"x": "header", "y": "cookie", "z": "cookie"},
        wire={"x": "X-Y"},
    )
    request = send(operation, x=[1, 2], y="a b", z=3)
    assert request.headers["x-y"] == "1,2"
    assert request.headers["cookie"] == "y=a%20b; z=3"
    assert request.headers["accept"] == "application/json"


def test_a_body_is_sent_again_from_where_it_began(
    driver: Callable[..., Any], origin: Origin
) -> None:
    def busy_once(connection: Connection, request: Request) -> None:
        first = origin.count("PUT /api/form/") == 1
        connection.json(503 if first else 200, {})

    origin.on("PUT /api/form/", busy_once)
    client = driver(origin.url)
    file = io.BytesIO(b"0123456789")
    file.seek(5)
    client.run(call(client.client._caller.context, FORM, {"body": {"f": file}}))
    bodies = [parts_of(request) for request in origin.requests if "form" in request.line]
    assert bodies == [[("f", "f", b"56789")]] * 2


def test_a_pipe_is_not_sent_again(driver: Callable[..., Any], origin: Origin) -> None:
    origin.on("PUT /api/raw/", lambda connection, _: connection.json(503, {}))
    client = driver(origin.url)
    reading, writing = os.pipe()
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe, pytest.raises(HuvrError):
        client.run(call(client.client._caller.context, RAW, {"body": pipe}))
    assert origin.count("PUT /api/raw/") == 1


def test_unusable_files_are_refused_before_anything_is_sent(
    driver: Callable[..., Any], origin: Origin, tmp_path: Path
) -> None:
    client = driver(origin.url)
    context = client.client._caller.context
    with pytest.raises(FileNotFoundError):
        client.run(call(context, RAW, {"body": tmp_path / "none"}))
    with pytest.raises(TypeError, match="binary mode"):
        client.run(call(context, FORM, {"body": {"f": io.StringIO("x")}}))
    assert origin.calls() == []


def test_a_file_that_grows_is_sent_as_announced(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"abc")
    body = body_of(Call("PUT", "/", [], None, content_type="text/plain", content=path))
    path.write_bytes(b"abcdef")
    assert callable(body.content)
    assert b"".join(body.content()) == b"abc"
    assert body.headers["content-length"] == "3"


def test_a_file_whose_name_is_no_text() -> None:
    call_ = FORM.bind({"body": {"f": io.BytesIO(b"x")}})
    odd = call_._replace(files=[call_.files[0]._replace(filename="a\udcff\r\n")])
    content = body_of(odd).content
    assert callable(content)
    assert b'filename="a?%0D%0A"' in b"".join(content())
