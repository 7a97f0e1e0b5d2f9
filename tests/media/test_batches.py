"""``upload_many`` and ``download_many``: a report for each file, in order, some at a time."""

from __future__ import annotations

import asyncio
import io
import threading
from contextlib import aclosing
from pathlib import Path

import httpx
import pytest

from huvr_client import AsyncHuvrClient, HuvrClient, content_id
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
    with pytest.raises(NotFoundError):
        down[1].path  # noqa: B018 - that of a file that failed raises why
    with pytest.raises(FileNotFoundError):
        up[1].record  # noqa: B018
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
    together = threading.Barrier(3, timeout=60)

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


@pytest.mark.parametrize("method", ["upload_many", "upload_iter"])
@pytest.mark.parametrize(
    ("files", "arguments", "error"),
    [
        ("inbox", {}, "files must be several, as in .*, not str"),
        (b"inbox", {}, "not bytes"),
        (Path("inbox"), {}, "not PosixPath"),
        (io.BytesIO(b"abc"), {}, "not BytesIO"),
        (7, {}, "not int"),
        ([], {"progress": lambda done, total: None}, r"progress\(item, done, total\)"),
        ([], {"progress": 7}, "progress must be a function"),
        ([], {"client_id": "unit-4"}, "must be a function of the file, not str"),
        ([], {"concurrency": 0}, "concurrency"),
        ([], {"project": "unit 4"}, "project must be an id"),
    ],
)
def test_unusable_arguments_are_named_at_once(huvr, huvr_sandbox, method, files, arguments, error):
    """Before the first record is made, and not only when the iterator is used."""
    with pytest.raises((TypeError, ValueError), match=error):
        getattr(huvr.media, method)(files, **arguments)
    assert not list(huvr_sandbox.requests)


@pytest.mark.parametrize("method", ["download_many", "download_iter"])
@pytest.mark.parametrize(
    ("media", "arguments", "error"),
    [
        ("17", {}, "media must be several, as in .*, not str"),
        (17, {}, "not int"),
        ([], {"progress": lambda done, total: None}, r"progress\(item, done, total\)"),
        ([], {"overwrite": True, "skip_existing": True}, "contradict"),
        ([], {"to": 17}, "to must be a path, not int"),
    ],
)
def test_so_are_those_of_downloads(huvr, huvr_sandbox, method, media, arguments, error):
    with pytest.raises((TypeError, ValueError), match=error):
        getattr(huvr.media, method)(media, **arguments)
    assert not list(huvr_sandbox.requests)


def test_a_callback_that_raises_ends_its_file_and_is_seen(media, files, caplog):
    def progress(file, done, total):
        if file == files[1]:
            raise ZeroDivisionError

    with caplog.at_level("WARNING", "huvr_client"):
        up = media("upload_many", files[:3], project=1, progress=progress)
    assert [result.ok for result in up] == [True, False, True]
    assert isinstance(up[1].error, ZeroDivisionError)
    assert caplog.messages == ["progress raised ZeroDivisionError, which ends its file"]


def test_a_batch_with_keys_can_be_run_again(media, files, huvr, huvr_sandbox):
    """What is there is skipped, a record without its file is completed, nothing is doubled."""
    before = huvr.inspection_media.list(project=1, limit=1).count
    huvr_sandbox.fault("403", path="/storage/*", method="PUT", count=9)
    first = media("upload_many", files[:3], project=1, client_id=content_id, concurrency=1)
    huvr_sandbox.clear_faults()
    assert [result.ok for result in first] == [False] * 3
    second = media("upload_many", files[:5], project=1, client_id=content_id)
    assert [result.existed for result in second] == [False] * 5
    third = media("upload_many", files, project=1, client_id=content_id)
    assert [result.existed for result in third] == [True] * 5 + [False] * 2
    assert [result.record.id for result in third[:5]] == [r.record.id for r in second]
    assert huvr.inspection_media.list(project=1, limit=1).count == before + 7


def test_results_come_as_they_are_ready(options, files, folder):
    """The first of two at a time is held up until the second is there."""
    second = threading.Event()

    def progress(file, done, total):
        if file == files[0] and done == 0:
            assert second.wait(60)

    with HuvrClient(**options) as huvr:
        up = huvr.media.upload_iter(files[:2], project=1, concurrency=2, progress=progress)
        assert next(up).file == files[1]
        second.set()
        assert next(up).file == files[0]
        assert next(up, None) is None
        records = huvr.inspection_media.list(project=1, ordering="-id", limit=2)
        down = list(huvr.media.download_iter(records, folder))
        assert sorted(result.path.name for result in down) == names(folder)


def test_results_come_as_they_are_ready_async(options, files, folder):
    async def main():
        async with AsyncHuvrClient(**options) as huvr:
            records = [
                result.record async for result in huvr.media.upload_iter(files[:3], project=1)
            ]
            down = [result async for result in huvr.media.download_iter(records, folder)]
            assert asyncio.all_tasks() == {asyncio.current_task()}
            return down

    down = asyncio.run(main())
    assert sorted(result.path.name for result in down) == names(folder)
    assert len(down) == 3


def test_leaving_the_loop_ends_the_batch(huvr, files):
    up = huvr.media.upload_iter(files, project=1, concurrency=2)
    assert next(up).ok
    up.close()
    assert not workers()


def test_leaving_the_loop_ends_the_batch_async(options, files):
    async def main():
        async with AsyncHuvrClient(**options) as huvr:
            async with aclosing(huvr.media.upload_iter(files, project=1, concurrency=2)) as up:
                assert (await anext(up)).ok
            assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())


