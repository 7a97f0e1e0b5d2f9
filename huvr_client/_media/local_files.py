"""Files on this machine: what is uploaded, and a download until it is whole. All of it blocks."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import SEEK_END, TextIOBase
from pathlib import Path
from typing import IO, TypeAlias, cast

from .names import LONGEST, base_name, shortened

Progress: TypeAlias = Callable[[int, int | None], object]
"""``progress(done, total)``, in bytes; ``total`` is ``None`` while the server has not said it.

Called from the thread that reads or writes the file (with ``AsyncHuvrClient`` not the event
loop's), after every piece, so it should be quick. ``done`` falls back when a piece has to be sent
again. What it raises ends the transfer and reaches the caller."""

FileOrPath: TypeAlias = str | os.PathLike[str] | IO[bytes]
CHUNK = 1 << 20
SUFFIX = ".part"


def check_progress(progress: object, *arguments: str) -> None:
    """Raise ``TypeError`` if ``progress`` cannot be called with ``arguments``, before it has to."""
    if progress is None:
        return
    if not callable(progress):
        raise TypeError(f"progress must be a function, not {type(progress).__name__}")
    from inspect import signature

    try:
        called = signature(progress)
    except ValueError:  # of a function in C
        return
    try:
        called.bind(*arguments)
    except TypeError as exc:
        how = f"progress({', '.join(arguments)})"
        raise TypeError(f"progress is called as {how}, and yours cannot be: {exc}") from None


class LocalFailure(Exception):  # noqa: N818 - an envelope
    """Carries a local error (an unreadable file, a callback that raised) past the HTTP layer.

    That would take an error of httpx's (of a callback that reports over HTTP) for one of its own.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class UploadSource:
    """``size`` bytes of a file from its current position, readable any number of times.

    * ``name``: the file's own name, ``None`` if it has none.

    Not thread-safe. ``close`` closes what ``open_source`` opened, and leaves a file of the caller's
    where it was read to.
    """

    def __init__(self, file: IO[bytes], *, owned: bool, name: str | None) -> None:
        self._file = file
        self._owned = owned
        self.name = name
        self._start = file.tell()
        self.size = max(0, file.seek(0, SEEK_END) - self._start)
        file.seek(self._start)

    def chunks(self, progress: Progress | None) -> Iterator[bytes]:
        """The bytes from the beginning. Raises ``LocalFailure``."""
        try:
            yield from self._chunks(progress)
        except Exception as exc:  # noqa: BLE001 - the caller raises what is in the envelope
            raise LocalFailure(exc) from None

    def _chunks(self, progress: Progress | None) -> Iterator[bytes]:
        self._file.seek(self._start)
        done = 0
        while True:
            if progress is not None:
                progress(done, self.size)
            if done == self.size:
                return
            chunk = self._file.read(min(CHUNK, self.size - done))
            if not chunk:
                raise OSError(f"the file became shorter while it was sent ({done} bytes left)")
            yield chunk
            done += len(chunk)

    def digest(self) -> bytes:
        """SHA-256 of the bytes. Reads all of them, and puts the file back where it stood."""
        from hashlib import sha256

        digest = sha256()
        try:
            for chunk in self._chunks(None):
                digest.update(chunk)
        finally:
            self._file.seek(self._start)
        return digest.digest()

    def close(self) -> None:
        if self._owned:
            self._file.close()


def open_source(file: FileOrPath) -> UploadSource:
    """Open a path, or take an open binary file.

    What cannot seek (a pipe, also by its path) or does not know its length (a file of ``/proc``) is
    copied to a temporary file first: the storage needs to know the length, and a lost connection
    means sending again. Raises ``OSError``, or ``TypeError`` for anything else.
    """
    with ExitStack() as stack:
        if isinstance(file, str | os.PathLike):
            opened, name = _opened(Path(file))
            stack.callback(opened.close)
        else:
            opened, name = _checked(file), base_name(getattr(file, "name", None))
        if not _has_length(opened):
            return UploadSource(_spooled(opened), owned=True, name=name)
        source = UploadSource(opened, owned=opened is not file, name=name)
        stack.pop_all()
        return source


def _opened(path: Path) -> tuple[IO[bytes], str | None]:
    mode = path.stat().st_mode
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        raise OSError(errno.EINVAL, "is a device, not a file", str(path))
    return path.open("rb"), base_name(path.name) if stat.S_ISREG(mode) else None


def _checked(file: IO[bytes]) -> IO[bytes]:
    if not hasattr(file, "read") or isinstance(file, TextIOBase):
        kind = type(file).__name__
        raise TypeError(f"a path or a file opened in binary mode is needed, not {kind}")
    return file


def _has_length(file: IO[bytes]) -> bool:
    """Whether the length is known: not of a pipe, nor of what has none by ``/proc`` and is read."""
    if not file.seekable():
        return False
    start = file.tell()
    try:
        known = file.seek(0, SEEK_END) > 0 or not file.read(1)
    except OSError:
        known = False
    file.seek(start)
    return known


def _spooled(file: IO[bytes]) -> IO[bytes]:
    from shutil import copyfileobj
    from tempfile import TemporaryFile, gettempdir

    copy = cast("IO[bytes]", TemporaryFile())  # noqa: SIM115 - the UploadSource closes it
    try:
        copyfileobj(file, copy, CHUNK)
        copy.seek(0)
    except BaseException as exc:
        copy.close()
        if isinstance(exc, OSError) and exc.errno == errno.ENOSPC:
            raise _named(exc, Path(gettempdir())) from None
        raise
    return copy


def _named(error: OSError, path: Path) -> OSError:
    """``error`` with the path that it is about, which the system leaves out for an open file."""
    return OSError(error.errno, error.strerror, str(path))


class PartFile:
    """The bytes of a download until it is whole, in a file of unguessable name beside ``target``.

    Makes the folder. Raises ``FileExistsError`` if ``target`` exists, unless ``overwrite``, here
    and when it is published.

    * ``size``: the bytes that are there.

    Not thread-safe.
    """

    def __init__(self, target: Path, *, overwrite: bool) -> None:
        self.target = target
        self.size = 0
        self._overwrite = overwrite
        if not overwrite and os.path.lexists(target):
            raise _exists(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        stem = shortened(target.name, LONGEST)
        self._path = target.with_name(f"{stem}.{os.urandom(8).hex()}{SUFFIX}")
        # Unbuffered, so that after a full disk or an interrupt `size` is the truth.
        self._file = self._path.open("xb", buffering=0)

    def write(self, data: bytes | bytearray) -> None:
        rest = memoryview(data)
        while rest:
            try:
                written = self._file.write(rest)
            except OSError as exc:  # a full disk
                raise _named(exc, self.target) from None
            self.size += written
            rest = rest[written:]

    def restart(self) -> None:
        """Drop what is there."""
        self._file.seek(0)
        self._file.truncate()
        self.size = 0

    def publish(self) -> None:
        """Give the file its name, in one step: others see no file, or all of it."""
        self._file.close()
        if self._overwrite:
            self._path.replace(self.target)
        else:
            _rename_to_new(self._path, self.target)

    def close(self) -> None:
        """Remove the file, unless it was published."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def is_folder(to: str | os.PathLike[str]) -> bool:
    """Whether ``to`` names a folder: one that exists, or anything that ends with a slash."""
    return os.fspath(to).endswith(("/", os.sep)) or Path(to).is_dir()


def is_there(path: Path, size: int | None) -> bool:
    """Whether ``path`` is a file of ``size`` bytes (``None``: of any size)."""
    return path.is_file() and size in (None, path.stat().st_size)


def _rename_to_new(source: Path, target: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover
        source.rename(target)  # refuses an existing target
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise _exists(target) from None
    except OSError:  # a file system without hard links: reserve the name, then fill it
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            source.replace(target)
        except OSError:
            target.unlink()
            raise
    else:
        source.unlink()


def _exists(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, "exists already (overwrite=True replaces it)", str(path))
