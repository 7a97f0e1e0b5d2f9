"""A description from a URL, over a real socket: whatever the other side does ends, in one line."""

from __future__ import annotations

import contextlib
import gzip
import json
import random
import threading
from collections.abc import Callable, Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pipeline.errors import PipelineError
from pipeline.read.download import Download
from pipeline_kit import ROOT, Project, tiny

Behave = Callable[[BaseHTTPRequestHandler], None]


def sends(body: bytes, code: int = 200, **headers: str) -> Behave:
    """An answer that says its length, unless `headers` do."""
    headers = {"Content_Length": str(len(body))} | headers

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            if value:
                handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def chunked(*chunks: bytes, ends: bool = True) -> Behave:
    """An answer of HTTP/1.1 in chunks, with or without the last, empty one."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        handler.wfile.write(head)
        for chunk in (*chunks, *([b""] if ends else [])):
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))

    return behave


@contextlib.contextmanager
def serving(pages: dict[str, Behave]) -> Generator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert "huvr-client-typed" in self.headers["User-Agent"]
            with contextlib.suppress(ConnectionError):
                pages[self.path](self)

        def log_message(self, format: str, *args: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_body_comes_whole_also_compressed_and_after_a_redirect() -> None:
    pages = {
        "/plain": sends(b"a: 1"),
        "/moved": sends(b"", 302, Location="/plain"),
        "/zip": sends(gzip.compress(b"b: 2"), Content_Encoding="gzip"),
    }
    with serving(pages) as origin:
        assert Download()(origin + "/plain") == b"a: 1"
        assert Download()(origin + "/moved") == b"a: 1"
        assert Download()(origin + "/zip") == b"b: 2"


def test_every_failure_is_one_line_with_the_url() -> None:
    released = threading.Event()

    def stall(handler: BaseHTTPRequestHandler) -> None:
        sends(b"a", Content_Length="5")(handler)
        handler.wfile.flush()
        released.wait(60)

    pages = {
        "/404": sends(b"no", 404),
        "/500": sends(b"no", 500),
        "/large": sends(b"x" * 2000),
        "/bomb": sends(gzip.compress(b"x" * 2000), Content_Encoding="gzip"),
        "/garbage": sends(b"no gzip", Content_Encoding="gzip"),
        "/loop": sends(b"", 302, Location="/loop"),
        "/file": sends(b"", 302, Location="file:///etc/passwd"),
        "/short": sends(b"x", Content_Length="5"),
        "/stall": stall,
        "/packed": sends(b"x", Content_Encoding="br"),
    }
    says = {
        "/404": "HTTP 404",
        "/500": "HTTP 500",
        "/large": "larger than 1000 bytes",
        "/bomb": "larger than 1000 bytes",
        "/garbage": "header check",
        "/loop": "redirect",
        "/file": "protocol",
        "/short": "body",
        "/stall": "timed out",
        "/packed": "Content-Encoding 'br' was not asked for",
    }
    with serving(pages) as origin:
        for path, text in says.items():
            with pytest.raises(PipelineError, match=text) as caught:
                Download(stall=0.2, largest=1000)(origin + path)
            assert str(caught.value).startswith(f"{origin}{path}: ")
            assert "\n" not in str(caught.value)
        released.set()
    with pytest.raises(PipelineError, match=origin):
        Download()(origin + "/gone")
    with pytest.raises(PipelineError, match=r"^http://\[::1/: not a valid URL$"):
        Download()("http://user:secret@[::1/")


def test_a_length_chunks_or_the_document_itself_say_where_the_end_is() -> None:
    text = json.dumps(tiny())
    pages = {
        "/chunks": chunked(b"a: ", b"1"),
        "/json": sends(text.encode(), Content_Length=""),
        "/yaml": sends(b"a: 1\n...\n", Content_Length=""),
        "/gzip": sends(gzip.compress(b"a: 1"), Content_Length="", Content_Encoding="gzip"),
    }
    with serving(pages) as origin:
        assert Download()(origin + "/chunks") == b"a: 1"
        assert Download()(origin + "/json") == text.encode()
        assert Download()(origin + "/yaml") == b"a: 1\n...\n"
        assert Download()(origin + "/gzip") == b"a: 1"


def test_a_body_whose_end_is_not_told_is_refused() -> None:
    text = (ROOT / "openapi" / "huvr.yaml").read_bytes()
    packed = gzip.compress(json.dumps(tiny()).encode())
    pages = {
        "/yaml": (sends(text, Content_Length=""), "does not say where the document ends"),
        "/chunks": (chunked(text, ends=False), "incomplete chunked read"),
        "/length": (sends(text[:-9], Content_Length=str(len(text))), "body"),
    }
    chance = random.Random(7)
    for _ in range(20):
        cut = text[: chance.randrange(1, len(text))]
        pages[f"/yaml{len(cut)}"] = (sends(cut, Content_Length=""), "does not say where")
        zipped = packed[: chance.randrange(1, len(packed))]
        pages[f"/gzip{len(zipped)}"] = (sends(zipped, Content_Encoding="gzip"), "ends early")
    with serving({path: page for path, (page, _) in pages.items()}) as origin:
        for path, (_, says) in pages.items():
            with pytest.raises(PipelineError, match=says):
                Download()(origin + path)


def test_a_cut_document_changes_nothing_and_goes_in_as_a_file(project: Project) -> None:
    project.run()
    whole = (project.openapi / "huvr.yaml").read_text()
    before = project.files()
    with serving({"/a.yaml": sends(whole.encode(), Content_Length="")}) as origin:
        assert project.run("--source", origin + "/a.yaml") == 2
    assert project.files() == before
    assert project.run("--source", project.source(whole, "a.yaml")) == 0


def test_a_body_that_drips_for_ever_ends() -> None:
    seconds = iter(range(0, 1000, 100))
    with (
        serving({"/drip": sends(b"x")}) as origin,
        pytest.raises(PipelineError, match="not complete after 60 s"),
    ):
        Download(total=60, clock=lambda: next(seconds))(origin + "/drip")


def test_a_description_comes_from_a_url(project: Project) -> None:
    pages = {"/api.json": sends(json.dumps(tiny()).encode()), "/": sends(b"<html>Log in</html>")}
    with serving(pages) as origin:
        assert project.run("--source", origin + "/api.json") == 0
        before = project.files()
        assert project.run("--source", origin + "/") == 2
    assert project.files() == before
    assert not project.left()
