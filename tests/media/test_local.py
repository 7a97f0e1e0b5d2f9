"""The local side: what is read, and how a partial file becomes the file."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huvr_client._effects import Reply
from huvr_client._partial import Partial
from huvr_client._source import CHUNK, LocalFailure, Source, open_source
from huvr_client._storage import content_length, content_range, is_page


def names(folder):
    return sorted(each.name for each in Path(folder).iterdir())


# --- Source -------------------------------------------------------------------------------------


@given(st.integers(0, 40), st.integers(0, 50))
def test_a_source_gives_the_same_bytes_each_time(start, size):
    data = bytes(range(size))
    file = io.BytesIO(data)
    file.seek(start)
    source = Source(file, owned=False, name=None)
    for _ in range(2):
        assert b"".join(source.chunks(None)) == data[start:]
    assert source.size == max(0, size - start) if start <= size else True
    source.close()
    assert not file.closed


def test_pieces_are_bounded():
    source = open_source(io.BytesIO(bytes(2 * CHUNK + 1)))
    assert [len(each) for each in source.chunks(None)] == [CHUNK, CHUNK, 1]


def test_what_is_opened_here_is_closed_here(tmp_path):
    path = tmp_path / "x.bin"
    path.write_bytes(b"abc")
    source = open_source(path)
    source.close()
    with pytest.raises(LocalFailure) as caught:
        list(source.chunks(None))
    assert isinstance(caught.value.error, ValueError)


class Pipe(io.RawIOBase):
    """Gives bytes and cannot seek; breaks at the end if told to."""

    def __init__(self, data, error=None):
        self._data, self._error = io.BytesIO(data), error

    def readable(self):
        return True

    def readinto(self, buffer):
        data = self._data.read(len(buffer))
        if not data and self._error:
            raise self._error
        buffer[: len(data)] = data
        return len(data)


def test_what_cannot_seek_is_copied_first():
    source = open_source(Pipe(b"abc" * CHUNK))
    assert source.size == 3 * CHUNK
    assert b"".join(source.chunks(None)) == b"".join(source.chunks(None)) == b"abc" * CHUNK
    source.close()


def test_a_pipe_that_breaks_is_an_error():
    with pytest.raises(ConnectionResetError):
        open_source(Pipe(b"abc", ConnectionResetError()))


def test_local_errors_are_carried_past_the_http_layer():
    """An OSError inside a request body would be taken for one of the connection."""

    def progress(done, total):
        raise BrokenPipeError("stdout is gone")

    source = open_source(io.BytesIO(b"abc"))
    with pytest.raises(LocalFailure) as caught:
        list(source.chunks(progress))
    assert isinstance(caught.value.error, BrokenPipeError)


# --- Partial ------------------------------------------------------------------------------------


@pytest.fixture
def target(tmp_path):
    return tmp_path / "weld.jpg"


def test_a_file_appears_when_it_is_whole(target):
    partial = Partial(target)
    partial.write(b"abc")
    assert not target.exists()
    partial.publish(overwrite=False)
    partial.close()
    assert target.read_bytes() == b"abc"
    assert names(target.parent) == ["weld.jpg"]


@pytest.mark.parametrize("key", [None, "k"])
def test_a_partial_file_ends_in_part(target, key):
    partial = Partial(target, key)
    partial.write(b"abc")
    (name,) = names(target.parent)
    assert name.startswith("weld.jpg.")
    assert name.endswith(".part")
    partial.close()
    assert names(target.parent) == ([name] if key else [])


def test_what_is_kept_is_continued(target):
    first = Partial(target, "k")
    first.write(b"abc")
    first.close()
    second = Partial(target, "k")
    assert second.size == 3
    second.write(b"def")
    second.publish(overwrite=False)
    second.close()
    assert target.read_bytes() == b"abcdef"


def test_another_content_is_not_continued(target):
    first = Partial(target, "k")
    first.write(b"abc")
    first.close()
    second = Partial(target, "other")
    assert second.size == 0
    second.close()


def test_nothing_is_not_kept(target):
    Partial(target, "k").close()
    assert names(target.parent) == []


def test_restart_drops_what_is_there(target):
    partial = Partial(target, "k")
    partial.write(b"abcdef")
    partial.restart()
    assert partial.size == 0
    partial.write(b"xy")
    partial.publish(overwrite=False)
    assert target.read_bytes() == b"xy"


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks there")
def test_two_at_once_do_not_meet(target):
    first, second = Partial(target, "k"), Partial(target, "k")
    first.write(b"first")
    second.write(b"second")
    assert second.size == 6
    first.publish(overwrite=True)
    assert target.read_bytes() == b"first"
    second.publish(overwrite=True)
    assert target.read_bytes() == b"second"
    first.close()
    second.close()
    assert names(target.parent) == ["weld.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks there")
def test_one_that_was_published_before_the_lock_came_is_left_alone(target, monkeypatch):
    """Another process gives the file its name between our opening and our locking it."""
    import fcntl

    first = Partial(target, "k")
    first.write(b"first")
    real = fcntl.flock

    def late(file, how):
        first.publish(overwrite=True)
        real(file, how)

    monkeypatch.setattr(fcntl, "flock", late)
    second = Partial(target, "k")
    monkeypatch.undo()
    assert second.size == 0
    second.write(b"second")
    second.close()
    assert target.read_bytes() == b"first"
    assert names(target.parent) == ["weld.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks there")
@pytest.mark.parametrize("trouble", ["no locks", "link"])
def test_where_there_are_no_locks_nothing_is_kept(target, tmp_path_factory, monkeypatch, trouble):
    if trouble == "no locks":
        import fcntl

        def unsupported(file, how):
            raise OSError(37, "No locks available")

        monkeypatch.setattr(fcntl, "flock", unsupported)
    else:
        elsewhere = tmp_path_factory.mktemp("elsewhere") / "victim"
        elsewhere.write_bytes(b"precious")
        target.with_name("weld.jpg.k.part").symlink_to(elsewhere)
    partial = Partial(target, "k")
    partial.write(b"abc")
    partial.close()
    left = [each for each in names(target.parent) if each != "weld.jpg.k.part"]
    assert left == []
    if trouble == "link":
        assert elsewhere.read_bytes() == b"precious"


@pytest.mark.parametrize("links", [True, False])
def test_an_existing_file_is_not_overwritten(target, monkeypatch, links):
    if not links:

        def unsupported(*_, **__):
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", unsupported)
    target.write_bytes(b"mine")
    partial = Partial(target)
    partial.write(b"abc")
    with pytest.raises(FileExistsError):
        partial.publish(overwrite=False)
    partial.close()
    assert target.read_bytes() == b"mine"
    assert names(target.parent) == ["weld.jpg"]
    partial = Partial(target.with_name("new.jpg"))
    partial.write(b"abc")
    partial.publish(overwrite=False)
    partial.close()
    assert target.with_name("new.jpg").read_bytes() == b"abc"


def test_long_names_leave_room_for_the_suffix(tmp_path):
    partial = Partial(tmp_path / ("a" * 251 + ".jpg"), "k" * 12)
    partial.write(b"x")
    partial.publish(overwrite=False)
    partial.close()
    assert len(names(tmp_path)[0]) == 255


def test_short_writes_are_completed(target):
    partial = Partial(target)

    class Reluctant:
        def __init__(self, file):
            self._file = file

        def write(self, data):
            return self._file.write(data[:2])

        def close(self):
            self._file.close()

    partial._file = Reluctant(partial._file)
    partial.write(b"abcde")
    assert partial.size == 5
    partial.publish(overwrite=False)
    assert target.read_bytes() == b"abcde"


def test_a_folder_that_is_not_there_is_the_systems_own_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        Partial(tmp_path / "no" / "x.jpg", "k")


# --- what headers say ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "length"),
    [
        ({"Content-Length": "12"}, 12),
        ({"Content-Length": "0"}, 0),
        ({"Content-Length": "-1"}, None),
        ({"Content-Length": "1e3"}, None),
        ({"Content-Length": "\u0661"}, None),
        ({"Content-Length": "12", "Content-Encoding": "gzip"}, None),
        ({"Content-Length": "12", "Content-Encoding": "identity"}, 12),
        ({}, None),
    ],
)
def test_content_length(headers, length):
    assert content_length(headers) == length


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("bytes 5-9/10", (5, 10)),
        ("bytes 5-9/*", (5, None)),
        ("bytes */10", (None, 10)),
        ("bytes */*", (None, None)),
        ("bytes 5-9", (None, None)),
        ("items 5-9/10", (None, None)),
        ("", (None, None)),
    ],
)
def test_content_range(value, expected):
    assert content_range({"Content-Range": value}) == expected


@pytest.mark.parametrize(
    ("kind", "media_type", "page"),
    [
        ("text/html; charset=utf-8", "image/jpeg", True),
        ("application/xml", None, True),
        ("TEXT/HTML", "text/html", False),
        ("image/jpeg", "image/jpeg", False),
        ("", None, False),
    ],
)
def test_a_page_is_told_from_a_file(kind, media_type, page):
    assert is_page(Reply(200, {"Content-Type": kind}), media_type) is page
