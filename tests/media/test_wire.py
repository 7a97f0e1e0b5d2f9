"""Cases that no server of good will produces, over a wire that the test holds."""

from __future__ import annotations

import asyncio
import gzip
import io
import json
from dataclasses import replace

import httpx
import pytest
from rich.console import Console
from rich.traceback import Traceback

from huvr_client import AsyncHuvrClient, HuvrClient, RetryPolicy
from huvr_client._transport.network.sync_io import SyncIO
from huvr_client.errors import (
    BadRequestError,
    HuvrConnectionError,
    HuvrDecodeError,
    HuvrTimeoutError,
    TransferError,
)

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


class Clock:
    """Seconds that pass when told to."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(huvr):
    """The clock of ``huvr``."""
    made = Clock()
    context = huvr._caller.context
    huvr._caller.context = replace(context, config=replace(context.config, clock=made))
    return made


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
    with pytest.raises(TransferError, match="no usable storage URL"):
        huvr.media.upload(file(), name="weld.jpg")


def test_wait_tells_that_the_file_is_not_found(huvr, wire):
    wire.record["state"] = "NOT_FOUND"
    with pytest.raises(TransferError, match="does not find"):
        huvr.media.upload(file(), name="weld.jpg", wait=True)


@pytest.mark.parametrize("url", [None, "", 7, "ftp://storage.example/7", "/relative"])
def test_a_record_without_a_usable_url_is_an_error(huvr, wire, tmp_path, url):
    wire.record["file"] = url
    with pytest.raises(TransferError, match="no usable storage URL"):
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


def put_headers(huvr, wire, headers):
    """The headers of the PUT for a record that has ``headers`` as its upload's."""
    wire.record["upload"] = {"url": f"{STORAGE}/7?Signature=s", "headers": headers}
    requests = []

    def storage(request):
        requests.append(request)
        assert len(request.read()) == int(request.headers["content-length"])
        return httpx.Response(200)

    wire.storage = storage
    huvr.media.upload(file(), name="weld.jpg")
    return requests[0].headers


def test_a_header_that_is_a_number_in_json_is_sent_as_text(huvr, wire):
    sent = put_headers(huvr, wire, {"x-goog-if-generation-match": 0, "x-empty": ""})
    assert (sent["x-goog-if-generation-match"], sent["x-empty"]) == ("0", "")


@pytest.mark.parametrize("name", ["content-length", "Content-Length", "Transfer-Encoding", "HOST"])
def test_headers_that_frame_the_request_are_ours(huvr, wire, name):
    sent = put_headers(huvr, wire, {name: "99999"})
    assert sent["content-length"] == "3"
    assert sent["host"] == "storage.example"
    assert "transfer-encoding" not in sent


@pytest.mark.parametrize(
    "headers",
    [
        [["a", "b"]], "a: b", 5, True, {"a": None}, {"a": True}, {"a": {"b": 1}}, {"a b": "x"},
        {"": "x"}, {"a": "x\r\nEvil: 1"}, {"a": "\u2603"}, {"a": "\x00"}, {"a:": "x"},
    ],
)  # fmt: skip
def test_unusable_headers_are_the_records_fault(huvr, wire, headers):
    with pytest.raises(TransferError, match=r"weld\.jpg: .*upload header"):
        put_headers(huvr, wire, headers)
    assert ("PUT", "storage") not in wire.calls


@pytest.mark.parametrize(
    "url", ["http://storage.example/7?Signature=s", "HTTP://storage.example/7"]
)
def test_a_file_goes_and_comes_over_https_only(huvr, wire, tmp_path, url):
    wire.record |= {"upload": {"url": url, "headers": {}}, "file": url}
    with pytest.raises(TransferError, match="without https") as caught:
        huvr.media.upload(file(), name="weld.jpg")
    assert "Signature" not in str(caught.value)
    with pytest.raises(TransferError, match="without https"):
        huvr.media.download(7, tmp_path)
    assert not [host for _, host in wire.calls if host == "storage"]


@pytest.mark.parametrize("number", [None, "../7", "7", True, [1]])
def test_a_record_without_a_usable_id_is_the_servers_fault(huvr, wire, number):
    wire.record["id"] = number
    with pytest.raises(HuvrDecodeError, match="no number as its id"):
        huvr.media.upload(file(), name="weld.jpg")


