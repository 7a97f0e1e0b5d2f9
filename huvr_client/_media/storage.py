"""The storage behind HUVR: retries of a transfer, and what the storage's answers mean.

HUVR keeps files on cloud storage at another origin and issues signed URLs: whoever has one may
read (or write) that file for a few minutes. So a URL is used from its record and kept in no
variable, where a traceback that shows locals would give it away.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .._config import is_header_value
from .._transport.error_body import read_error_body
from .._transport.exchange import connection_error, retry_after
from .._transport.reply import is_web_page
from .._transport.retry import GATEWAY_STATUSES, next_wait
from .._transport.wire import Reply, TransportFailure
from ..errors import TransferError
from .local_files import CHUNK, PartFile, Progress

if TYPE_CHECKING:
    from .._calls import CallContext

T = TypeVar("T")

# 400, 403: Google and Amazon, for a signature that has expired. 401, 404, 410: others, and a file
# that has been moved. All of these may mean an expired or moved URL, so a fresh one is tried.
_EXPIRED_URL = frozenset((400, 401, 403, 404, 410))
_FRESH_URLS = 2
# https://cloud.google.com/storage/docs/retry-strategy
_TRANSIENT = GATEWAY_STATUSES | {429, 500}
_NUMBER = r"\d{1,18}"  # an exabyte; int() refuses 5,000 digits
_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}"  # noqa: S105 - RFC 9110, section 5.6.2
_FRAMING = frozenset(("content-length", "transfer-encoding", "host", "connection"))
_PAGE_SUFFIXES = (".xml", ".html", ".htm", ".xhtml", ".svg", ".kml", ".gpx", ".xmp")


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
        self._furthest = 0
        self._reset()

    def _reset(self) -> None:
        self._made = 0
        self._started = self._clock()

    def progress(self, size: int) -> None:
        """Note that the first ``size`` bytes came across, also if it is again."""
        if size - self._furthest >= CHUNK:
            self._furthest = size
            self._reset()

    async def run(
        self, attempt: Callable[[], Awaitable[T | None]], method: str, path: str = "(storage)"
    ) -> T:
        """The result of ``attempt``, which is repeated until it has one.

        When its exchange brings no whole answer there is a pause before the next. Raises
        ``HuvrConnectionError`` after the last, and what ``attempt`` raises.
        """
        while True:
            try:
                result = await attempt()
            except TransportFailure as exc:
                failure = exc
            else:
                if result is not None:
                    return result
                continue
            problem = connection_error(failure, method, path)
            if failure.permanent:
                raise problem from failure.cause
            await self.pause(problem)

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


async def write_body(
    context: CallContext, reply: Reply, file: PartFile, total: int | None, progress: Progress | None
) -> None:
    """Append the body of a streamed reply to ``file``, which then has ``total`` bytes, if known.

    Raises ``TransportFailure`` where the body breaks off, or 1 MiB of it takes longer than the
    client's ``deadline``, with all that came written; and ``TransferError`` if it has another size:
    one that is too long as soon as it is.
    """
    io, clock, deadline = context.io, context.config.clock, context.config.deadline
    buffer = bytearray()
    size = file.size
    ends_at = clock() + deadline

    def flush() -> None:
        nonlocal buffer
        data, buffer = buffer, bytearray()  # first: what a full disk refuses is not written twice
        file.write(data)
        if progress is not None:
            progress(file.size, total)

    try:
        while (chunk := await io.read(reply)) is not None:
            buffer += chunk
            size = file.size + len(buffer)
            if total is not None and size > total:
                buffer.clear()
                break
            if len(buffer) >= CHUNK:
                await io.run(flush)
                ends_at = clock() + deadline
            elif clock() > ends_at:
                late = f"less than 1 MiB came in {deadline:g} s (deadline)"
                raise TransportFailure(late, sent=True, timeout=True, permanent=True)
    finally:
        await io.run(flush)
    if total is not None and size != total:
        await io.run(file.restart)
        came = f"{size} bytes came" if size < total else "more came"
        raise TransferError(f"{file.target.name}: {came} instead of {total}")


def refused(reply: Reply, what: str) -> TransferError:
    """The caller's exception for an answer that is no success."""
    detail = _detail(reply)
    return TransferError(
        f"{what}: the storage answered {reply.status}: {detail}",
        status_code=reply.status,
        detail=detail,
    )


