"""Downloads over real sockets, sync and async."""

from __future__ import annotations

import asyncio
import gzip
import io
import os
import pickle
import threading
import traceback
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from huvr_client import AsyncHuvrClient, HuvrClient, RetryPolicy
from huvr_client._media.local_files import PartFile
from huvr_client.errors import (
    HuvrConnectionError,
    HuvrTimeoutError,
    NotFoundError,
    TransferError,
)

from .conftest import QUICK, Stream, changed, parts, sent, with_time


def gets(sandbox, expected=1):
    return sent(sandbox, "GET", expected)


def names(folder):
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("by", ["id", "text", "record"])
def test_a_file_comes_whole_under_its_name(media, record, folder, content, by):
    what = {"id": record.id, "text": str(record.id), "record": record}[by]
    path = media("download", what, folder)
    assert path == folder / "weld-12.jpg"
    assert path.read_bytes() == content
    assert names(folder) == ["weld-12.jpg"]


def test_to_a_file_of_ones_own_name(media, record, folder, content):
    path = media("download", record, str(folder / "new" / "mine.jpg"))
    assert path == folder / "new" / "mine.jpg"
    assert path.read_bytes() == content


def test_a_folder_that_does_not_exist_is_made_if_it_ends_with_a_slash(media, record, folder):
    path = media("download", record, f"{folder}/2026/may/")
    assert path == folder / "2026" / "may" / "weld-12.jpg"


def test_no_token_and_no_cookie_go_to_the_storage(media, record, folder, huvr_sandbox):
    media("download", record, folder)
    for each in gets(huvr_sandbox):
        assert "authorization" not in each.headers
        assert "cookie" not in each.headers
        assert each.headers["accept-encoding"] == "identity"


def test_the_file_is_an_ordinary_one(media, record, folder):
    mask = os.umask(0o022)
    try:
        path = media("download", record, folder)
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_library_file_is_read_from_the_library(media, huvr, folder):
    """Its ids are not those of inspection media."""
    file = changed(next(iter(huvr.library_media.iter())), file=None)  # so it is read again
    path = media("download", file, folder)
    assert path.stat().st_size == file.size


@pytest.mark.parametrize("what", [None, True, 1.5, {"id": 1}, object()])
def test_only_media_can_be_downloaded(media, folder, what):
    with pytest.raises(TypeError, match="media record"):
        media("download", what, folder)
    assert not names(folder)


def test_what_does_not_exist_is_not_found(media, folder):
    with pytest.raises(NotFoundError):
        media("download", 999_999, folder)
    assert not names(folder)


def test_a_record_without_a_file_is_an_error(media, huvr, folder):
    record = huvr.inspection_media.create({"filename": "x.jpg", "project": 1})
    with pytest.raises(TransferError, match=r"state CREATED: not uploaded\?"):
        media("download", record.id, folder)
    assert not names(folder)


# --- existing files -----------------------------------------------------------------------------


def test_an_existing_file_is_not_touched(media, record, folder, huvr_sandbox):
    (folder / "weld-12.jpg").write_bytes(b"mine")
    with pytest.raises(FileExistsError, match=r"weld-12\.jpg"):
        media("download", record, folder)
    assert (folder / "weld-12.jpg").read_bytes() == b"mine"
    assert names(folder) == ["weld-12.jpg"]
    assert not gets(huvr_sandbox, 0)


def test_an_existing_file_is_replaced_if_asked(media, record, folder, content):
    (folder / "weld-12.jpg").write_bytes(b"mine")
    assert media("download", record, folder, overwrite=True).read_bytes() == content
    assert names(folder) == ["weld-12.jpg"]


def test_an_existing_file_stays_until_the_new_one_is_whole(media, record, folder, huvr_sandbox):
    (folder / "weld-12.jpg").write_bytes(b"mine")
    huvr_sandbox.fault("reset-mid-body", path="/storage/*")
    with pytest.raises(HuvrConnectionError):
        media("download", record, folder, overwrite=True)
    assert (folder / "weld-12.jpg").read_bytes() == b"mine"


