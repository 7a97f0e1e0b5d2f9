"""The local side: what is read, and how a part file becomes the file."""

from __future__ import annotations

import errno
import io
import os
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huvr_client._media.local_files import (
    CHUNK,
    LocalFailure,
    PartFile,
    UploadSource,
    open_source,
)


def names(folder):
    return sorted(each.name for each in Path(folder).iterdir())


# --- UploadSource --------------------------------------------------------------------------------


@given(st.integers(0, 40), st.integers(0, 50))
def test_a_source_gives_the_same_bytes_each_time(start, size):
    data = bytes(range(size))
    file = io.BytesIO(data)
    file.seek(start)
    source = UploadSource(file, owned=False, name=None)
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


@pytest.fixture
def pipe():
    """The path of a pipe that holds ``abc``, as a shell's ``<(command)`` gives it."""
    reading, writing = os.pipe()
    os.write(writing, b"abc")
    os.close(writing)
    yield f"/dev/fd/{reading}"
    os.close(reading)


linux = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc and /dev/fd")


@linux
def test_the_path_of_a_pipe_is_read_and_its_number_is_no_name(pipe):
    source = open_source(pipe)
    assert (source.name, source.size) == (None, 3)
    assert b"".join(source.chunks(None)) == b"abc"
    source.close()


@linux
def test_a_file_that_is_said_to_be_empty_is_read():
    path = Path("/proc/self/status")
    assert path.stat().st_size == 0
    with path.open("rb") as opened:
        for source in (open_source(path), open_source(opened)):
            assert source.name == "status"
            assert source.size == len(b"".join(source.chunks(None))) > 100
            source.close()


@linux
@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_file(path):
    with pytest.raises(OSError, match=f"is a device, not a file: '{path}'"):
        open_source(path)


def test_a_file_that_cannot_be_copied_is_closed(tmp_path, monkeypatch):
    """Its file would be a ResourceWarning, which fails the test."""
    path = tmp_path / "x.bin"
    path.write_bytes(b"abc")
    monkeypatch.setattr("huvr_client._media.local_files._has_length", lambda file: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        open_source(path)


def test_a_full_disk_for_the_copy_names_its_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    error = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(OSError, match=f"No space left on device: '{re.escape(str(tmp_path))}'"):
        open_source(Pipe(b"abc", error))


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


# --- PartFile ------------------------------------------------------------------------------------


@pytest.fixture
def target(tmp_path):
    return tmp_path / "weld.jpg"


def test_a_file_appears_when_it_is_whole(target):
    part = PartFile(target, overwrite=False)
    part.write(b"abc")
    assert not target.exists()
    part.publish()
    part.close()
    assert target.read_bytes() == b"abc"
    assert names(target.parent) == ["weld.jpg"]


def test_until_then_it_has_a_name_that_cannot_be_guessed_and_leaves_nothing(target):
    first, second = PartFile(target, overwrite=False), PartFile(target, overwrite=False)
    first.write(b"abc")
    assert len(names(target.parent)) == 2
    for name in names(target.parent):
        assert re.fullmatch(r"weld\.jpg\.[0-9a-f]{16}\.part", name)
    first.close()
    second.close()
    assert names(target.parent) == []


def test_restart_drops_what_is_there(target):
    part = PartFile(target, overwrite=False)
    part.write(b"abcdef")
    part.restart()
    assert part.size == 0
    part.write(b"xy")
    part.publish()
    assert target.read_bytes() == b"xy"


@pytest.mark.parametrize("links", [True, False])
def test_an_existing_file_is_not_overwritten(target, monkeypatch, links):
    if not links:

        def unsupported(*_, **__):
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", unsupported)
    part = PartFile(target, overwrite=False)
    part.write(b"abc")
    target.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        part.publish()
    part.close()
    assert target.read_bytes() == b"mine"
    with pytest.raises(FileExistsError):
        PartFile(target, overwrite=False)
    assert names(target.parent) == ["weld.jpg"]
    part = PartFile(target.with_name("new.jpg"), overwrite=False)
    part.write(b"abc")
    part.publish()
    part.close()
    assert target.with_name("new.jpg").read_bytes() == b"abc"


def test_long_names_leave_room_for_the_suffix(tmp_path):
    part = PartFile(tmp_path / ("a" * 251 + ".jpg"), overwrite=False)
    part.write(b"x")
    part.publish()
    part.close()
    assert len(names(tmp_path)[0]) == 255


def test_short_writes_are_completed(target):
    part = PartFile(target, overwrite=False)

    class Reluctant:
        def __init__(self, file):
            self._file = file

        def write(self, data):
            return self._file.write(data[:2])

        def close(self):
            self._file.close()

    part._file = Reluctant(part._file)
    part.write(b"abcde")
    assert part.size == 5
    part.publish()
    assert target.read_bytes() == b"abcde"


def test_a_full_disk_names_the_file_and_leaves_nothing(target):
    part = PartFile(target, overwrite=False)

    class Full:
        def write(self, data):
            raise OSError(errno.ENOSPC, "No space left on device")

    file, part._file = part._file, Full()
    with pytest.raises(OSError, match=r"No space left on device: '.*weld\.jpg'") as caught:
        part.write(b"abc")
    assert caught.value.filename == str(target)
    part._file = file
    part.close()
    assert names(target.parent) == []


def test_a_name_that_cannot_be_filled_is_given_up(target, monkeypatch):
    """On a file system without hard links, whose rename fails as well."""
    part = PartFile(target, overwrite=False)
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError(1, "no")))
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        part.publish()
    part.close()
    assert names(target.parent) == []


def test_a_folder_that_cannot_be_made_is_the_systems_own_error(tmp_path):
    PartFile(tmp_path / "a" / "b" / "x.jpg", overwrite=False).close()
    (tmp_path / "no").write_bytes(b"a file")
    with pytest.raises(FileExistsError):
        PartFile(tmp_path / "no" / "x.jpg", overwrite=False)
