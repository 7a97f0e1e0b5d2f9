"""The local side of an upload: what is read, and how often it can be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from io import SEEK_END, TextIOBase
from pathlib import Path
from typing import IO, TypeAlias, cast

from ._names import base_name

Progress: TypeAlias = Callable[[int, int | None], object]
"""``progress(done, total)``, in bytes; ``total`` is ``None`` while the server has not said it.

Called from the thread that reads or writes the file (with ``AsyncHuvrClient`` not the event
loop's), after every piece, so it should be quick. ``done`` falls back when a piece has to be sent
again. What it raises ends the transfer and reaches the caller."""

FileOrPath: TypeAlias = "str | os.PathLike[str] | IO[bytes]"
CHUNK = 1 << 20


class LocalFailure(Exception):  # noqa: N818 - an envelope
    """Carries a local error (an unreadable file, a callback that raised) past the HTTP layer.

    That would take an ``OSError`` for a broken connection.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class Source:
    """``size`` bytes of a file from where it stood, readable any number of times.

    * ``name``: the file's own name, ``None`` if it has none.

    Not thread-safe. ``close`` closes what ``open_source`` opened, and gives a file of the caller's
    back standing at its end.
    """

    def __init__(self, file: IO[bytes], *, owned: bool, name: str | None) -> None:
        self._file = file
        self._owned = owned
        self.name = name
        self._start = file.tell()
        self.size = max(0, file.seek(0, SEEK_END) - self._start)

    def chunks(self, progress: Progress | None) -> Iterator[bytes]:
        """The bytes from the beginning. Raises ``LocalFailure``."""
        try:
            yield from self._chunks(progress)
        except Exception as exc:  # noqa: BLE001 - whatever it is, it comes out again unchanged
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

    def close(self) -> None:
        if self._owned:
            self._file.close()


def open_source(file: FileOrPath) -> Source:
    """Open a path, or take an open binary file.

    One that cannot seek (a pipe) is copied to a temporary file first: storage wants to know the
    length, and a lost connection means sending again. Blocks. Raises ``OSError``, or ``TypeError``
    for anything else than these.
    """
    if isinstance(file, str | os.PathLike):
        path = Path(file)
        return Source(path.open("rb"), owned=True, name=path.name)
    if not hasattr(file, "read") or isinstance(file, TextIOBase):
        kind = type(file).__name__
        raise TypeError(f"a path or a file opened in binary mode is needed, not {kind}")
    name = base_name(getattr(file, "name", None))
    if file.seekable():
        return Source(file, owned=False, name=name)
    return Source(_spooled(file), owned=True, name=name)


def _spooled(file: IO[bytes]) -> IO[bytes]:
    from shutil import copyfileobj
    from tempfile import TemporaryFile

    copy = cast("IO[bytes]", TemporaryFile())  # noqa: SIM115 - the Source closes it
    try:
        copyfileobj(file, copy, CHUNK)
        copy.seek(0)
    except BaseException:
        copy.close()
        raise
    return copy