def test_an_interrupt_says_how_to_go_on(huvr, files, huvr_sandbox):
    """Where the record was made and the file is not through; and what was done."""
    begun = threading.Event()

    def progress(file, done, total):
        begun.set()
        if file == files[1]:
            assert go_on.wait(60)

    go_on = threading.Event()

    def interrupted():
        yield files[0]
        yield files[1]
        assert begun.wait(60)
        while huvr.inspection_media.list(client_id=f"k-{files[1].stem}").count == 0:
            pass
        threading.Timer(0.2, go_on.set).start()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        huvr.media.upload_many(
            interrupted(), project=1, client_id=lambda file: f"k-{file.stem}", progress=progress
        )
    notes = "\n".join(caught.value.__notes__)
    assert "client_id='k-scan-1') goes on with it" in notes
    assert "hand out each result" in notes
    assert not workers()


@pytest.fixture
def held(files, options):
    """``upload_iter`` of two files, of which the second is under way until the loop is left."""
    begun, go_on = threading.Event(), threading.Event()

    def progress(file, done, total):
        if file == files[1]:
            begun.set()
            assert go_on.wait(20)

    def wait():
        assert begun.wait(20)
        threading.Timer(0.2, go_on.set).start()

    arguments = {"project": 1, "client_id": lambda file: f"k-{file.stem}", "progress": progress}
    return files[:2], arguments, wait


def test_an_interrupt_in_the_body_of_the_loop_is_told_in_the_log(huvr, held, caplog):
    """Python hands it to the frame of the loop; the iterator only learns that it was left."""
    files, arguments, wait = held

    def ledger():
        for result in huvr.media.upload_iter(files, **arguments):
            assert result.file == files[0]
            wait()
            raise KeyboardInterrupt

    with caplog.at_level("WARNING", "huvr_client"), pytest.raises(KeyboardInterrupt):
        ledger()
    assert not workers()
    (line,) = caplog.messages
    assert line.startswith("scan-1.bin: media record ")
    assert line.endswith("upload(..., client_id='k-scan-1') goes on with it")


def test_so_is_one_in_the_body_of_an_async_loop(options, held, caplog):
    files, arguments, wait = held

    async def main():
        async with (
            AsyncHuvrClient(**options) as huvr,
            aclosing(huvr.media.upload_iter(files, **arguments)) as results,
        ):
            async for result in results:
                assert result.file == files[0]
                await asyncio.to_thread(wait)
                raise LookupError("ledger gone")

    with caplog.at_level("WARNING", "huvr_client"), pytest.raises(LookupError):
        asyncio.run(main())
    (line,) = caplog.messages
    assert line.endswith("upload(..., client_id='k-scan-1') goes on with it")


def test_an_interrupt_ends_a_batch_of_downloads(huvr, folder):
    begun, go_on = threading.Event(), threading.Event()

    def progress(media, done, total):
        begun.set()
        assert go_on.wait(60)

    def interrupted():
        yield from (1, 2)
        assert begun.wait(60)
        threading.Timer(0.1, go_on.set).start()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        huvr.media.download_many(interrupted(), folder, progress=progress)
    assert not workers()
    assert names(folder) == []


def test_a_cancellation_says_how_to_go_on(options, files, huvr_sandbox):
    huvr_sandbox.fault("stall", path="/storage/*", method="PUT")

    async def main():
        async with AsyncHuvrClient(**options) as huvr:
            batch = asyncio.create_task(
                huvr.media.upload_many(files[:2], project=1, client_id=lambda file: file.stem)
            )
            await asyncio.to_thread(sent, huvr_sandbox, "POST", 3, "api")  # a token, 2 records
            batch.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await batch
            return caught.value.__notes__

    notes = asyncio.run(main())
    assert len(notes) == 3
    assert sorted(note.split(":")[0] for note in notes[:2]) == ["scan-0.bin", "scan-1.bin"]
    assert notes[2].startswith("done before: 0;")


def test_files_that_are_there_can_be_skipped(media, files, folder, huvr_sandbox):
    records = [result.record for result in media("upload_many", files[:3], project=1)]
    media("download_many", records[:2], folder)
    before = len(sent(huvr_sandbox, "GET", 2))
    (folder / "scan-1.bin").write_bytes(b"of another size")
    down = media("download_many", records, folder, skip_existing=True)
    assert [result.ok for result in down] == [True, False, True]
    assert isinstance(down[1].error, FileExistsError)
    assert [down[0].existed, down[2].existed] == [True, False]
    assert down[0].path == folder / "scan-0.bin"
    assert len(sent(huvr_sandbox, "GET", before + 1)) == before + 1


def test_ids_get_their_names_in_the_order_of_the_batch(options, folder, huvr):
    """Also if the first is the last whose record comes: else a second run would mix them up."""
    ids = [
        huvr.media.upload(io.BytesIO(bytes([number])), project=number, name="weld.jpg").id
        for number in (1, 2, 3)
    ]
    last = threading.Event()

    def slowly(request):
        if request.url.path.endswith(f"/{ids[0]}/"):
            assert last.wait(60)
        if request.url.path.endswith(f"/{ids[2]}/"):
            last.set()

    with httpx.Client(event_hooks={"request": [slowly]}) as http:
        client = HuvrClient(**{**options, "http_client": http})
        for _ in range(2):
            down = client.media.download_many(ids, folder, concurrency=3, skip_existing=True)
            assert [result.error for result in down] == [None] * 3
            assert [result.path.name for result in down] == [
                "weld.jpg", "weld (2).jpg", "weld (3).jpg",
            ]  # fmt: skip
            assert [result.path.read_bytes() for result in down] == [b"\1", b"\2", b"\3"]
    assert all(result.existed for result in down)


def test_what_cannot_be_named_does_not_hold_up_the_rest(media, folder):
    down = media("download_many", [999_999, 1, None, 2], folder, concurrency=4)
    assert [result.ok for result in down] == [False, True, False, True]


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
