"""Receiving a file: from a streamed reply to a whole file on disk. Also ``export_to()``."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._calls import open_flow
from ._effects import Close, Flow, Read, Reply, Run, TransportFailure
from ._exchange import connection_error
from ._flows import with_error_bodies
from ._names import disposition_name, safe_name
from ._partial import Partial, exists
from ._source import CHUNK, Progress
from ._storage import Patience, content_length, is_page
from .errors import HuvrDecodeError, TransferError

if TYPE_CHECKING:
    from huvr_api.operations import Operation

    from ._calls import AsyncCaller, Caller, Core

_CONTROLS = ("to", "overwrite", "progress")


def is_folder(to: str | os.PathLike[str]) -> bool:
    """Whether ``to`` names a folder: one that exists, or anything that ends with a slash."""
    return os.fspath(to).endswith(("/", os.sep)) or Path(to).is_dir()


def free_target(target: Path, *, overwrite: bool) -> Path:
    """``target``, its folder made; raises ``FileExistsError`` before a byte is fetched."""
    if not overwrite and os.path.lexists(target):
        raise exists(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


class Copy:
    """Copies the body of one streamed reply to the end of a partial file.

    ``total``: the size that the file will have, ``None`` if unknown.
    """

    def __init__(self, partial: Partial, total: int | None, progress: Progress | None) -> None:
        self._partial = partial
        self._total = total
        self._progress = progress
        self._pieces: list[bytes] = []
        self._waiting = 0

    def run(self, reply: Reply) -> Flow[None]:
        """Copy to the end.

        Raises ``TransportFailure`` where the body breaks off, with all that came written, and
        ``TransferError`` if it came to another size than announced.
        """
        try:
            while True:
                piece: bytes | None = yield Read(reply)
                if piece is None:
                    break
                self._pieces.append(piece)
                self._waiting += len(piece)
                if self._waiting >= CHUNK:
                    yield Run(self._write)
        finally:
            yield Run(self._write)
        if self._total is not None and self._partial.size != self._total:
            name, size = self._partial.target.name, self._partial.size
            self._partial.restart()
            raise TransferError(f"{name}: {size} bytes came instead of {self._total}")

    def _write(self) -> None:
        data = b"".join(self._pieces)
        self._pieces.clear()  # first: what a full disk refuses must not be written twice
        self._waiting = 0
        self._partial.write(data)
        if self._progress is not None:
            self._progress(self._partial.size, self._total)


def save(caller: Caller, operation: Operation[bytes], arguments: Mapping[str, Any]) -> Path:
    """Stream the file that ``operation`` gives to disk; where it is.

    ``to``: a file, or a folder that gets a file under HUVR's name for it, made harmless. The file
    appears when it is whole.

    Raises what the operation raises, ``OSError`` (``FileExistsError`` unless ``overwrite``), and
    ``HuvrConnectionError`` when the connection breaks more often than the retries allow.
    """
    return caller.run(_Export(caller.core, operation, arguments).run())


async def asave(
    caller: AsyncCaller, operation: Operation[bytes], arguments: Mapping[str, Any]
) -> Path:
    """As ``save``."""
    return await caller.run(_Export(caller.core, operation, arguments).run())


class _Export:
    def __init__(
        self, core: Core, operation: Operation[bytes], arguments: Mapping[str, Any]
    ) -> None:
        self._core = core
        self._operation = operation
        self._arguments = {
            key: value for key, value in arguments.items() if key not in (*_CONTROLS, "self")
        }
        self._call = operation.bind(self._arguments)
        self._to: str | os.PathLike[str] = arguments["to"]
        self._overwrite = bool(arguments.get("overwrite", False))
        self._progress: Progress | None = arguments.get("progress")
        self._partial: Partial | None = None

    def run(self) -> Flow[Path]:
        """An export is made anew for each request, so a broken one starts from the beginning."""
        if not (yield Run(partial(is_folder, self._to))):
            yield Run(self._open_partial(lambda: Path(self._to)))
        try:
            file = yield from self._receive()
            yield Run(partial(file.publish, overwrite=self._overwrite))
            return file.target
        finally:
            if self._partial is not None:
                self._partial.close()

    def _receive(self) -> Flow[Partial]:
        patience = Patience(self._core)
        while True:
            flow = open_flow(self._core, self._operation, self._arguments)
            reply: Reply = yield from with_error_bodies(flow)
            try:
                return (yield from self._copy(reply))
            except TransportFailure as failure:
                problem = connection_error(failure, self._call.method, self._call.path)
            finally:
                yield Close(reply)
            yield from patience.pause(problem)

    def _copy(self, reply: Reply) -> Flow[Partial]:
        if is_page(reply):
            what = self._operation.name
            raise HuvrDecodeError(f"{what}: the server sent a web page instead of a file")
        if self._partial is None:
            name = disposition_name(reply.headers.get("Content-Disposition"))
            yield Run(self._open_partial(lambda: Path(self._to) / safe_name(name, self._fallback)))
        elif self._partial.size:
            yield Run(self._partial.restart)
        assert self._partial is not None
        yield from Copy(self._partial, content_length(reply.headers), self._progress).run(reply)
        return self._partial

    @property
    def _fallback(self) -> str:
        """Such as ``projects-export-36``."""
        numbers = (word for word in self._call.path.split("/") if word.isdigit())
        return "-".join((self._operation.name.replace(".", "-"), *numbers))

    def _open_partial(self, choose: Callable[[], Path]) -> Callable[[], None]:
        def open_it() -> None:
            self._partial = Partial(free_target(choose(), overwrite=self._overwrite))

        return open_it
