"""Faults: each kind does what it says, where and as often as it says."""

import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from huvr_client.sandbox import Fault, Sandbox
from huvr_client.sandbox.server.faults import Faults, parse

from .conftest import anonymous, connect

ASSET = "/api/assets/5/"


@pytest.fixture
def storage() -> Iterator[httpx.Client]:
    with anonymous() as client:
        yield client


@pytest.mark.parametrize("status", ["500", "502", "503", "504"])
def test_server_errors_are_html(api: httpx.Client, sandbox: Sandbox, status: str) -> None:
    sandbox.fault(status, count=1)
    answer = api.get(ASSET)
    assert answer.status_code == int(status)
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Retry-After" not in answer.headers
    assert api.get(ASSET).status_code == 200


@pytest.mark.parametrize(
    ("wait", "header", "detail"),
    [
        (None, None, "Request was throttled."),
        (1, "1", "Request was throttled. Expected available in 1 second."),
        (0.2, "0.2", "Request was throttled. Expected available in 1 second."),
        ("Wed, 21 Oct 2026 07:28:00 GMT",) * 2 + ("Request was throttled.",),
    ],
)
def test_429(
    api: httpx.Client, sandbox: Sandbox, wait: float | str | None, header: str | None, detail: str
) -> None:
    sandbox.fault("429", retry_after=wait)
    answer = api.get(ASSET)
    assert answer.status_code == 429
    assert answer.headers.get("Retry-After") == header
    assert answer.json() == {"detail": detail}


@pytest.mark.parametrize("status", ["401", "403", "404", "409"])
def test_other_statuses_are_json(api: httpx.Client, sandbox: Sandbox, status: str) -> None:
    sandbox.fault(status)
    answer = api.get(ASSET)
    assert answer.status_code == int(status)
    assert answer.json()["detail"]
    assert ("WWW-Authenticate" in answer.headers) is (status == "401")


