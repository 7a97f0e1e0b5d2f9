"""Cases that no server of good will produces, over a wire that the test holds."""

from __future__ import annotations

import io
import json

import httpx
import pytest

from huvr_client import HuvrClient, RetryPolicy
from huvr_client.errors import BadRequestError, HuvrConnectionError, TransferError

ORIGIN = "https://acme.huvrdata.example"
STORAGE = "https://storage.example"
RECORD = {
    "id": 7,
    "name": "weld.jpg",
    "state": "CREATED",
    "size": None,
    "client_id": "c-7",
    "media_type": "image/jpeg",
    "file": f"{STORAGE}/7?Signature=s",
    "upload": {"url": f"{STORAGE}/7?Signature=s", "headers": {"x-goog-meta-a": "b"}},
}


class Wire:
    """``api`` and ``storage`` answer requests; both can raise what httpx raises."""

    def __init__(self):
        self.record = dict(RECORD)
        self.calls = []
        self.api = lambda request: httpx.Response(200, json=self.record)
        self.storage = lambda request: httpx.Response(200)

    def __call__(self, request):
        if request.url.path.endswith("obtain-access-token/"):
            return httpx.Response(200, json={"access_token": "t-0", "expires_in": "3600"})
        self.calls.append((request.method, request.url.host.split(".")[0]))
        return (self.storage if request.url.host == "storage.example" else self.api)(request)


@pytest.fixture
def wire():
    return Wire()


@pytest.fixture
def huvr(wire):
    with httpx.Client(transport=httpx.MockTransport(wire)) as http:
        yield HuvrClient(
            base_url=ORIGIN,
            client_id="wire@example.com",
            client_secret="made-up",
            user_agent="media-tests/1.0",
            retries=RetryPolicy(2, backoff=0.001),
            http_client=http,
        )


def file():
    return io.BytesIO(b"abc")


def permanent(request):
    raise httpx.UnsupportedProtocol("no such scheme")


def test_what_cannot_work_is_not_tried_again(huvr, wire, tmp_path):
    wire.storage = permanent
    with pytest.raises(HuvrConnectionError):
        huvr.media.upload(file(), name="weld.jpg")
    assert wire.calls.count(("PUT", "storage")) == 1
    with pytest.raises(HuvrConnectionError):
        huvr.media.download(7, tmp_path)
    assert wire.calls.count(("GET", "storage")) == 1


def test_a_put_whose_answer_was_lost_may_have_been_the_one(huvr, wire):
    """Afterwards the URL is refused, and the record says that the file is there."""
    attempts = []

    def storage(request):
        attempts.append(request.read())
        if len(attempts) == 1:
            wire.record["state"] = "PROCESSING"
            raise httpx.ReadError("connection reset")
        return httpx.Response(403)

    wire.storage = storage
    assert huvr.media.upload(file(), name="weld.jpg").state == "PROCESSING"
    assert attempts == [b"abc", b"abc"]


def test_headers_go_exactly_as_given(huvr, wire):
    seen = {}

    def storage(request):
        seen.update(request.headers)
        return httpx.Response(200, content=request.read())

    wire.storage = storage
    huvr.media.upload(file(), name="weld.jpg")
    assert seen["x-goog-meta-a"] == "b"
    assert seen["content-length"] == "3"
    assert set(seen) <= {
        "host", "accept", "accept-encoding", "connection", "user-agent", "content-length",
        "x-goog-meta-a",
    }  # fmt: skip
    assert seen["user-agent"].startswith("media-tests/1.0 ")


@pytest.mark.parametrize("headers", [None, {}, {"Content-Length": "3"}])
def test_a_url_without_headers_is_enough(huvr, wire, headers):
    wire.record["upload"] = {"url": f"{STORAGE}/7", "headers": headers}
    huvr.media.upload(file(), name="weld.jpg")
    assert ("PUT", "storage") in wire.calls


@pytest.mark.parametrize("upload", [None, "https://storage.example/7", {}, {"url": "ftp://x"}, [1]])
def test_an_upload_without_a_usable_url_is_an_error(huvr, wire, upload):
    wire.record["upload"] = upload
    with pytest.raises(TransferError, match="no URL to upload to"):
        huvr.media.upload(file(), name="weld.jpg")


