"""``upload_many`` and ``download_many``: a report for each file, in order, some at a time."""

from __future__ import annotations

import asyncio
import io
import threading

import pytest

from huvr_client import AsyncHuvrClient
from huvr_client.errors import NotFoundError, ServerError, TransferError

from .conftest import changed, sent


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def workers():
    return [each for each in threading.enumerate() if each.name.startswith("huvr-media")]


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "originals"
    folder.mkdir()
    paths = [folder / f"scan-{number}.bin" for number in range(7)]
    for number, path in enumerate(paths):
        path.write_bytes(bytes([number]) * 1000 * (number + 1))
    return paths


def test_files_go_up_and_come_down_again(media, files, folder):
    up = media("upload_many", files, project=1, concurrency=3)
    assert [each.file for each in up] == files
    assert all(each.ok for each in up)
    assert [each.record.name for each in up] == [each.name for each in files]
    down = media("download_many", [each.record for each in up], folder, concurrency=3)
    assert [each.path.name for each in down] == [each.name for each in files]
    for original, result in zip(files, down, strict=True):
        assert result.path.read_bytes() == original.read_bytes()
    assert not workers()


def test_what_fails_does_not_keep_the_rest_back(media, files, folder, huvr):
    wanted = [files[0], "no-such-file.bin", files[1], 7, io.BytesIO(b"nameless")]
    up = media("upload_many", wanted, project=1, concurrency=2)
    assert [each.ok for each in up] == [True, False, True, False, False]
    errors = [type(each.error) for each in up if each.error]
    assert errors == [FileNotFoundError, TypeError, ValueError]
    down = media("download_many", [1, 999_999, "2", None], folder, concurrency=2)
    assert [each.ok for each in down] == [True, False, True, False]
    assert isinstance(down[1].error, NotFoundError)
    assert isinstance(down[3].error, TypeError)
    assert down[1].media == 999_999
    assert down[1].path is None
    assert len(names(folder)) == 2


def test_one_broken_file_of_many(media, files, folder, huvr, huvr_sandbox):
    up = media("upload_many", files, project=1)
    victim = up[3].record
    huvr_sandbox.fault("404", path=f"/storage/*/media/{victim.id}/*", method="GET")
    down = media("download_many", [each.record for each in up], folder)
    assert [each.ok for each in down] == [True] * 3 + [False] + [True] * 3
    assert isinstance(down[3].error, TransferError)
    assert len(names(folder)) == 6


def test_files_called_the_same_are_numbered_in_the_order_of_the_batch(media, huvr, folder):
    records = []
    for project in (1, 2, 3):
        file = io.BytesIO(bytes([project]))
        records.append(huvr.media.upload(file, project=project, name="weld.jpg"))
    records[1] = changed(records[1], name="WELD.jpg")  # the same name on Windows and macOS
    down = media("download_many", records, folder, concurrency=3)
    assert [each.path.name for each in down] == ["weld.jpg", "WELD (2).jpg", "weld (3).jpg"]
    assert [each.path.read_bytes() for each in down] == [b"\x01", b"\x02", b"\x03"]


def test_files_that_were_there_before_are_errors_unless_asked(media, files, folder):
    up = media("upload_many", files[:2], project=1)
    records = [each.record for each in up]
    (folder / "scan-1.bin").write_bytes(b"mine")
    down = media("download_many", records, folder)
    assert [each.ok for each in down] == [True, False]
    assert isinstance(down[1].error, FileExistsError)
    assert (folder / "scan-1.bin").read_bytes() == b"mine"
    again = media("download_many", records, folder, overwrite=True)
    assert all(each.ok for each in again)
    assert (folder / "scan-1.bin").read_bytes() == files[1].read_bytes()
    assert names(folder) == ["scan-0.bin", "scan-1.bin"]


def test_the_folder_is_made(media, folder):
    (result,) = media("download_many", [1], folder / "a" / "b")
    assert result.path.parent == folder / "a" / "b"


def test_an_empty_batch_is_an_empty_report(media, folder):
    assert media("upload_many", []) == []
    assert media("download_many", [], folder) == []


def test_unusable_options_are_refused_as_a_whole(media, files):
    with pytest.raises(ValueError, match="not to both"):
        media("upload_many", files, project=1, checklist=1)