def _detail(reply: Reply) -> str:
    """The storage's words: only code and message of its XML, and no query of a URL.

    The rest of Google's and Amazon's shows the string that was signed; proxies in front of them
    show the URL.
    """
    text = reply.body.decode("utf-8", "replace")
    matches = (re.search(rf"<{tag}>([^<]*)</{tag}>", text) for tag in ("Code", "Message"))
    words = ": ".join(match[1].strip() for match in matches if match)
    detail = read_error_body(reply.status, (words or text).encode()).detail
    return re.sub(r"(\?|%3F)\S*(=|%3D)\S*", "?***", detail, flags=re.IGNORECASE)


def is_page(headers: Mapping[str, str], record: Any) -> bool:
    """Whether a success seems to carry a web page or an XML message instead of the record's file.

    HTML and XML are files too: where the record's type or name says so, or its size is what came.
    """
    if not is_web_page(headers):
        return False
    size = content_length(headers)
    if size is not None and size == size_of(record):
        return False
    kind, name = (str(getattr(record, field, "")) for field in ("media_type", "name"))
    return not (is_web_page({"Content-Type": kind}) or name.lower().endswith(_PAGE_SUFFIXES))


def size_of(record: Any) -> int | None:
    """The size of the file by HUVR's record, if it says."""
    size = getattr(record, "size", None)
    usable = isinstance(size, int) and not isinstance(size, bool) and size > 0
    return size if usable else None


def content_length(headers: Mapping[str, str]) -> int | None:
    """Bytes to come; ``None`` if unknown, also for a body that is unpacked while it is read."""
    value = headers.get("Content-Length", "")
    if headers.get("Content-Encoding", "identity").lower() != "identity":
        return None
    return int(value) if re.fullmatch(_NUMBER, value, re.ASCII) else None


def content_range(headers: Mapping[str, str]) -> tuple[int | None, int | None]:
    """First byte and total of a ``Content-Range`` (RFC 9110, section 14.4); ``None``: unsaid."""
    value = headers.get("Content-Range", "")
    pattern = rf"bytes (?:({_NUMBER})-{_NUMBER}|\*)/(?:({_NUMBER})|\*)"
    match = re.fullmatch(pattern, value.strip(), re.ASCII)
    if match is None:
        return None, None
    first, total = match.groups()
    return (int(first) if first else None), (int(total) if total else None)


def check_url(origin: str, url: object, what: str) -> None:
    """Raise ``TransferError`` if ``url`` is none that a file may go to or come from.

    Only a workspace on this machine (the sandbox) may have a storage on plain http, over which
    anyone on the way could read the file. The message does not quote the URL, which is signed.
    """
    if not isinstance(url, str) or not url.lower().startswith(("https://", "http://")):
        raise TransferError(f"{what}: HUVR's record has no usable storage URL")
    if origin.startswith("https:") and not url.lower().startswith("https:"):
        raise TransferError(f"{what}: HUVR's record has a storage URL without https")


def upload_headers(headers: object, size: int, what: str) -> dict[str, str]:
    """The headers that the record asks for, and the length of what is sent.

    Those that frame the request are ours alone: with another length it could not be sent. Raises
    ``TransferError`` for what is no header.
    """
    if headers and not isinstance(headers, Mapping):
        raise TransferError(f"{what}: the upload headers of HUVR's record are no object")
    usable = {"Content-Length": str(size)}
    for name, value in cast("Mapping[str, object]", headers or {}).items():
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not re.fullmatch(_TOKEN, name) or not (number or is_header_value(value)):
            raise TransferError(f"{what}: HUVR's record has an unusable upload header {name!r:.60}")
        if name.lower() not in _FRAMING:
            usable[name] = str(value)
    return usable
