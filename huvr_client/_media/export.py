"""``..._export_to()``: stream a file that HUVR makes on request to disk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._calls import send_call
from .._transport.reply import check_file
from .._transport.wire import Reply
from .local_files import PartFile, Progress, check_progress, is_folder
from .names import disposition_name, safe_name
from .storage import TransferRetries, content_length, write_body

if TYPE_CHECKING:
    from huvr_api.operations import Operation

    from .._calls import CallContext

_CONTROLS = ("to", "overwrite", "progress")


async def save(
    context: CallContext, operation: Operation[bytes], arguments: Mapping[str, Any]
) -> Path:
    """Stream the file that ``operation`` returns to disk; where it is.

    ``to``: a file, or a folder in which the file gets HUVR's name for it, made harmless. It
    appears there when it is whole.

    Raises what the operation raises, ``OSError`` (``FileExistsError`` unless ``overwrite``), and
    ``HuvrConnectionError`` when the connection breaks more often than the retries allow.
    """
    export = _Export(context, operation, arguments)
    try:
        return await export.run()
    finally:
        export.close()


class _Export:
    """An export is made anew for each request, so a broken one starts from the beginning."""

    def __init__(
        self, context: CallContext, operation: Operation[bytes], arguments: Mapping[str, Any]
    ) -> None:
        self._context = context
        self._operation = operation
        self._to: str | os.PathLike[str] = arguments["to"]
        self._overwrite = bool(arguments.get("overwrite", False))
        self._progress: Progress | None = arguments.get("progress")
        check_progress(self._progress, "done", "total")
        parameters = {key: value for key, value in arguments.items() if key not in _CONTROLS}
        self._bound = operation.bind(parameters)
        self._file: PartFile | None = None

    async def run(self) -> Path:
        io = self._context.io
        if not await io.run(partial(is_folder, self._to)):
            await io.run(partial(self._open, Path(self._to)))
        retries = TransferRetries(self._context)
        file = await retries.run(self._fetch, self._bound.method, self._bound.path)
        await io.run(file.publish)
        return file.target

    async def _fetch(self) -> PartFile:
        io = self._context.io
        reply = await send_call(self._context, self._operation, self._bound, stream=True)
        try:
            check_file(reply, self._bound.method, self._bound.path)
            file = await io.run(partial(self._begin, reply))
            length = content_length(reply.headers)
            await write_body(self._context, reply, file, length, self._progress)
        finally:
            await io.close_reply(reply)
        return file

    def _begin(self, reply: Reply) -> PartFile:
        if self._file is None:
            name = disposition_name(reply.headers.get("Content-Disposition"))
            return self._open(Path(self._to) / safe_name(name, self._fallback))
        self._file.restart()
        return self._file

    def _open(self, target: Path) -> PartFile:
        self._file = PartFile(target, overwrite=self._overwrite)
        return self._file

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    @property
    def _fallback(self) -> str:
        """Such as ``projects-export-36``."""
        numbers = (segment for segment in self._bound.path.split("/") if segment.isdigit())
        return "-".join((self._operation.name.replace(".", "-"), *numbers))
