"""Uploads over real sockets, sync and async."""

from __future__ import annotations

import asyncio
import gc
import io
import os
import threading

import httpx
import pytest

from huvr_client import AsyncHuvrClient, HuvrClient
from huvr_client.errors import (
    BadRequestError,
    HuvrConnectionError,
    HuvrTimeoutError,
    ServerError,
    TransferError,
)
from huvr_client.sandbox import Sandbox

from .conftest import options_for, sent, with_time

CREATE = "/api/inspection-media/"


def stored(sandbox, record):
    """The bytes that the storage has for ``record``."""
    with HuvrClient(
        base_url=sandbox.base_url,
        client_id=sandbox.client_id,
        client_secret=sandbox.client_secret,
        user_agent="media-tests/1.0",
    ) as huvr:
        return httpx.get(huvr.inspection_media.read(record.id).file).content


def count(huvr, project=1):
    return huvr.inspection_media.list(project=project, limit=1).count


def test_the_record_is_as_it_is_after_the_upload(media, weld, content, huvr_sandbox):
    record = media("upload", weld, project=1)
    assert record.name == "weld-12.jpg"
    assert record.state == "UPLOADED"
    assert record.size == len(content)
    assert record.project.id == 1
    assert stored(huvr_sandbox, record) == content


def test_the_storage_gets_the_signed_headers_and_nothing_of_ours(media, weld, huvr_sandbox):
    media("upload", weld, project=1)
    (put,) = sent(huvr_sandbox, "PUT")
    assert put.status == 200  # the sandbox checks the signed headers itself
    assert put.headers["content-length"] == str(weld.stat().st_size)
    assert "transfer-encoding" not in put.headers
    assert "authorization" not in put.headers
    assert "cookie" not in put.headers


def test_only_the_files_own_name_leaves_the_house(media, weld, huvr_sandbox):
    media("upload", str(weld), project=1)
    for each in [*sent(huvr_sandbox, "PUT"), *huvr_sandbox.requests]:
        assert "customer-private" not in f"{each.query} {dict(each.headers)} {each.json}"
    (create,) = huvr_sandbox.requests.matching("POST", CREATE)
    assert create.json["filename"] == "weld-12.jpg"
    assert len(create.json["client_id"]) <= 36


def test_more_fields_and_another_name_may_be_given(media, weld):
    record = media(
        "upload", weld, checklist=1, name="a/b/root pass.jpg", fields={"description": "root"}
    )
    assert record.name == "root pass.jpg"
    assert record.description == "root"
    assert record.checklist.id == 1


@pytest.mark.parametrize("start", [0, 1_234_567])
def test_an_open_file_is_sent_from_where_it_stands(media, weld, content, huvr_sandbox, start):
    with weld.open("rb") as file:
        file.seek(start)
        record = media("upload", file, project=1)
        assert not file.closed
    assert record.name == "weld-12.jpg"
    assert stored(huvr_sandbox, record) == content[start:]


def test_a_pipe_is_sent_as_well(media, content, huvr_sandbox):
    reader, writer = os.pipe()

    def fill():
        with os.fdopen(writer, "wb") as file:
            file.write(content)

    filler = threading.Thread(target=fill)
    filler.start()
    with os.fdopen(reader, "rb") as file:
        record = media("upload", file, project=1, name="piped.bin")
    filler.join()
    assert record.size == len(content)
    assert stored(huvr_sandbox, record) == content


def test_an_empty_file_is_a_file(media, huvr_sandbox):
    record = media("upload", io.BytesIO(), project=1, name="empty.txt")
    assert stored(huvr_sandbox, record) == b""


@pytest.mark.parametrize(
    ("file", "arguments", "error"),
    [
        ("no-such-file.jpg", {}, FileNotFoundError),
        (io.BytesIO(b"x"), {}, ValueError),
        (io.BytesIO(b"x"), {"name": "folder/"}, ValueError),
        (io.StringIO("x"), {}, TypeError),
        (b"weld", {}, TypeError),
        (7, {}, TypeError),
        (io.BytesIO(b"x"), {"name": "x", "project": 1, "checklist": 1}, ValueError),
    ],
)
def test_what_cannot_be_sent_is_refused_before_anything_is(
    media, huvr_sandbox, file, arguments, error
):
    with pytest.raises(error):
        media("upload", file, **arguments)
    assert not huvr_sandbox.requests.matching("POST", CREATE)


