"""The storage behind HUVR: retries of a transfer, and what the storage's answers mean.

HUVR keeps files on cloud storage at another origin and issues signed URLs: whoever has one may
read (or write) that file for a few minutes. So a URL is used from its record and kept in no
variable, where a traceback that shows locals would give it away.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from .._transport.error_body import read_error_body
from .._transport.exchange import connection_error, retry_after
from .._transport.retry import GATEWAY_STATUSES, next_wait
from .._transport.wire import Reply, TransportFailure
from ..errors import TransferError
from .local_files import CHUNK, PartFile, Progress

if TYPE_CHECKING:
    from .._calls import CallContext
    from .._transport.wire import IO

# 400, 403: Google and Amazon, for a signature that has expired. 401, 404, 410: others, and a file
# that has been moved. All of these may mean an expired or moved URL, so a fresh one is tried.
_EXPIRED_URL = frozenset((400, 401, 403, 404, 410))
_FRESH_URLS = 2
# https://cloud.google.com/storage/docs/retry-strategy
_TRANSIENT = GATEWAY_STATUSES | {429, 500}
_PROGRESS = 1 << 20  # bytes


class TransferRetries:
    """The retries of one transfer, by the client's ``RetryPolicy``.

    They reset after 1 MiB of progress, so that a large file survives many interruptions.

    ``refresh``: reads the record again, which brings a fresh URL; called twice at most.
    """

    def __init__(
        self, context: CallContext, refresh: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        self._refresh = refresh
        self._fresh_urls_left = _FRESH_URLS
        self._io = context.io
        self._policy = context.config.retries
        self._clock = context.config.clock
        self._reset()

    def _reset(self) -> None:
        self._made = 0
        self._started = self._clock()

    def progress(self, gained: int) -> None:
        """Note that ``gained`` bytes came across since the last interruption."""
        if gained >= _PROGRESS:
            self._reset()

    async def pause(self, problem: Exception, wait: float | None = None) -> None:
        """Wait before the next attempt, or raise ``problem``. ``wait``: a ``Retry-After``."""
        seconds = next_wait(
            self._policy,
            retries_made=self._made,
            elapsed=self._clock() - self._started,
            retry_after=wait,
        )
        if seconds is None:
            raise problem
        self._made += 1
        await self._io.sleep(seconds)

    async def after_refusal(self, reply: Reply, what: str) -> None:
        """Do what helps against an answer that is no success, or raise ``TransferError``."""
        problem = refused(reply, what)
        if reply.status in _TRANSIENT:
            await self.pause(problem, retry_after(reply))
        elif reply.status in _EXPIRED_URL:
            await self.refresh(problem)
        else:
            raise problem

    async def refresh(self, problem: Exception) -> None:
        """Get a fresh URL, or raise ``problem`` if that has been tried before."""
        if self._refresh is None or not self._fresh_urls_left:
            raise problem
        self._fresh_urls_left -= 1
        await self._refresh()

    async def pause_after(self, failure: TransportFailure, method: str) -> None:
        """As ``pause``, after an exchange with the storage that brought no answer."""
        problem = connection_error(failure, method, "(storage)")
        if failure.permanent:
            raise problem from failure.cause
        await self.pause(problem)


async def write_body(
    io: IO, reply: Reply, file: PartFile, total: int | None, progress: Progress | None
) -> None:
    """Append the body of a streamed reply to ``file``, which then has ``total`` bytes, if known.

    Raises ``TransportFailure`` where the body breaks off, with all that came written, and
    ``TransferError`` if it has another size.
    """
    buffer = bytearray()

    def flush() -> None:
        nonlocal buffer
        data, buffer = buffer, bytearray()  # first: what a full disk refuses is not written twice
        file.write(data)
        if progress is not None:
            progress(file.size, total)

    try:
        while (chunk := await io.read(reply)) is not None:
            buffer += chunk
            if len(buffer) >= CHUNK:
                await io.run(flush)
    finally:
        await io.run(flush)
    if total is not None and file.size != total:
        size = file.size
        await io.run(file.restart)
        raise TransferError(f"{file.target.name}: {size} bytes came instead of {total}")


def refused(reply: Reply, what: str) -> TransferError:
    """The caller's exception for an answer that is no success."""
    detail = _detail(reply)
    return TransferError(
        f"{what}: the storage answered {reply.status}: {detail}",
        status_code=reply.status,
        detail=detail,
    )


def _detail(reply: Reply) -> str:
    """The storage's words: only code and message of its XML.

    The rest of Google's and Amazon's shows the string that was signed.
    """
    text = reply.body.decode("utf-8", "replace")
    matches = (re.search(rf"<{tag}>([^<]*)</{tag}>", text) for tag in ("Code", "Message"))
    words = ": ".join(match[1].strip() for match in matches if match)
    return read_error_body(reply.status, (words or text).encode()).detail


def is_page(reply: Reply, media_type: object = None) -> bool:
    """Whether a success carries a web page or an XML message instead of the file."""
    kind = reply.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in ("text/html", "application/xml", "text/xml"):
        return False
    return not (isinstance(media_type, str) and media_type.lower().startswith(kind))


def content_length(headers: Mapping[str, str]) -> int | None:
    """Bytes to come; ``None`` if unknown, also for a body that is unpacked while it is read."""
    value = headers.get("Content-Length", "")
    if headers.get("Content-Encoding", "identity").lower() != "identity":
        return None
    return int(value) if value.isascii() and value.isdigit() else None


def content_range(headers: Mapping[str, str]) -> tuple[int | None, int | None]:
    """First byte and total of a ``Content-Range`` (RFC 9110, section 14.4); ``None``: unsaid."""
    value = headers.get("Content-Range", "")
    match = re.fullmatch(r"bytes (?:(\d+)-\d+|\*)/(?:(\d+)|\*)", value.strip(), re.ASCII)
    if match is None:
        return None, None
    first, total = match.groups()
    return (int(first) if first else None), (int(total) if total else None)


def is_web_url(url: object) -> bool:
    return isinstance(url, str) and url.startswith(("https://", "http://"))