def test_a_file_that_appears_meanwhile_is_not_overwritten(media, record, folder):
    def progress(done, total):
        (folder / "weld-12.jpg").write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        media("download", record, folder, progress=progress)
    assert (folder / "weld-12.jpg").read_bytes() == b"mine"


def test_a_dangling_link_is_an_existing_file(media, record, folder, tmp_path):
    (folder / "weld-12.jpg").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        media("download", record, folder)
    assert not (tmp_path / "elsewhere").exists()


# --- names --------------------------------------------------------------------------------------

HOSTILE = {
    "../../x.jpg": "x.jpg",
    "/etc/passwd": "passwd",
    "C:\\Windows\\NUL": "_NUL",
    "..": "media-1",
    "": "media-1",
    ".bashrc": "_bashrc",
    "a\0b.jpg": "ab.jpg",
    "a" * 300 + ".jpg": "a" * 196 + ".jpg",
}


@pytest.mark.parametrize("given", HOSTILE)
def test_a_name_of_the_servers_choice_stays_in_the_folder(media, huvr, folder, tmp_path, given):
    before = sorted(tmp_path.rglob("*"))
    record = changed(huvr.inspection_media.read(1), name=given)
    path = media("download", record, folder)
    assert path == folder / HOSTILE[given]
    assert sorted(tmp_path.rglob("*")) == sorted([*before, path])


# --- interruptions ------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["reset-mid-body", "short-body"])
@pytest.mark.parametrize("times", [1, 3])
def test_a_broken_body_is_continued_where_it_broke(
    media, record, folder, content, huvr_sandbox, fault, times
):
    huvr_sandbox.fault(fault, path="/storage/*", method="GET", count=times)
    assert media("download", record, folder).read_bytes() == content
    starts = [each.headers.get("range") for each in gets(huvr_sandbox, times + 1)]
    assert starts[0] is None
    assert len(starts) == times + 1
    offsets = [int(each.removeprefix("bytes=").removesuffix("-")) for each in starts[1:]]
    assert offsets == sorted(offsets)
    assert offsets[0] > 0
    assert all(each.headers["if-range"].startswith('"') for each in gets(huvr_sandbox)[1:])


@pytest.mark.parametrize("fault", ["503", "500", "429", "408", "reset"])
def test_passing_trouble_of_the_storage_is_sat_out(
    media, record, folder, content, huvr_sandbox, fault
):
    huvr_sandbox.fault(fault, path="/storage/*", method="GET", count=2)
    assert media("download", record, folder).read_bytes() == content


def test_a_slow_drip_arrives(media, huvr, tmp_path, folder, huvr_sandbox):
    path = tmp_path / "small.bin"
    path.write_bytes(bytes(range(256)) * 8)
    record = huvr.media.upload(path, project=1)
    huvr_sandbox.fault("drip", path="/storage/*", method="GET", seconds=0.001)
    assert media("download", record, folder).read_bytes() == path.read_bytes()


def test_a_storage_that_falls_silent_times_out_and_is_continued(
    record, folder, content, options, huvr_sandbox
):
    huvr_sandbox.fault("stall-mid-body", path="/storage/*", method="GET", count=1)
    quick = {**options, "timeout": 0.3, "retries": RetryPolicy(100, backoff=0.001)}
    with HuvrClient(**quick) as huvr:
        assert huvr.media.download(record, folder).read_bytes() == content


def test_a_storage_that_stays_silent_is_a_timeout(record, folder, options, huvr_sandbox):
    huvr_sandbox.fault("stall", path="/storage/*", method="GET")
    quick = {**options, "timeout": 0.1, "retries": RetryPolicy(1, backoff=0.001)}
    with HuvrClient(**quick) as huvr, pytest.raises(HuvrTimeoutError):
        huvr.media.download(record, folder)
    assert not names(folder)


