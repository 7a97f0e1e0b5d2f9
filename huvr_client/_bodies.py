"""Bodies that are no JSON: content as it is, and forms with files (RFC 7578), streamed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from huvr_api.operations import Call

    from ._transport.wire import Content

_PIECE = 64 * 1024


class Body(NamedTuple):
    """``content`` for a request, its own headers, and whether it can be sent a second time."""

    content: Content
    headers: dict[str, str]
    repeatable: bool = True


def body_of(bound: Call) -> Body:
    """The body of a call that has another one than JSON.

    Raises ``OSError`` for a file that cannot be read, ``TypeError`` for one open as text.
    """
    if bound.content_type.startswith("multipart/"):
        return _multipart(bound)
    headers = {"content-type": bound.content_type}
    if isinstance(bound.content, bytes | bytearray):
        return Body(bytes(bound.content), headers)
    source = _Source(bound.content)
    return _streamed([source], headers)


def _multipart(bound: Call) -> Body:
    # 128 bits from the system: no content can be made to hold it.
    boundary = secrets.token_hex(16)
    parts: list[bytes | _Source] = []
    for name, text in bound.fields:
        parts.append(_head(boundary, f'name="{_quoted(name)}"') + text.encode() + b"\r\n")
    for name, filename, file in bound.files:
        where = f'name="{_quoted(name)}"; filename="{_quoted(filename)}"'
        head = _head(boundary, where, "content-type: application/octet-stream\r\n")
        parts += [head, _Source(file), b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    return _streamed(parts, {"content-type": f"multipart/form-data; boundary={boundary}"})


def _head(boundary: str, where: str, more: str = "") -> bytes:
    return f"--{boundary}\r\ncontent-disposition: form-data; {where}\r\n{more}\r\n".encode(
        errors="replace"  # a file's name need not be Unicode
    )


def _quoted(name: str) -> str:
    """As browsers write it: three characters escaped (HTML, "multipart form data")."""
    return name.replace("\n", "%0A").replace("\r", "%0D").replace('"', "%22")


class _Source:
    """A file of a body, read from where it stands, as often as it can be.

    ``size``: its bytes; ``None`` for what cannot say (a pipe, a file of ``/proc``), which is sent
    once, in chunks.
    """

    def __init__(self, file: Any) -> None:
        self._file = file
        self._start = 0
        self.size: int | None = None
        if isinstance(file, bytes | bytearray):
            self.size = len(file)
        elif _is_path(file):
            if not _path(file).is_fifo():  # which can be opened only once
                with _path(file).open("rb") as opened:
                    self._measure(opened)
        elif isinstance(file.read(0), str):
            raise TypeError("the file of a body must be open in binary mode")
        else:
            self._measure(file)

    def _measure(self, opened: Any) -> None:
        if getattr(opened, "seekable", bool)():
            self._start = opened.tell()
            with suppress(OSError):  # of what cannot say where it ends
                size = opened.seek(0, os.SEEK_END) - self._start
                self.size = size if size or not opened.read(1) else None
            opened.seek(self._start)

    def __iter__(self) -> Iterator[bytes]:
        if isinstance(self._file, bytes | bytearray):
            yield bytes(self._file)
            return
        with self._opened() as opened:
            if getattr(opened, "seekable", bool)():
                opened.seek(self._start)
            left = self.size
            while left != 0:  # no more than was announced, should the file grow
                piece = opened.read(_PIECE if left is None else min(_PIECE, left))
                if not piece:
                    return
                left = None if left is None else left - len(piece)
                yield piece

    def _opened(self) -> AbstractContextManager[Any]:
        if _is_path(self._file):
            return _path(self._file).open("rb")
        return nullcontext(self._file)


def _is_path(file: Any) -> bool:
    return isinstance(file, os.PathLike)


def _path(file: Any) -> Path:
    return Path(file)


def _streamed(parts: Iterable[bytes | _Source], headers: dict[str, str]) -> Body:
    parts = list(parts)
    sizes = [part.size if isinstance(part, _Source) else len(part) for part in parts]
    known = [size for size in sizes if size is not None]
    if len(known) == len(sizes):
        headers = {**headers, "content-length": str(sum(known))}
    content: Callable[[], Iterator[bytes]] = lambda: _pieces(parts)  # noqa: E731 - typed
    return Body(content, headers, repeatable=len(known) == len(sizes))


def _pieces(parts: Iterable[bytes | _Source]) -> Iterator[bytes]:
    for part in parts:
        if isinstance(part, bytes):
            yield part
        else:
            yield from part
