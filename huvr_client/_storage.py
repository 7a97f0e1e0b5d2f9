"""Talking to the storage behind HUVR: what its answers mean. No I/O.

HUVR keeps files on cloud storage at another origin and gives out signed URLs: whoever has one may
read (or write) that file for a few minutes. So a URL is used where it stands in its record and
kept in no variable, lest a traceback that shows locals gives it away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._effects import Flow, Reply, Sleep, TransportFailure
from ._exchange import connection_error
from ._problem import read_problem
from ._retry import next_wait
from .errors import TransferError

if TYPE_CHECKING:
    from ._calls import Core

# 400, 403: Google and Amazon, for a signature that has expired. 401, 404, 410: others, and a file
# that has been moved. A fresh URL cures all of them, or none.
STALE = frozenset((400, 401, 403, 404, 410))
# https://cloud.google.com/storage/docs/retry-strategy
PASSING = frozenset((408, 429, 500, 502, 503, 504))
FRESH_URLS = 2
_PROGRESS = 1 << 20  # bytes after which a connection counts as one that works


class Patience:
    """How long one transfer goes on trying.

    It begins anew when bytes have come across: a gigabyte over a bad line breaks often, and gets
    there.
    """

    def __init__(self, core: Core) -> None:
        self._policy = core.policy
        self._clock = core.clock
        self.renew()

    def renew(self) -> None:
        self._retries = 0
        self._started = self._clock()

    def progress(self, gained: int) -> None:
        if gained >= _PROGRESS:
            self.renew()

    def pause(self, problem: Exception, wait: float | None = None) -> Flow[None]:
        """Wait before the next attempt, or raise ``problem``. ``wait``: a ``Retry-After``."""
        seconds = next_wait(
            self._policy,
            retries_made=self._retries,
            elapsed=self._clock() - self._started,
            retry_after=wait,
        )
        if seconds is None:
            raise problem
        self._retries += 1
        yield Sleep(seconds)

    def pause_after(self, failure: TransportFailure, method: str) -> Flow[None]:
        """As ``pause``, after an exchange with the storage that brought no answer."""
        problem = connection_error(failure, method, "(storage)")
        if failure.permanent:
            raise problem from failure.cause
        yield from self.pause(problem)


def refused(reply: Reply, what: str) -> TransferError:
    """The caller's exception for an answer that is no success."""
    detail = _detail(reply)
    return TransferError(
        f"{what}: the storage answered {reply.status}: {detail}",
        status_code=reply.status,
        detail=detail,
    )


def _detail(reply: Reply) -> str:
    """The storage's words: code and message of its XML.

    And nothing else of it: Google's and Amazon's go on with the string that was signed.
    """
    text = reply.body.decode("utf-8", "replace")
    found = (re.search(rf"<{tag}>([^<]*)</{tag}>", text) for tag in ("Code", "Message"))
    words = ": ".join(match[1].strip() for match in found if match)
    return read_problem(reply.status, (words or text).encode()).detail


def is_page(reply: Reply, media_type: object = None) -> bool:
    """Whether a success carries a web page or an XML message instead of the file."""
    kind = reply.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in ("text/html", "application/xml", "text/xml"):
        return False
    return not (isinstance(media_type, str) and media_type.lower().startswith(kind))


def content_length(headers: Mapping[str, str]) -> int | None:
    """Bytes to come; ``None`` if unknown, also where they will be unpacked on the way."""
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