def test_wait_tells_that_the_file_is_not_found(huvr, wire):
    wire.record["state"] = "NOT_FOUND"
    with pytest.raises(TransferError, match="does not find"):
        huvr.media.upload(file(), name="weld.jpg", wait=True)


@pytest.mark.parametrize("url", [None, "", 7, "ftp://storage.example/7", "/relative"])
def test_a_record_without_a_usable_url_is_an_error(huvr, wire, tmp_path, url):
    wire.record["file"] = url
    with pytest.raises(TransferError, match="no URL to download from"):
        huvr.media.download(7, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_knows_no_such_filter_gives_others_records(huvr, wire):
    """Their upload must not be taken for ours."""

    def api(request):
        if request.method == "POST":
            return httpx.Response(400, json={"client_id": ["exists already"]})
        return httpx.Response(200, json={"count": 1, "next": None, "results": [RECORD]})

    wire.api = api
    with pytest.raises(BadRequestError):
        huvr.media.upload(file(), name="weld.jpg", client_id="mine")
    assert ("PUT", "storage") not in wire.calls


def test_a_body_that_is_shorter_than_the_record_says_is_no_file(huvr, wire, tmp_path):
    wire.record["size"] = 10

    def storage(request):
        return httpx.Response(200, stream=Pieces(b"abc"))  # no Content-Length

    wire.storage = storage
    with pytest.raises(TransferError, match="3 bytes came instead of 10"):
        huvr.media.download(7, tmp_path)
    assert list(tmp_path.iterdir()) == []


class Pieces(httpx.SyncByteStream):
    def __init__(self, *pieces):
        self._pieces = pieces

    def __iter__(self):
        yield from self._pieces


def test_without_any_size_what_comes_is_the_file(huvr, wire, tmp_path):
    steps = []
    wire.storage = lambda request: httpx.Response(200, stream=Pieces(b"abc", b"def"))
    path = huvr.media.download(7, tmp_path, progress=lambda *step: steps.append(step))
    assert path.read_bytes() == b"abcdef"
    assert steps == [(6, None)]


@pytest.mark.parametrize("total", ["6", "*", "7"])
def test_nothing_is_missing_if_the_storage_says_so(huvr, wire, tmp_path, total):
    """416: it has all the bytes there are, or what is there is of no use."""
    bodies = iter([Broken(b"abcdef"), Pieces(b"ABCDEF")])

    def storage(request):
        if "range" in request.headers:
            assert request.headers["range"] == "bytes=6-"
            return httpx.Response(416, headers={"Content-Range": f"bytes */{total}"})
        return httpx.Response(200, stream=next(bodies))

    wire.storage = storage
    whole = b"abcdef" if total == "6" else b"ABCDEF"
    assert huvr.media.download(7, tmp_path).read_bytes() == whole


def test_a_weak_etag_is_no_proof_of_the_same_bytes(huvr, wire, tmp_path):
    wire.record["size"] = 6
    ranges = []

    def storage(request):
        ranges.append((request.headers.get("range"), request.headers.get("if-range")))
        if len(ranges) == 1:
            return httpx.Response(200, stream=Broken(b"abc"), headers={"ETag": 'W/"1"'})
        return httpx.Response(206, content=b"def", headers={"Content-Range": "bytes 3-5/6"})

    wire.storage = storage
    assert huvr.media.download(7, tmp_path).read_bytes() == b"abcdef"
    assert ranges == [(None, None), ("bytes=3-", None)]


class Broken(Pieces):
    def __iter__(self):
        yield from self._pieces
        raise httpx.ReadError("connection reset")


def test_the_bodies_of_requests_say_what_was_asked_for(huvr, wire):
    bodies = []

    def api(request):
        if request.method == "POST":
            bodies.append(json.loads(request.read()))
        return httpx.Response(200, json=wire.record)

    wire.api = api
    huvr.media.upload(
        file(), name="weld.jpg", project=3, client_id="c", fields={"description": "root"}
    )
    assert bodies == [
        {"filename": "weld.jpg", "client_id": "c", "project": 3, "description": "root"}
    ]