def test_retries_begin_anew_with_every_megabyte(media, huvr, tmp_path, folder, huvr_sandbox):
    """Sixteen halves of what is left take more attempts than the policy has (3)."""
    path = tmp_path / "video.mp4"
    path.write_bytes(os.urandom(1 << 20) * 64)
    record = huvr.media.upload(path, project=1)
    huvr_sandbox.fault("short-body", path="/storage/*", method="GET", count=6)
    assert media("download", record, folder).read_bytes() == path.read_bytes()
    assert len(gets(huvr_sandbox, 7)) == 7


def test_an_interrupted_download_leaves_nothing(media, record, folder, content, huvr_sandbox):
    huvr_sandbox.fault("reset-mid-body", path="/storage/*", method="GET")
    with pytest.raises(HuvrConnectionError) as caught:
        media("download", record, folder)
    assert "http" not in str(caught.value)
    assert names(folder) == []
    huvr_sandbox.clear_faults()
    assert media("download", record.id, folder).read_bytes() == content
    assert names(folder) == ["weld-12.jpg"]


def test_a_cancelled_download_leaves_nothing(record, folder, content, options, huvr_sandbox):
    huvr_sandbox.fault("stall-mid-body", path="/storage/*", method="GET", count=1)

    async def main():
        begun = threading.Event()
        async with AsyncHuvrClient(**{**options, "timeout": 60}) as huvr:
            task = asyncio.create_task(
                huvr.media.download(record, folder, progress=lambda *_: begun.set())
            )
            assert await asyncio.to_thread(begun.wait, 60)
            assert len(parts(folder)) == 1
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert asyncio.all_tasks() == {asyncio.current_task()}
            assert names(folder) == []
            return await huvr.media.download(record, folder)

    assert asyncio.run(main()).read_bytes() == content
    assert names(folder) == ["weld-12.jpg"]


def test_a_download_cancelled_while_its_file_is_opened_leaves_nothing(
    record, folder, options, monkeypatch
):
    begun, go_on = threading.Event(), threading.Event()
    taken = os.path.lexists

    def slowly(path):
        begun.set()
        assert go_on.wait(20)
        return taken(path)

    async def main():
        async with AsyncHuvrClient(**options) as huvr:
            task = asyncio.create_task(huvr.media.download(record, folder))
            await asyncio.to_thread(begun.wait, 20)
            task.cancel()
            go_on.set()
            with pytest.raises(asyncio.CancelledError):
                await task

    monkeypatch.setattr(os.path, "lexists", slowly)
    asyncio.run(main())
    assert names(folder) == []


def test_a_callback_that_raises_ends_the_download_and_leaves_no_file(media, record, folder):
    def progress(done, total):
        raise KeyError("no more")

    with pytest.raises(KeyError, match="no more"):
        media("download", record, folder, progress=progress)
    assert not (folder / "weld-12.jpg").exists()


def test_progress_counts_the_bytes(media, record, folder, content):
    steps = []
    media("download", record, folder, progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (len(content), len(content))
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert len(steps) >= 3


def test_a_full_disk_is_an_error_of_the_disk(media, record, folder, monkeypatch):
    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PartFile, "write", full)
    with pytest.raises(OSError, match="No space"):
        media("download", record, folder)
    assert not names(folder)


# --- signed URLs --------------------------------------------------------------------------------


def test_an_expired_url_is_exchanged_for_a_fresh_one(media, record, folder, content, huvr_sandbox):
    huvr_sandbox.advance(1000)  # the URL in the record is good for 900 s
    assert media("download", record, folder).read_bytes() == content
    assert [each.status for each in gets(huvr_sandbox, 2)] == [400, 200]


def test_a_url_that_expires_in_the_middle_is_exchanged(
    record, folder, content, options, huvr_sandbox
):
    huvr_sandbox.fault("reset-mid-body", path="/storage/*", method="GET", count=1)
    with with_time(options, sleep=lambda _: huvr_sandbox.advance(1000)) as huvr:
        assert huvr.media.download(record, folder).read_bytes() == content
    assert [each.status for each in gets(huvr_sandbox, 3)][1:] == [400, 206]