def test_latency(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("latency", seconds=0.05)
    sandbox.fault("503")
    assert api.get(ASSET).status_code == 503
    assert sandbox.requests[-1].faults == ("latency", "503")
    assert sandbox.requests[-1].seconds >= 0.05


def test_latency_of_every_answer() -> None:
    with Sandbox(latency=0.01) as sandbox, connect(sandbox) as api:
        api.get(ASSET)
        assert all(each.seconds >= 0.01 for each in sandbox.requests)


def test_reset_before_the_answer(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("reset", count=1)
    with pytest.raises(httpx.ReadError):
        api.patch(ASSET, json={"name": "Changed"})
    assert sandbox.requests[-1].status is None
    assert api.get(ASSET).json()["name"] != "Changed"


@pytest.mark.parametrize(
    ("kind", "options"), [("reset-after-write", {}), ("reset", {"applied": True})]
)
def test_reset_after_the_write(
    api: httpx.Client, sandbox: Sandbox, kind: str, options: dict[str, bool]
) -> None:
    sandbox.fault(kind, count=1, method="PATCH", **options)
    with pytest.raises(httpx.ReadError):
        api.patch(ASSET, json={"name": "Changed"})
    assert api.get(ASSET).json()["name"] == "Changed"


def test_an_error_after_the_write(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("504", count=1, applied=True)
    assert api.patch(ASSET, json={"name": "Changed"}).status_code == 504
    assert api.get(ASSET).json()["name"] == "Changed"


def test_short_body(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("short-body", count=1)
    with pytest.raises(httpx.RemoteProtocolError):
        api.get(ASSET)
    assert api.get(ASSET).status_code == 200


def test_truncated_json(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("truncated-json")
    answer = api.get(ASSET)
    assert answer.status_code == 200
    with pytest.raises(ValueError, match=r"Unterminated|Expecting|delimiter"):
        answer.json()


def test_html_with_200(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("html")
    answer = api.get(ASSET)
    assert (answer.status_code, answer.text[:6]) == (200, "<html>")


def test_empty_200(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("empty")
    assert (api.get(ASSET).status_code, api.get(ASSET).content) == (200, b"")


def test_firewall(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("firewall")
    answer = api.get(ASSET)
    assert answer.status_code == 403
    assert answer.headers["Content-Type"].startswith("text/html")


def test_stall_ends_after_its_time(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("stall", seconds=0.01, count=1)
    with pytest.raises(httpx.RemoteProtocolError):
        api.get(ASSET)


def test_stall_lets_a_client_time_out(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("stall", count=1)
    with pytest.raises(httpx.ReadTimeout):
        api.get(ASSET, timeout=0.05)


def test_a_stalled_request_does_not_hold_the_sandbox_up() -> None:
    with Sandbox() as sandbox:
        sandbox.fault("stall")
        failed = threading.Event()

        def hang() -> None:
            with anonymous(sandbox.base_url) as client, pytest.raises(httpx.TransportError):
                client.get(ASSET, timeout=None)
            failed.set()

        thread = threading.Thread(target=hang)
        thread.start()
        while not sandbox._faults._active[0].hits:
            time.sleep(0)
    thread.join(timeout=60)
    assert failed.is_set()


def test_revoke_now(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("revoke", count=1)
    assert api.get(ASSET).status_code == 401
    assert api.get(ASSET).status_code == 401


def test_redirect_elsewhere(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("redirect", count=1)
    answer = api.get(ASSET)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("http://127.0.0.1:9/")
    sandbox.fault("redirect", status=307, target="/api/assets/6/")
    answer = api.post("/api/assets/", json={})
    assert (answer.status_code, answer.headers["Location"]) == (307, "/api/assets/6/")


def test_drip(api: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault("drip", seconds=0.001)
    with api.stream("GET", ASSET) as answer:
        pieces = [each for each in answer.iter_raw() if each]
    assert len(pieces) > 1
    assert b"".join(pieces).startswith(b"{")


def photo(api: httpx.Client) -> str:
    file: str = api.get("/api/inspection-media/1/").json()["file"]
    return file


def test_faults_of_the_storage(api: httpx.Client, sandbox: Sandbox, storage: httpx.Client) -> None:
    file = photo(api)
    sandbox.fault("503", path="/storage/*", count=1, retry_after=2)
    answer = storage.get(file)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert answer.text.startswith("<?xml")
    sandbox.fault("expired", path="/storage/*", count=1)
    assert "ExpiredToken" in storage.get(file).text
    sandbox.fault("error-body", path="/storage/*", count=1)
    answer = storage.get(file)
    assert (answer.status_code, answer.text[:5]) == (200, "<?xml")
    sandbox.fault("error-body", path="/storage/*", count=1, status=500)
    assert storage.get(file).status_code == 500
    assert storage.get(file).content[:4] == b"\x89PNG"


def broken_off(answer: httpx.Response) -> bytes:
    """What came of a body before the connection broke."""
    got, pieces = b"", answer.iter_raw()
    try:
        while True:
            got += next(pieces)
    except httpx.TransportError:
        return got


@pytest.mark.parametrize("kind", ["reset-mid-body", "short-body", "stall-mid-body"])
def test_a_download_that_breaks_off(
    api: httpx.Client, sandbox: Sandbox, storage: httpx.Client, kind: str
) -> None:
    file = photo(api)
    sandbox.fault(kind, path="/storage/*", count=1, seconds=0.01)
    with storage.stream("GET", file) as answer:
        assert answer.status_code == 200
        got = broken_off(answer)
    assert 0 < len(got) < int(answer.headers["Content-Length"])
    assert storage.get(file).content.startswith(got)


def test_a_large_upload_comes_back_in_halves(
    api: httpx.Client, sandbox: Sandbox, storage: httpx.Client
) -> None:
    record = api.post("/api/inspection-media/", json={"filename": "a.bin"}).json()
    upload = record["upload"]
    content = bytes(300_000)
    storage.put(upload["url"], content=content, headers=upload["headers"])
    sandbox.fault("short-body", path="/storage/*", count=1)
    with storage.stream("GET", record["file"]) as answer:
        assert len(broken_off(answer)) == 150_000
    sandbox.fault("drip", path="/storage/*", count=1, seconds=0.001)
    assert storage.get(record["file"]).content == content


def test_path_method_after_and_count_choose(api: httpx.Client, sandbox: Sandbox) -> None:
    fault = sandbox.fault("503", path="/api/assets/*", method="PATCH", after=1, count=2)
    statuses = [api.patch(ASSET, json={}).status_code for _ in range(4)]
    assert statuses == [200, 503, 503, 200]
    assert api.get(ASSET).status_code == 200
    assert fault.hits == 2


def test_rate_follows_the_seed() -> None:
    def draw(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.add(Fault(kind="500", rate=0.5))
        return [bool(faults.match("GET", "/api/a/")) for _ in range(200)]

    assert draw(1) == draw(1)
    assert draw(1) != draw(2)
    assert 60 < sum(draw(1)) < 140


def test_faults_can_be_switched_off(api: httpx.Client, sandbox: Sandbox) -> None:
    first, _ = sandbox.fault("500"), sandbox.fault("502")
    sandbox.remove_fault(first)
    sandbox.remove_fault(first)
    assert api.get(ASSET).status_code == 502
    sandbox.clear_faults()
    assert api.get(ASSET).status_code == 200


def test_faults_from_the_start() -> None:
    faults = ["503,count=1,path=/api/assets/*", Fault(kind="500")]
    with Sandbox(faults=faults) as sandbox, anonymous(sandbox.base_url) as client:
        assert [client.get(ASSET).status_code for _ in range(2)] == [503, 500]


def test_a_fault_as_text() -> None:
    text = "redirect,status=307,target=/x/,rate=0.5,count=3,after=1,method=get,path=/api/*"
    assert parse(text) == Fault(
        kind="redirect",
        status=307,
        target="/x/",
        rate=0.5,
        count=3,
        after=1,
        method="GET",
        path="/api/*",
    )
    assert parse("504, applied=1, seconds=2, retry_after=3") == Fault(
        kind="504", applied=True, seconds=2.0, retry_after=3.0
    )


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "200", "600", "503,rate=2", "503,rate", "503,colour=red", "503,count=x"],
)
def test_a_fault_that_means_nothing(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)


def test_what_is_not_http_does_not_hurt(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    port = httpx.URL(sandbox.base_url).port or 0
    with socket.create_connection(("127.0.0.1", port)) as plug:
        plug.sendall(b"nonsense\r\n\r\n")
        assert b" 400 " in plug.recv(1000)
    with anonymous(sandbox.base_url) as client:
        assert client.get(ASSET).status_code == 401