@pytest.mark.parametrize("state", [[1], {}, None, 5])
def test_a_state_that_is_none_does_not_count_as_uploaded(huvr, wire, state):
    wire.record["state"] = state
    huvr.media.upload(file(), name="weld.jpg")
    assert ("PUT", "storage") in wire.calls


def test_rows_that_are_no_records_are_not_ours(huvr, wire):
    def api(request):
        if request.method == "POST":
            return httpx.Response(400, json={"client_id": ["exists already"]})
        return httpx.Response(200, json={"count": 2, "next": None, "results": ["x", 5]})

    wire.api = api
    with pytest.raises(BadRequestError):
        huvr.media.upload(file(), name="weld.jpg", client_id="mine")


def test_what_is_too_long_ends_at_once(huvr, wire, tmp_path):
    wire.record["size"] = 10
    pieces = 0

    def endless():
        nonlocal pieces
        while True:
            pieces += 1
            yield bytes(6)

    wire.storage = lambda request: httpx.Response(200, stream=Stream(endless))
    with pytest.raises(TransferError, match="more came instead of 10"):
        huvr.media.download(7, tmp_path)
    assert pieces == 2
    assert list(tmp_path.iterdir()) == []


class Stream(httpx.SyncByteStream):
    def __init__(self, function):
        self._function = function

    def __iter__(self):
        return self._function()


@pytest.mark.parametrize("change", [{"ETag": '"2"'}, {"Content-Range": "bytes 3-5/7"}])
def test_two_versions_of_a_file_are_not_mixed(huvr, wire, tmp_path, change):
    """A storage may ignore If-Range."""
    firsts = iter([Broken(b"abc"), Pieces(b"ABCDEF")])

    def storage(request):
        if "range" in request.headers:
            headers = {"ETag": '"1"', "Content-Range": "bytes 3-5/6", **change}
            return httpx.Response(206, content=b"DEF", headers=headers)
        headers = {"ETag": '"1"', "Content-Length": "6"}
        return httpx.Response(200, stream=next(firsts), headers=headers)

    wire.storage = storage
    assert huvr.media.download(7, tmp_path).read_bytes() == b"ABCDEF"


@pytest.mark.parametrize("kind", ["text/html", "application/xml", "application/rdf+xml"])
@pytest.mark.parametrize(
    ("record", "whole"),
    [
        ({"size": 7}, True),
        ({"name": "flight.xml"}, True),
        ({"media_type": "text/xml"}, True),
        ({"size": 6}, False),
        ({}, False),
    ],
)
def test_xml_is_a_file_too(huvr, wire, tmp_path, kind, record, whole):
    wire.record |= record
    wire.storage = lambda request: httpx.Response(
        200, content=b"<a></a>", headers={"Content-Type": kind}
    )
    if whole:
        assert huvr.media.download(7, tmp_path).read_bytes() == b"<a></a>"
    else:
        with pytest.raises(TransferError, match="something else"):
            huvr.media.download(7, tmp_path)


