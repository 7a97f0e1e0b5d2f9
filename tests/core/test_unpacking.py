"""Bodies: unpacked piece by piece, and no larger in memory than allowed."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huvr_client import HuvrConnectionError, HuvrDecodeError, ServerError
from huvr_client._transport.network.bodies import Unpacker
from huvr_client._transport.wire import TransportFailure

from .origin import LOGIN, Connection, Origin, Request

ECHO = "GET /api/x/"
MIB = 2**20


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def unpack(encoding: str, *chunks: bytes) -> bytes:
    unpacker = Unpacker(encoding)
    body = b"".join(piece for chunk in chunks for piece in unpacker.feed(chunk))
    unpacker.end()
    return body


@given(
    st.sampled_from(["gzip", "X-GZIP", "deflate", "bare", "gzip, gzip", "deflate,gzip", "", "aws"]),
    st.binary() | st.binary(min_size=100, max_size=200).map(lambda data: data * 2000),
    st.integers(1, 40),
)
def test_what_was_packed_comes_out(encoding: str, data: bytes, size: int) -> None:
    packed = data
    for name in encoding.lower().split(","):
        name = name.strip()
        if name == "deflate":
            packed = zlib.compress(packed)
        elif name == "bare":
            packed = bare_deflate(packed)
        elif name.endswith("gzip"):
            packed = gzip.compress(packed, mtime=0)
    size *= max(1, len(packed) // 400)
    chunks = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert unpack(encoding.replace("bare", "deflate"), *chunks) == data


def test_all_members_of_a_gzip_are_one_body() -> None:
    packed = gzip.compress(b"one, ", mtime=0) + gzip.compress(b"two", mtime=0)
    assert unpack("gzip", packed) == b"one, two"
    assert unpack("gzip", *(bytes((byte,)) for byte in packed)) == b"one, two"


@pytest.mark.parametrize("padding", [b"\0" * 512, b"\r\n", b""])
def test_padding_behind_it_is_no_part_of_it(padding: bytes) -> None:
    assert unpack("gzip", gzip.compress(b"all", mtime=0) + padding) == b"all"
    assert unpack("deflate", zlib.compress(b"all") + padding) == b"all"


@pytest.mark.parametrize(
    "packed", [gzip.compress(b"all", mtime=0)[:-1], gzip.compress(b"a", mtime=0) * 2 + b"\x1f"]
)
def test_what_is_cut_off_is_a_lost_answer(packed: bytes) -> None:
    with pytest.raises(TransportFailure, match="cut off") as caught:
        unpack("gzip", packed)
    assert caught.value.sent
    assert not caught.value.permanent


def test_what_is_damaged_is_one_too() -> None:
    with pytest.raises(TransportFailure, match="damaged"):
        unpack("gzip", b"zz" * 50)


@pytest.mark.parametrize("encoding", ["zstd", "gzip, br", "BR"])
def test_what_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(TransportFailure, match="does not unpack") as caught:
        Unpacker(encoding)
    assert caught.value.permanent


def test_pieces_are_small_however_well_they_were_packed() -> None:
    bomb = gzip.compress(gzip.compress(bytes(64 * MIB)))
    unpacker = Unpacker("gzip, gzip")
    sizes = [len(piece) for piece in unpacker.feed(bomb)]
    assert sum(sizes) == 64 * MIB
    assert max(sizes) <= 64 * 1024


@pytest.fixture
def bomb(origin: Origin) -> Origin:
    packed = gzip.compress(bytes(300 * MIB), 1)

    def handle(connection: Connection, _: Request) -> None:
        connection.answer(200, packed, Content_Encoding="gzip")

    origin.on(ECHO, handle)
    origin.on("POST /api/x/", handle)
    return origin


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_answer_that_unpacks_without_end_is_an_error(
    driver: Any, bomb: Origin, method: str
) -> None:
    huvr = driver(bomb.url, max_response_size=4 * MIB)
    huvr.request("GET", "/api/y/")
    tracemalloc.start()
    try:
        with pytest.raises(HuvrDecodeError, match=r"more than 4,194,304 bytes") as caught:
            huvr.request(method, "/api/x/")
        assert tracemalloc.get_traced_memory()[1] < 16 * MIB
    finally:
        tracemalloc.stop()
    assert caught.value.path == "/api/x/"
    assert bomb.count(f"{method} /api/x/") == 1


def test_the_limit_itself_is_no_excess(driver: Any, origin: Origin) -> None:
    origin.on(ECHO, lambda connection, _: connection.answer(200, b"x" * 1000))
    assert driver(origin.url, max_response_size=1000).request("GET", "/api/x/").text == "x" * 1000
    with pytest.raises(HuvrDecodeError, match="more than 999 bytes"):
        driver(origin.url, max_response_size=999).request("GET", "/api/x/")


@pytest.mark.parametrize("packed", [True, False])
def test_no_more_of_an_error_is_read_than_people_read(
    driver: Any, origin: Origin, packed: bool
) -> None:
    page = b"<title>Down</title>" + b"x" * 8 * MIB

    def fail(connection: Connection, _: Request) -> None:
        encoding = {"Content_Encoding": "gzip"} if packed else {}
        connection.answer(500, gzip.compress(page, mtime=0) if packed else page, **encoding)

    origin.on(ECHO, fail)
    with pytest.raises(ServerError, match="500: Down") as caught:
        driver(origin.url).request("GET", "/api/x/")
    assert caught.value.response is not None
    assert 200 * 1024 < len(caught.value.response.content) <= 256 * 1024


def test_the_answer_of_the_login_is_bounded_as_well(driver: Any, origin: Origin) -> None:
    origin.on(LOGIN, lambda connection, _: connection.answer(200, b"x" * 2 * MIB))
    with pytest.raises(HuvrDecodeError, match="max_response_size"):
        driver(origin.url).request("GET", "/api/x/")


def test_only_what_can_be_unpacked_is_asked_for(driver: Any, origin: Origin) -> None:
    driver(origin.url).request("GET", "/api/x/")
    asked = {request.headers["accept-encoding"] for request in origin.requests}
    assert asked == {"gzip, deflate"}


def test_a_packed_answer_is_handed_out_unpacked(driver: Any, origin: Origin) -> None:
    packed = gzip.compress(b'{"id": 1}', mtime=0)
    origin.on(ECHO, lambda link, _: link.answer(200, packed, Content_Encoding="gzip"))
    assert driver(origin.url).request("GET", "/api/x/").json() == {"id": 1}


def test_a_body_that_a_hook_has_read_is_not_read_twice(driver: Any, origin: Origin) -> None:
    def read(response: httpx.Response) -> None:
        if isinstance(response.stream, httpx.SyncByteStream):
            response.read()

    http_client = driver.http_client(event_hooks={"response": [read]})
    answer = driver(origin.url, http_client=http_client).request("GET", "/api/x/")
    assert answer.json() == {"line": ECHO}


def test_a_cut_off_answer_to_a_post_is_lost(driver: Any, origin: Origin) -> None:
    packed = gzip.compress(b'{"id": 1}', mtime=0)[:-4]
    origin.on("POST /api/x/", lambda link, _: link.answer(200, packed, Content_Encoding="gzip"))
    with pytest.raises(HuvrConnectionError, match="cut off") as caught:
        driver(origin.url).request("POST", "/api/x/", json={})
    assert caught.value.request_sent
