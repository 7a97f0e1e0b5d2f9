"""The local side of a download: a partial file that becomes the file when it is whole."""

from __future__ import annotations

import errno
import os
import sys
from io import FileIO
from pathlib import Path

from ._names import LONGEST, shortened

SUFFIX = ".part"


class Partial:
    """Bytes on their way to ``target``, in a file beside it whose name ends in ``.part``.

    * ``key``: identifies content that cannot change. What an interrupted download of it left is
      then continued, by this process or a later one. Two at once do not meet: the second finds the
      file locked and works with a file of its own. (Where there are no such locks, on Windows and
      some network drives, an interrupted download leaves nothing.)
    * ``size``: the bytes that are there.

    All methods block. Not thread-safe.
    """

    def __init__(self, target: Path, key: str | None = None) -> None:
        self.target = target
        self._file, self.path, self._kept = _open(target, key)
        self.size = self._file.seek(0, os.SEEK_END)

    def write(self, data: bytes) -> None:
        # The file is unbuffered, so that after a full disk or an interrupt `size` is the truth.
        rest = memoryview(data)
        while rest:
            written = self._file.write(rest)
            self.size += written
            rest = rest[written:]

    def restart(self) -> None:
        """Drop what is there."""
        self._file.seek(0)
        self._file.truncate()
        self.size = 0

    def publish(self, *, overwrite: bool) -> None:
        """Give the file its name, in one step: whoever looks sees no file, or all of it.

        Raises ``FileExistsError`` if the name is taken and ``overwrite`` is false.
        """
        if sys.platform == "win32":  # pragma: no cover
            self._file.close()  # an open file cannot be renamed there; elsewhere it keeps the lock
        if overwrite:
            self.path.replace(self.target)
        else:
            _rename_to_new(self.path, self.target)
        self._file.close()

    def close(self) -> None:
        """Keep the bytes if they can be continued, else remove the file.

        Does nothing after ``publish``.
        """
        self._file.close()
        if not (self._kept and self.size):
            self.path.unlink(missing_ok=True)


def _open(target: Path, key: str | None) -> tuple[FileIO, Path, bool]:
    stem = shortened(target.name, LONGEST)
    if key is not None:
        path = target.with_name(f"{stem}.{key}{SUFFIX}")
        if (file := _locked(path)) is not None:
            return file, path, True
    path = target.with_name(f"{stem}.{os.urandom(4).hex()}{SUFFIX}")
    return path.open("x+b", buffering=0), path, False


def _locked(path: Path) -> FileIO | None:
    """``path`` opened (made, if need be) and locked for this download alone.

    ``None`` if that cannot be, or it is another's.
    """
    if sys.platform == "win32":  # pragma: no cover
        return None
    import fcntl

    try:
        file = os.fdopen(
            os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666), "r+b", buffering=0
        )
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Another may have published it (and so taken the name away) before the lock was ours.
        if os.path.samestat(os.fstat(file.fileno()), path.stat()):
            return file
    except OSError:
        pass
    file.close()
    return None


def _rename_to_new(source: Path, target: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover
        source.rename(target)  # refuses an existing target
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise exists(target) from None
    except OSError:  # a file system without hard links: reserve the name, then fill it
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        source.replace(target)
    else:
        source.unlink()


def exists(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, "exists already (overwrite=True replaces it)", str(path))