@pytest.mark.parametrize(
    ("status", "kind", "problem"),
    [
        (200, "text/html; charset=utf-8", "a web page"),
        (200, "application/xml", "a web page"),
        (204, "application/octet-stream", "no content"),
    ],
)
def test_an_export_that_is_no_file_is_an_error(huvr, wire, tmp_path, status, kind, problem):
    def api(request):
        body = b"" if status == 204 else b"<html>Sign in"
        return httpx.Response(status, content=body, headers={"Content-Type": kind})

    wire.api = api
    with pytest.raises(HuvrDecodeError, match=problem):
        huvr.projects.export(36)
    with pytest.raises(HuvrDecodeError, match=problem):
        huvr.projects.export_to(36, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", [425, 520, 524])
def test_passing_trouble_of_a_cdn_is_sat_out(huvr, wire, tmp_path, status):
    answers = iter([httpx.Response(status), httpx.Response(200, content=b"abc")])
    wire.storage = lambda request: next(answers)
    assert huvr.media.download(7, tmp_path).read_bytes() == b"abc"


def test_a_lost_answer_may_have_left_a_record(huvr, wire):
    """HUVR does not find it either: its search fails as well."""

    def api(request):
        raise httpx.ReadError("connection reset")

    wire.api = api
    with pytest.raises(HuvrConnectionError) as caught:
        huvr.media.upload(file(), name="weld.jpg", client_id="unit-4")
    (note,) = caught.value.__notes__
    assert note == "weld.jpg: a record may exist; upload(..., client_id='unit-4') goes on with it"


def test_cookies_of_the_login_and_of_the_storage_meet_nobody(huvr, wire, tmp_path):
    """Cookies know no ports: a storage on HUVR's host would get those of the login."""
    url = "https://acme.huvrdata.example:8443/7?Signature=s"
    wire.record |= {"upload": {"url": url, "headers": {}}, "file": url}
    cookies = []

    def answer(request):
        cookies.append((request.url.path, request.headers.get("cookie")))
        headers = {"Set-Cookie": f"from{request.url.path.replace('/', '-')}=1; Path=/"}
        if request.url.path.endswith("obtain-access-token/"):
            token = {"access_token": f"t-{len(cookies)}", "expires_in": "3600"}
            return httpx.Response(200, json=token, headers=headers)
        if request.url.port:
            return httpx.Response(200, content=b"abc", headers=headers)
        return httpx.Response(200, json=wire.record, headers=headers)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http, HuvrClient(
        base_url=ORIGIN, client_id="cookies@example.com", client_secret="made-up",
        user_agent="media-tests/1.0", http_client=http,
    ) as client:  # fmt: skip
        client.media.upload(file(), name="weld.jpg")
        client.media.download(7, tmp_path)
        client._caller.context.tokens.shared.discard(client._caller.context.tokens.fresh())
        client.users.me_read()
    bare = [cookie for path, cookie in cookies if path == "/7" or "obtain" in path]
    assert bare == [None] * 4
    api = [cookie for path, cookie in cookies if path.startswith("/api/users/")]
    assert "obtain" not in api[0]
    assert "from-7" not in api[0]


def test_an_async_upload_goes_out_in_pieces_that_a_slow_line_takes(wire):
    """Each piece has to be through within the write timeout, and 35 kB/s are a line."""
    sizes = []

    class Transport(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            if request.method == "PUT":
                sizes.extend([len(piece) async for piece in request.stream])
            return wire(request)

    async def main():
        async with httpx.AsyncClient(transport=Transport()) as http:
            huvr = AsyncHuvrClient(
                base_url=ORIGIN, client_id="wire@example.com", client_secret="made-up",
                user_agent="media-tests/1.0", http_client=http,
            )  # fmt: skip
            await huvr.media.upload(io.BytesIO(bytes(1_500_000)), name="weld.jpg")

    asyncio.run(main())
    assert sum(sizes) == 1_500_000
    assert max(sizes) <= 64 * 1024


def packed(*members):
    """An answer in gzip without a length, as a proxy sends it."""
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/zip"}
    return lambda request: httpx.Response(200, stream=Pieces(*members), headers=headers)


def test_a_packed_export_that_is_cut_off_is_an_error(huvr, wire, tmp_path):
    whole = gzip.compress(bytes(range(256)) * 100)
    wire.api = packed(whole[: len(whole) // 2])
    with pytest.raises(HuvrConnectionError, match="cut off"):
        huvr.projects.export_to(36, tmp_path)
    with pytest.raises(HuvrConnectionError, match="cut off"):
        huvr.projects.export(36)
    assert list(tmp_path.iterdir()) == []


def test_a_packed_export_may_have_several_members(huvr, wire, tmp_path):
    wire.api = packed(gzip.compress(b"abc"), gzip.compress(b"def"))
    assert huvr.projects.export(36) == b"abcdef"
    assert huvr.projects.export_to(36, tmp_path).read_bytes() == b"abcdef"


def test_a_long_error_page_of_the_storage_is_not_read_to_its_end(huvr, wire, tmp_path):
    pieces = 0

    def endless():
        nonlocal pieces
        while True:
            pieces += 1
            yield bytes(65_536)

    wire.storage = lambda request: httpx.Response(418, stream=Stream(endless))
    with pytest.raises(TransferError, match="418"):
        huvr.media.download(7, tmp_path)
    assert pieces < 10


def trickle(clock, pieces, size, seconds):
    """An answer of the storage in pieces that are each ``seconds`` apart."""

    def body():
        for _ in range(pieces):
            clock.now += seconds
            yield bytes(size)

    return lambda request: httpx.Response(200, stream=Stream(body))


@pytest.mark.parametrize("call", ["download", "export"])
def test_a_file_that_drips_ends_at_the_deadline(huvr, wire, clock, tmp_path, call):
    """It is for each MiB, since a file may have any size."""
    calls = {
        "download": lambda: huvr.media.download(7, tmp_path),
        "export": lambda: huvr.projects.export_to(36, tmp_path / "x.zip", overwrite=True),
    }
    wire.storage = trickle(clock, 100, 1, 200.0)
    if call == "export":
        wire.api = wire.storage
    with pytest.raises(HuvrTimeoutError, match="less than 1 MiB came in 900 s"):
        calls[call]()
    assert clock.now == 1000, "and is not tried again"
    assert list(tmp_path.iterdir()) == []


def test_a_slow_file_takes_its_time(huvr, wire, clock, tmp_path):
    wire.storage = trickle(clock, 20, 1 << 19, 440.0)
    assert huvr.media.download(7, tmp_path).stat().st_size == 10 * 2**20
    assert clock.now > 8000


def test_an_upload_has_a_deadline_for_each_megabyte(huvr, monkeypatch):
    limits = {}
    send = SyncIO.send

    async def noted(self, request):
        limits[request.method] = request.time_limit
        return await send(self, request)

    monkeypatch.setattr(SyncIO, "send", noted)
    patient = huvr.with_options(deadline=100)
    patient.media.upload(io.BytesIO(bytes(2_500_000)), name="weld.jpg")
    assert limits["PUT"] == 400


def with_locals(error):
    """What a tool shows of a traceback that prints the locals of its frames, field by field."""
    shown = Console(file=io.StringIO(), width=400)
    trace = Traceback.from_exception(
        type(error), error, error.__traceback__, show_locals=True, locals_max_string=None
    )
    for stack in trace.trace.stacks:
        stack.frames = [frame for frame in stack.frames if frame.filename != __file__]
    shown.print(trace)
    return shown.file.getvalue()


def lost(request):
    raise httpx.ReadError("gone")


@pytest.mark.parametrize(
    "upload",
    [
        {"url": f"{STORAGE}/7?Signature=canary", "headers": {"X-Amz-Security-Token": "canary"}},
        {"url": "http://storage.example/7?Signature=canary", "headers": {}},
        {"url": "https://a..b/7?Signature=canary", "headers": {}},
        {"url": f"{STORAGE}/7", "headers": {"X-Amz-Security-Token": "canary\n"}},
    ],
)
def test_a_failed_upload_shows_no_credential_of_the_storage(huvr, wire, upload):
    wire.record["upload"] = upload
    wire.storage = lost
    with pytest.raises((HuvrConnectionError, TransferError)) as caught:
        huvr.media.upload(file(), name="weld.jpg")
    (result,) = huvr.media.upload_many([__file__])
    for error in (caught.value, result.error):
        assert "canary" not in with_locals(error) + str(error)


def test_a_storage_that_cannot_be_reached_is_named(huvr, wire, tmp_path):
    """It is another host than HUVR's, and a firewall may know only one of the two."""
    wire.storage = lost
    with pytest.raises(HuvrConnectionError, match=r"\(storage\): .* \(storage.example\)"):
        huvr.media.upload(file(), name="weld.jpg")
    with pytest.raises(HuvrConnectionError, match=r"\(storage\): .* \(storage.example\)"):
        huvr.media.download(7, tmp_path)


def test_a_note_is_one_printable_line(huvr, wire):
    wire.record["id"] = "7\x1b[31m\nERROR forged"
    wire.storage = lost
    with pytest.raises(HuvrConnectionError) as caught:
        huvr.media.upload(file(), name="weld.jpg")
    (note,) = caught.value.__notes__
    assert "media record 7 [31m ERROR forged exists" in note
