"""Files: records, signed URLs, uploads and downloads on the second origin."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huvr_client.sandbox import Sandbox
from huvr_client.sandbox.storage.objects import StorageError, byte_range

from .conftest import anonymous, connect

MEDIA = "/api/inspection-media/"


@pytest.fixture
def storage() -> Iterator[httpx.Client]:
    with anonymous() as client:
        yield client


def create(api: httpx.Client, **fields: Any) -> dict[str, Any]:
    answer = api.post(MEDIA, json={"filename": "weld.jpg", **fields})
    assert answer.status_code == 201, answer.text
    return answer.json()


def put(storage: httpx.Client, record: dict[str, Any], content: bytes) -> httpx.Response:
    return storage.put(
        record["upload"]["url"], content=content, headers=record["upload"]["headers"]
    )


def read(api: httpx.Client, record: dict[str, Any]) -> dict[str, Any]:
    return api.get(f"{MEDIA}{record['id']}/").json()


def test_upload_and_download(api: httpx.Client, storage: httpx.Client, sandbox: Sandbox) -> None:
    record = create(api, project=2)
    assert record["state"] == "CREATED"
    assert record["thumbnail"] is None
    assert record["upload"]["url"].startswith(sandbox.storage_url)
    assert not record["upload"]["url"].startswith(sandbox.base_url)
    assert put(storage, record, b"x" * 200_000).status_code == 200
    after = read(api, record)
    assert (after["state"], after["size"], after["upload"]) == ("UPLOADED", 200_000, None)
    whole = storage.get(after["file"])
    assert whole.content == b"x" * 200_000
    assert whole.headers["Content-Type"] == "image/jpeg"
    assert storage.get(after["thumbnail"]).status_code == 200
    assert storage.get(after["preview"]).status_code == 200
    assert [each.origin for each in sandbox.requests.matching("PUT")] == ["storage"]


def test_a_file_that_has_not_come_is_not_there(api: httpx.Client, storage: httpx.Client) -> None:
    answer = storage.get(create(api)["file"])
    assert answer.status_code == 404
    assert "<Code>NoSuchKey</Code>" in answer.text


def test_seeded_photographs_are_there(api: httpx.Client, storage: httpx.Client) -> None:
    first, second = (api.get(f"{MEDIA}{number}/").json() for number in (1, 2))
    pictures = [storage.get(each["file"]) for each in (first, second)]
    assert [each.content[:8] for each in pictures] == [b"\x89PNG\r\n\x1a\n"] * 2
    assert pictures[0].content != pictures[1].content
    assert first["size"] == len(pictures[0].content)
    drawing = api.get("/api/library-media/1/").json()
    assert drawing["uploaded"] is True
    assert storage.get(drawing["file"]).content[:4] == b"\x89PNG"
    assert storage.get(first["thumbnail"]).content == pictures[0].content


def test_a_token_is_refused(api: httpx.Client, storage: httpx.Client) -> None:
    record = create(api)
    headers = {**record["upload"]["headers"], "Authorization": "Token abc"}
    answer = storage.put(record["upload"]["url"], content=b"x", headers=headers)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("application/xml")
    assert read(api, record)["state"] == "CREATED"


@pytest.mark.parametrize(
    "changes", [{"Content-Type": "text/plain"}, {"x-goog-meta-huvr-object": "other"}]
)
def test_signed_headers_must_come_as_they_were_given(
    api: httpx.Client, storage: httpx.Client, changes: dict[str, str]
) -> None:
    record = create(api)
    headers = {**record["upload"]["headers"], **changes}
    answer = storage.put(record["upload"]["url"], content=b"x", headers=headers)
    assert answer.status_code == 403
    assert "SignatureDoesNotMatch" in answer.text


def test_a_signature_is_for_one_method_and_one_object(
    api: httpx.Client, storage: httpx.Client, sandbox: Sandbox
) -> None:
    first, second = create(api), create(api)
    assert put(storage, first, b"x").status_code == 200
    file = read(api, first)["file"]
    assert storage.put(file, content=b"y").status_code == 403
    path = httpx.URL(create(api)["file"]).path
    assert storage.get(httpx.URL(file).copy_with(path=path)).status_code == 403
    assert storage.get(file.partition("?")[0]).status_code == 403
    assert storage.head(file).status_code == 405
    assert storage.get(f"{sandbox.storage_url}/elsewhere").status_code == 404
    assert put(storage, second, b"x").status_code == 200


def test_signed_urls_expire(storage: httpx.Client) -> None:
    with Sandbox(signed_url_ttl=60) as sandbox, connect(sandbox) as api:
        record = create(api)
        sandbox.advance(61)
        answer = put(storage, record, b"x")
        assert answer.status_code == 400
        assert "ExpiredToken" in answer.text
        fresh = read(api, record)
        assert put(storage, fresh, b"x").status_code == 200
        file = read(api, record)["file"]
        sandbox.advance(61)
        assert storage.get(file).status_code == 400


def test_processing_takes_its_time(storage: httpx.Client) -> None:
    with Sandbox(processing=5) as sandbox, connect(sandbox) as api:
        record = create(api)
        put(storage, record, b"x")
        assert read(api, record)["state"] == "CREATED"
        sandbox.advance(5)
        assert read(api, record)["state"] == "UPLOADED"


def test_processing_of_a_record_that_was_deleted(storage: httpx.Client) -> None:
    with Sandbox(processing=5) as sandbox, connect(sandbox) as api:
        record = create(api)
        put(storage, record, b"x")
        assert api.delete(f"{MEDIA}{record['id']}/").status_code == 204
        sandbox.advance(5)
        assert api.get(f"{MEDIA}{record['id']}/").status_code == 404
        assert storage.get(record["file"]).status_code == 404


def test_deleting_the_bytes_before_processing_leaves_the_record(storage: httpx.Client) -> None:
    with Sandbox(processing=5) as sandbox, connect(sandbox) as api:
        record = create(api)
        put(storage, record, b"x")
        assert sandbox._state is not None
        sandbox._state.storage._blobs.clear()
        sandbox.advance(5)
        assert read(api, record)["state"] == "CREATED"


def test_a_range(api: httpx.Client, storage: httpx.Client) -> None:
    record = create(api)
    put(storage, record, bytes(range(100)))
    file = read(api, record)["file"]
    part = storage.get(file, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, bytes(range(10, 20)))
    assert part.headers["Content-Range"] == "bytes 10-19/100"
    assert storage.get(file, headers={"Range": "bytes=90-"}).content == bytes(range(90, 100))
    assert storage.get(file, headers={"Range": "bytes=100-"}).status_code == 416
    etag = part.headers["ETag"]
    again = {"Range": "bytes=10-19", "If-Range": etag}
    assert storage.get(file, headers=again).status_code == 206
    assert storage.get(file, headers={**again, "If-Range": '"other"'}).status_code == 200


@given(size=st.integers(1, 1000), first=st.integers(0, 1200), length=st.integers(1, 1200))
def test_ranges_never_leave_the_file(size: int, first: int, length: int) -> None:
    header = f"bytes={first}-{first + length - 1}"
    if first >= size:
        with pytest.raises(StorageError):
            byte_range(header, size)
        return
    start, end = byte_range(header, size) or (0, 0)
    assert start == first
    assert end == min(first + length, size) - 1


@pytest.mark.parametrize(
    "header",
    [None, "", "lines=1-2", "bytes=1-2,4-5", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2"],
)
def test_what_is_not_a_range_asks_for_the_whole(header: str | None) -> None:
    assert byte_range(header, 10) is None


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", (0, 0)),
        ("bytes=000-3", (0, 3)),
        (f"bytes=0-{'9' * 5000}", (0, 9)),
        (f"bytes=-{'9' * 5000}", (0, 9)),
        ("bytes=\u00b2-5", None),
        ("bytes=1 2-5", None),
        ("bytes=0x1-5", None),
    ],
)
def test_odd_ranges(header: str, span: tuple[int, int] | None) -> None:
    assert byte_range(header, 10) == span


@pytest.mark.parametrize("header", [f"bytes={'9' * 5000}-", "bytes=-0", "bytes=10-"])
def test_ranges_that_lie_outside(header: str) -> None:
    with pytest.raises(StorageError):
        byte_range(header, 10)


def test_a_range_from_the_end() -> None:
    assert byte_range("bytes=-3", 10) == (7, 9)
    assert byte_range("bytes=-30", 10) == (0, 9)


def test_names_are_unique_within_a_project(api: httpx.Client) -> None:
    names = [create(api, project=2)["name"] for _ in range(6)]
    assert names == ["weld.jpg", *(f"weld-{number}.jpg" for number in range(1, 6))]
    answer = api.post(MEDIA, json={"filename": "weld.jpg", "project": 2})
    assert answer.status_code == 400
    assert create(api)["name"] == "weld.jpg"
    assert create(api, checklist=1)["name"] == "weld.jpg"


def test_only_the_name_of_a_path_is_kept(api: httpx.Client) -> None:
    assert create(api, filename="C:\\photos\\../weld.jpg")["name"] == "weld.jpg"


def test_renaming_keeps_ones_own_name_free(api: httpx.Client) -> None:
    record = create(api, project=2)
    address = f"{MEDIA}{record['id']}/"
    assert api.patch(address, json={"name": "weld.jpg"}).json()["name"] == "weld.jpg"
    assert api.patch(address, json={"name": "other.jpg"}).json()["name"] == "other.jpg"
    assert api.patch(address, json={"description": "x"}).json()["name"] == "other.jpg"


def test_a_client_id_makes_a_record_once(api: httpx.Client) -> None:
    record = create(api, client_id="one")
    answer = api.post(MEDIA, json={"filename": "weld.jpg", "client_id": "one"})
    assert answer.status_code == 400
    assert answer.json() == {"client_id": ["inspection media with this client id already exists."]}
    found = api.get(MEDIA, params={"client_id": "one"}).json()["results"]
    assert [each["id"] for each in found] == [record["id"]]
    api.delete(f"{MEDIA}{record['id']}/")
    assert create(api, client_id="one")["id"] != record["id"]


def test_media_of_a_published_project_stay(api: httpx.Client, storage: httpx.Client) -> None:
    assert api.delete(f"{MEDIA}1/").status_code == 403
    record = create(api)
    put(storage, record, b"x")
    file = read(api, record)["file"]
    assert api.delete(f"{MEDIA}{record['id']}/").status_code == 204
    assert storage.get(file).status_code == 404


def test_small_files_may_come_with_the_record(api: httpx.Client, storage: httpx.Client) -> None:
    record = create(api, filename="note.txt", file_data="YSBub3Rl")
    assert (record["state"], record["upload"]) == ("UPLOADED", None)
    assert storage.get(record["file"]).content == b"a note"
    answer = api.post(MEDIA, json={"filename": "note.txt", "file_data": "%%%"})
    assert list(answer.json()) == ["file_data"]


def test_library_media(api: httpx.Client, storage: httpx.Client) -> None:
    answer = api.post("/api/library-media/", json={"filename": "plan.pdf", "library": 1})
    record = answer.json()
    assert (record["name"], record["uploaded"]) == ("plan.pdf", False)
    assert put(storage, record, b"%PDF").status_code == 200
    after = api.get(f"/api/library-media/{record['id']}/").json()
    assert (after["uploaded"], after["size"], after["thumbnail"]) == (True, 4, None)
    assert after["huvr_url"] is None  # sent by newer servers, in no document
    gone = api.post("/api/library-media/bulk-delete/", json={"ids": [record["id"]]})
    assert gone.status_code == 201
    assert storage.get(after["file"]).status_code == 404


def test_a_broken_off_upload_leaves_nothing(api: httpx.Client, sandbox: Sandbox) -> None:
    import socket

    record = create(api)
    url = httpx.URL(record["upload"]["url"])
    head = "".join(f"{k}: {v}\r\n" for k, v in record["upload"]["headers"].items())
    with socket.create_connection(("127.0.0.1", url.port or 0)) as plug:
        plug.sendall(
            b"PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n%s\r\n"
            % (url.raw_path, head.encode())
        )
        plug.sendall(b"ten bytes.")
    while not sandbox.requests.matching("PUT"):
        pass
    assert sandbox.requests.matching("PUT")[0].status is None
    assert read(api, record)["upload"] is not None
    assert sandbox._state is not None
    folder = sandbox._state.storage._folder
    assert folder is not None
    assert list(folder.iterdir()) == []


def test_files_go_with_the_sandbox(storage: httpx.Client) -> None:
    with Sandbox() as sandbox, connect(sandbox) as api:
        put(storage, create(api), b"x")
        assert sandbox._state is not None
        folder = sandbox._state.storage._folder
        assert folder is not None
        assert folder.exists()
    assert not folder.exists()