@pytest.mark.parametrize("status", ["403", "404", "400", "401", "410"])
def test_a_refusal_is_the_storages_own_words_without_the_url(
    media, record, folder, huvr_sandbox, status
):
    huvr_sandbox.fault(status, path="/storage/*", method="GET")
    with pytest.raises(TransferError, match=f"{status}: ServiceUnavailable") as caught:
        media("download", record, folder)
    assert caught.value.status_code == int(status)
    assert "http" not in str(caught.value)
    assert not names(folder)
    assert len(gets(huvr_sandbox, 3)) == 3  # the first, and two with fresh URLs


def test_a_redirect_of_the_storage_is_not_followed(media, record, folder, huvr_sandbox):
    huvr_sandbox.fault("redirect", path="/storage/*", method="GET")
    with pytest.raises(TransferError) as caught:
        media("download", record, folder)
    assert caught.value.status_code == 302
    assert "elsewhere" not in str(caught.value)


# --- something else than the file ---------------------------------------------------------------


@pytest.mark.parametrize("fault", ["error-body", "html", "empty"])
def test_a_success_with_something_else_is_no_file(media, record, folder, huvr_sandbox, fault):
    huvr_sandbox.fault(fault, path="/storage/*", method="GET")
    with pytest.raises(TransferError, match="something else than the file"):
        media("download", record, folder)
    assert not names(folder)


@pytest.mark.parametrize("fault", ["error-body", "html", "empty"])
def test_it_may_have_been_a_passing_trouble(media, record, folder, content, huvr_sandbox, fault):
    huvr_sandbox.fault(fault, path="/storage/*", method="GET", count=2)
    assert media("download", record, folder).read_bytes() == content


def test_a_file_of_another_size_than_the_record_says_is_an_error(media, record, folder):
    with_size = type(record).from_dict({**record.to_dict(), "size": record.size + 1})
    # The record at hand is old: a fresh one says what is true.
    assert media("download", with_size, folder).stat().st_size == record.size


def answered(status, body, **headers):
    """What lets the storage answer every download with this."""
    named = {key.replace("_", "-"): value for key, value in headers.items()}

    def answer(request):
        if isinstance(body, bytes):
            return httpx.Response(status, content=body, headers=named)
        return httpx.Response(status, stream=body(), headers=named)

    return answer


@pytest.mark.parametrize("quoted", [False, True])
def test_a_storage_that_shows_the_url_gives_its_signature_away_to_nobody(
    media, record, folder, intercept, quoted
):
    def refuse(request):
        url = request.url.raw_path.decode()  # its text hides the query already
        shown = quote(url, safe="") if quoted else url
        return httpx.Response(404, text=f"Why? Cannot GET {shown} here")

    intercept(refuse)
    with pytest.raises(TransferError, match=r"Why\? Cannot GET \S+\?\*\*\* here") as caught:
        media("download", record, to=folder)
    assert "ignature" not in caught.value.detail + str(caught.value)


def test_a_storage_without_ranges_gives_the_whole_again(
    media, record, folder, content, huvr_sandbox, intercept
):
    huvr_sandbox.fault("reset-mid-body", path="/storage/*", method="GET", count=1)
    intercept(lambda request: request.headers.pop("Range", None) and None)
    assert media("download", record, folder).read_bytes() == content
    assert [get.status for get in gets(huvr_sandbox, 2)][1:] == [200]


def test_a_range_that_does_not_fit_means_from_the_beginning(
    media, record, folder, content, huvr_sandbox, intercept
):
    huvr_sandbox.fault("reset-mid-body", path="/storage/*", method="GET", count=1)

    def shifted(request):
        first = request.headers.get("Range", "").removeprefix("bytes=").removesuffix("-")
        if first:
            request.headers["Range"] = f"bytes={int(first) - 1}-"

    intercept(shifted)
    assert media("download", record, folder).read_bytes() == content
    assert [get.status for get in gets(huvr_sandbox, 3)][1:] == [206, 200]