def test_text_files_are_refused(media, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("x")
    with path.open() as file, pytest.raises(TypeError, match="binary"):
        media("upload", file, project=1)


# --- one record, whatever happens ---------------------------------------------------------------


@pytest.mark.parametrize("lost", ["reset-after-write", "reset", "500", "502", "503", "429"])
@pytest.mark.parametrize("times", [1, 3])
def test_a_lost_answer_makes_no_second_record(
    media, weld, content, huvr, huvr_sandbox, lost, times
):
    before = count(huvr)
    huvr_sandbox.fault(lost, path=CREATE, method="POST", count=times, applied=lost == "500")
    record = media("upload", weld, project=1)
    assert count(huvr) == before + 1
    assert record.name == "weld-12.jpg"
    assert stored(huvr_sandbox, record) == content


@pytest.mark.parametrize("kind", ["truncated-json", "html", "empty"])
def test_an_unreadable_answer_makes_no_second_record(media, weld, huvr, huvr_sandbox, kind):
    before = count(huvr)
    huvr_sandbox.fault(kind, path=CREATE, method="POST", count=1, applied=kind != "truncated-json")
    media("upload", weld, project=1)
    assert count(huvr) == before + 1


def test_trouble_that_does_not_end_is_an_error(media, weld, huvr, huvr_sandbox):
    before = count(huvr)
    huvr_sandbox.fault("500", path=CREATE, method="POST")
    with pytest.raises(ServerError):
        media("upload", weld, project=1)
    assert count(huvr) == before


def test_a_refused_record_is_an_error_at_once(media, weld, huvr_sandbox):
    with pytest.raises(BadRequestError) as caught:
        media("upload", weld, project=1, fields={"priority": "high"})
    assert "priority" in caught.value.fields
    assert len(huvr_sandbox.requests.matching("POST", CREATE)) == 1


def test_an_upload_with_a_client_id_of_ones_own_can_be_repeated(media, weld, huvr, huvr_sandbox):
    before = count(huvr)
    first = media("upload", weld, project=1, client_id="unit-4-weld-12")
    again = media("upload", weld, project=1, client_id="unit-4-weld-12")
    assert again.id == first.id
    assert count(huvr) == before + 1
    assert len(sent(huvr_sandbox, "PUT")) == 1


def test_a_failed_upload_says_how_to_go_on_and_can(media, weld, content, huvr, huvr_sandbox):
    huvr_sandbox.fault("403", path="/storage/*", method="PUT")
    with pytest.raises(TransferError) as caught:
        media("upload", weld, project=1, client_id="unit-4")
    assert caught.value.status_code == 403
    (note,) = caught.value.__notes__
    assert "client_id='unit-4'" in note
    before = count(huvr)
    huvr_sandbox.clear_faults()
    record = media("upload", weld, project=1, client_id="unit-4")
    assert f"record {record.id} " in note
    assert count(huvr) == before
    assert stored(huvr_sandbox, record) == content


# --- the storage --------------------------------------------------------------------------------


@pytest.mark.parametrize("trouble", ["503", "500", "429", "408", "reset", "reset-after-write"])
def test_passing_trouble_of_the_storage_is_sat_out(media, weld, content, huvr_sandbox, trouble):
    huvr_sandbox.fault(trouble, path="/storage/*", method="PUT", count=2)
    record = media("upload", weld, project=1)
    assert stored(huvr_sandbox, record) == content


def test_an_expired_url_is_exchanged_for_a_fresh_one(media, weld, content, huvr_sandbox):
    huvr_sandbox.fault("expired", path="/storage/*", method="PUT", count=1)
    record = media("upload", weld, project=1)
    assert stored(huvr_sandbox, record) == content


def test_a_url_that_expires_while_retrying_is_exchanged(weld, content, options, huvr_sandbox):
    """As it happens: the first attempt fails, the pause outlives the URL."""
    pauses = []

    def sleep(seconds):
        pauses.append(seconds)
        huvr_sandbox.advance(1000)

    huvr_sandbox.fault("503", path="/storage/*", method="PUT", count=1)
    with with_time(options, sleep=sleep) as huvr:
        record = huvr.media.upload(weld, project=1)
    assert len(pauses) == 1
    assert stored(huvr_sandbox, record) == content
    assert [each.status for each in sent(huvr_sandbox, "PUT", 3)] == [503, 400, 200]


def test_a_storage_that_stays_away_is_a_connection_error(media, weld, huvr_sandbox):
    huvr_sandbox.fault("reset", path="/storage/*", method="PUT")
    with pytest.raises(HuvrConnectionError, match="storage") as caught:
        media("upload", weld, project=1)
    assert huvr_sandbox.storage_url not in str(caught.value)


@pytest.mark.parametrize("status", ["403", "400", "404", "409", "413"])
def test_a_refusal_is_the_storages_own_words_without_the_url(media, weld, huvr_sandbox, status):
    huvr_sandbox.fault(status, path="/storage/*", method="PUT")
    with pytest.raises(TransferError, match=f"{status}: ServiceUnavailable: Try again") as caught:
        media("upload", weld, project=1)
    assert caught.value.status_code == int(status)
    assert caught.value.detail == "ServiceUnavailable: Try again."
    assert "http" not in str(caught.value)
    expected = 3 if status in ("403", "400", "404") else 1  # with fresh URLs, or at once
    assert len(sent(huvr_sandbox, "PUT", expected)) == expected


def test_a_redirect_of_the_storage_is_not_followed(media, weld, huvr_sandbox):
    huvr_sandbox.fault("redirect", path="/storage/*", method="PUT", status=307)
    with pytest.raises(TransferError) as caught:
        media("upload", weld, project=1)
    assert caught.value.status_code == 307


def test_a_taken_name_after_a_lost_answer_is_our_own_file(media, weld, huvr, huvr_sandbox):
    """Google answers 412 to a PUT with x-goog-if-generation-match: 0 when the object exists."""
    huvr_sandbox.fault("reset-after-write", path="/storage/*", method="PUT", count=1)
    huvr_sandbox.fault("412", path="/storage/*", method="PUT")
    assert media("upload", weld, project=1).state == "UPLOADED"


def test_a_taken_name_out_of_the_blue_is_an_error(media, weld, huvr_sandbox):
    huvr_sandbox.fault("412", path="/storage/*", method="PUT")
    with pytest.raises(TransferError):
        media("upload", weld, project=1)


# --- progress, and trouble at home --------------------------------------------------------------


def test_progress_counts_the_bytes(media, weld, content):
    steps = []
    media("upload", weld, project=1, progress=lambda done, total: steps.append((done, total)))
    assert steps[0] == (0, len(content))
    assert steps[-1] == (len(content), len(content))
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert len(steps) == 4


def test_progress_begins_anew_with_each_attempt(media, weld, content, huvr_sandbox):
    huvr_sandbox.fault("503", path="/storage/*", method="PUT", count=1)
    steps = []
    media("upload", weld, project=1, progress=lambda done, _: steps.append(done))
    assert steps.count(0) == 2
    assert steps[-1] == len(content)


@pytest.mark.parametrize("error", [OSError, KeyError, StopIteration, httpx.ReadError])
def test_what_the_callback_raises_ends_the_upload_and_comes_out(media, weld, huvr_sandbox, error):
    def progress(done, total):
        if done:
            raise error("no more")

    with pytest.raises((error, RuntimeError), match=r"no more|StopIteration"):
        media("upload", weld, project=1, progress=progress)
    assert len(sent(huvr_sandbox, "PUT")) == 1


def test_a_file_that_shrinks_meanwhile_is_an_error_of_the_file(media, weld):
    def progress(done, total):
        if done:
            os.truncate(weld, 1_100_000)

    with pytest.raises(OSError, match="became shorter"):
        media("upload", weld, project=1, progress=progress)


def test_a_file_that_grows_meanwhile_is_sent_as_it_was(media, weld, content, huvr_sandbox):
    def progress(done, total):
        with weld.open("ab") as file:
            file.write(b"more")

    record = media("upload", weld, project=1, progress=progress)
    assert stored(huvr_sandbox, record) == content


def test_a_cancelled_upload_ends_and_closes_its_file(options, weld, huvr_sandbox):
    huvr_sandbox.fault("stall", path="/storage/*", method="PUT")

    async def main():
        async with AsyncHuvrClient(**{**options, "timeout": 60}) as huvr:
            begun = threading.Event()
            task = asyncio.create_task(
                huvr.media.upload(weld, project=1, progress=lambda *_: begun.set())
            )
            assert await asyncio.to_thread(begun.wait, 5)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())
    gc.collect()  # an unclosed file would be a warning, and so an error


# --- waiting ------------------------------------------------------------------------------------


def test_wait_returns_when_huvr_has_processed_the_file(weld):
    with Sandbox(processing=2.0) as sandbox:
        naps = []

        def sleep(seconds):
            naps.append(seconds)
            sandbox.advance(seconds)

        with with_time(options_for(sandbox), sleep=sleep) as huvr:
            assert huvr.media.upload(weld, project=1).state == "CREATED"
            assert huvr.media.upload(weld, project=1, wait=True).state == "UPLOADED"
        assert naps == [0.25, 0.5, 1.0, 2.0][: len(naps)]
        assert sum(naps) >= 2.0 - 1.0


def test_wait_ends_at_its_timeout(weld):
    now = [0.0]

    def sleep(seconds):
        now[0] += seconds

    with (
        Sandbox(processing=10_000) as sandbox,
        with_time(options_for(sandbox), sleep=sleep, clock=lambda: now[0]) as huvr,
        pytest.raises(HuvrTimeoutError, match="state is still CREATED") as caught,
    ):
        huvr.media.upload(weld, project=1, wait=True, timeout=20)
    assert "exists" in caught.value.__notes__[0]
    assert 10 < now[0] <= 20