@pytest.mark.parametrize("concurrency", [0, -1, True, "4"])
def test_concurrency_is_a_positive_number(media, files, folder, concurrency):
    with pytest.raises((TypeError, ValueError), match="concurrency"):
        media("upload_many", files, project=1, concurrency=concurrency)
    with pytest.raises((TypeError, ValueError), match="concurrency"):
        media("download_many", [1], folder, concurrency=concurrency)


@pytest.mark.parametrize("concurrency", [1, 3])
def test_no_more_than_concurrency_at_a_time(media, files, concurrency):
    """A file counts from its first byte to its last."""
    lock = threading.Lock()
    under_way, most = set(), 0

    def progress(file, done, total):
        nonlocal most
        with lock:
            under_way.add(file)
            most = max(most, len(under_way))
            if done == total:
                under_way.discard(file)

    media("upload_many", files, project=1, concurrency=concurrency, progress=progress)
    assert most <= concurrency


def test_files_really_go_at_the_same_time(media, files):
    together = threading.Barrier(3, timeout=5)

    def progress(file, done, total):
        if done == 0:
            together.wait()

    up = media("upload_many", files[:6], project=1, concurrency=3, progress=progress)
    assert [each.error for each in up] == [None] * 6


def test_progress_says_of_which_file(media, files, folder):
    seen = {}
    up = media(
        "upload_many", files[:3], project=1, progress=lambda f, d, t: seen.setdefault(f, (d, t))
    )
    assert seen == {each: (0, each.stat().st_size) for each in files[:3]}
    seen.clear()
    ids = [each.record.id for each in up]
    media("download_many", ids, folder, progress=lambda m, d, t: seen.update({m: (d, t)}))
    assert seen == {i: (f.stat().st_size,) * 2 for i, f in zip(ids, files, strict=False)}


def test_items_are_taken_as_they_are_needed(media, files):
    """A generator over a million files is not run through before the first is sent."""
    taken, done = 0, 0

    def lazily():
        nonlocal taken
        for each in files:
            taken += 1
            assert taken - done <= 3
            yield each

    def progress(file, sent, total):
        nonlocal done
        done += sent == total

    up = media("upload_many", lazily(), project=1, concurrency=1, progress=progress)
    assert len(up) == taken == 7


def test_a_source_that_breaks_ends_the_batch(media, files):
    def broken():
        yield files[0]
        raise LookupError("database gone")

    with pytest.raises(LookupError, match="database gone"):
        media("upload_many", broken(), project=1)
    assert not workers()


def test_a_walk_can_be_downloaded_as_it_comes(options, folder):
    async def main():
        async with AsyncHuvrClient(**options) as huvr:
            walk = huvr.inspection_media.iter(page_size=4, max_items=6)
            return await huvr.media.download_many(walk, folder, concurrency=2)

    results = asyncio.run(main())
    assert [each.ok for each in results] == [True] * 6
    assert len(names(folder)) == 6


def test_cancelling_a_batch_cancels_its_files(options, files, huvr_sandbox):
    huvr_sandbox.fault("stall", path="/storage/*", method="PUT")

    async def main():
        async with AsyncHuvrClient(**options) as huvr:
            batch = asyncio.create_task(huvr.media.upload_many(files, project=1, concurrency=3))
            await asyncio.to_thread(sent, huvr_sandbox, "POST", 4, "api")  # a token, 3 records
            batch.cancel()
            with pytest.raises(asyncio.CancelledError):
                await batch
            assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())


def test_an_interrupt_ends_a_sync_batch(huvr, files):
    """What KeyboardInterrupt does in the thread that waits; no worker stays behind."""

    def interrupted():
        yield files[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        huvr.media.upload_many(interrupted(), project=1)
    assert not workers()


def test_a_busy_server_slows_the_whole_batch(media, files, huvr_sandbox):
    huvr_sandbox.fault("429", path="/api/inspection-media/", method="POST", count=3)
    up = media("upload_many", files, project=1, concurrency=4)
    assert all(each.ok for each in up)


def test_errors_of_the_server_are_reported_for_each_file(media, files, huvr_sandbox):
    huvr_sandbox.fault("500", path="/api/inspection-media/", method="POST")
    up = media("upload_many", files[:2], project=1)
    assert [type(each.error) for each in up] == [ServerError] * 2