def test_a_connection_that_breaks_after_the_last_byte_has_brought_the_file(
    media, record, folder, content, intercept
):
    record = changed(record, size=None)  # only the storage's 416 says that nothing is missing
    ranges = []

    def answer(request):
        ranges.append(request.headers.get("Range"))
        if ranges[-1] is None:
            return httpx.Response(200, stream=Stream(content, httpx.ReadError("reset")))
        return httpx.Response(416, headers={"Content-Range": f"bytes */{len(content)}"})

    intercept(answer)
    assert media("download", record, folder).read_bytes() == content
    assert ranges == [None, f"bytes={len(content)}-"]


def test_a_storage_that_breaks_at_the_same_place_each_time_is_given_up(
    media, record, folder, content, intercept
):
    """Also where it has no ranges, so that each attempt brings the same megabytes again."""
    requests = []

    def answer(request):
        requests.append(request)
        return httpx.Response(200, stream=Stream(content[:-1], httpx.ReadError("reset")))

    intercept(answer)
    with pytest.raises(HuvrConnectionError):
        media("download", record, folder)
    assert len(requests) <= 2 * QUICK.max_retries
    assert names(folder) == []


@pytest.mark.parametrize(
    ("status", "content_range"),
    [(206, "bytes 5-14/15"), (416, "bytes 5-14/15"), (416, "bytes 0-9/10")],
)
def test_an_answer_for_a_range_nobody_asked_for_is_an_error(
    media, record, folder, intercept, status, content_range
):
    intercept(answered(status, b"x" * 10, Content_Range=content_range))
    with pytest.raises(TransferError) as caught:
        media("download", record, folder)
    assert caught.value.status_code == status
    assert not names(folder)


def test_a_file_without_a_length_is_held_against_the_record(media, record, folder, intercept):
    intercept(answered(200, lambda: Stream(b"x" * 10)))
    with pytest.raises(TransferError):
        media("download", record, folder)
    assert not names(folder)


def test_what_comes_compressed_is_unpacked(media, record, folder, content, intercept):
    intercept(answered(200, gzip.compress(content, 1), Content_Encoding="gzip"))
    assert media("download", record, folder).read_bytes() == content


def test_two_downloads_of_one_file_at_once_do_not_meet(record, folder, content, options):
    with HuvrClient(**options) as huvr:

        def progress(done, total):
            if not inner:
                inner.append(None)
                inner[0] = huvr.media.download(record, folder / "weld-12.jpg", overwrite=True)

        inner = []
        outer = huvr.media.download(record, folder, progress=progress, overwrite=True)
    assert outer == inner[0]
    assert outer.read_bytes() == content
    assert names(folder) == ["weld-12.jpg"]


@pytest.mark.parametrize("fault", ["403", "reset-mid-body", "html"])
def test_the_signed_url_is_in_no_traceback(media, record, folder, huvr_sandbox, fault):
    """Not even in one that shows the local variables of every frame of ours."""
    huvr_sandbox.fault(fault, path="/storage/*")
    with pytest.raises((TransferError, HuvrConnectionError)) as caught:
        media("download", record, folder)
    frames = traceback.StackSummary.extract(
        traceback.walk_tb(caught.value.__traceback__), capture_locals=True
    )
    ours = [frame for frame in frames if "huvr_client" in Path(frame.filename).parts]
    assert 1 <= len(ours) <= 2
    shown = f"{[frame.locals for frame in ours]} {caught.value!r} {vars(caught.value)}"
    assert "Signature" not in shown
    assert caught.value.__cause__ is None
    assert "Signature" not in repr(pickle.loads(pickle.dumps(caught.value)))


def test_the_folder_of_the_test_is_the_current_one_by_default(media, record, folder, monkeypatch):
    monkeypatch.chdir(folder)
    media("download", record)
    assert names(folder) == ["weld-12.jpg"]


def test_empty_files_are_files(media, huvr, folder):
    record = huvr.media.upload(io.BytesIO(), project=1, name="empty.txt")
    path = media("download", record, folder)
    assert path.read_bytes() == b""
