"""Step 1, read: a description from a URL, which may answer anything, slowly, or for ever."""

from __future__ import annotations

import json
import re
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipeline.errors import PipelineError

LARGEST = 64 * 1024 * 1024
"""Bytes of a description at the most: HUVR's is 0.6 MB."""
_HEADERS = {
    # HUVR's firewall answers 403 to a client that does not say what it is.
    "User-Agent": "huvr-client-typed regenerate",
    "Accept": "application/yaml, */*",
    "Accept-Encoding": "gzip",  # its trailer says whether the end has come
}


def shown(source: str) -> str:
    """A source as it may be printed: a URL without its user, password and query."""
    if not re.match(r"[a-z][a-z0-9+.-]*://", source, re.IGNORECASE):
        return source
    scheme, _, rest = source.partition("://")
    rest = rest.rpartition("@")[2]  # an @ of a path goes as well: a password may hold any character
    return f"{scheme}://" + re.sub(r"[?#].*", "?...", rest, flags=re.DOTALL)


@dataclass(frozen=True)
class Download:
    """Fetches a URL; calling it returns the body or raises PipelineError in one line."""

    stall: float = 30.0
    """Seconds without a byte before it gives up."""
    total: float = 120.0
    """Seconds in all, however steadily the bytes drip."""
    largest: int = LARGEST
    clock: Callable[[], float] = time.monotonic

    def __call__(self, url: str) -> bytes:
        """The body of `url`; any status but 200 is an error, redirects are followed."""
        import httpx  # the pipeline needs the network only with --source URL

        try:
            return self._body(url)
        except httpx.InvalidURL:  # whose text may hold a part of the password
            raise PipelineError(f"{shown(url)}: not a valid URL") from None
        except (httpx.HTTPError, zlib.error) as error:
            raise PipelineError(f"{shown(url)}: {str(error) or type(error).__name__}") from None

    def _body(self, url: str) -> bytes:
        import httpx

        options = {"timeout": self.stall, "follow_redirects": True}
        with httpx.stream("GET", url, headers=_HEADERS, **options) as response:  # type: ignore[arg-type]
            if response.status_code != 200:
                raise PipelineError(f"{shown(url)}: HTTP {response.status_code}")
            coding = response.headers.get("Content-Encoding", "identity").lower()
            if coding not in ("identity", "gzip", "x-gzip"):
                raise PipelineError(f"{shown(url)}: Content-Encoding {coding!r} was not asked for")
            body = self._received(response, shown(url), zipped=coding != "identity")
            if coding == "identity" and not (_framed(response) or _closed(body)):
                raise PipelineError(
                    f"{shown(url)}: the server does not say where the document ends, so a part of"
                    " it may be missing. Save it, look at its end, and give the file as --source"
                )
        return body

    def _received(self, response: Any, name: str, *, zipped: bool) -> bytes:
        """All bytes of the answer, unpacked; an error when there are too many or they end early."""
        body, end = bytearray(), self.clock() + self.total
        unpack = zlib.decompressobj(wbits=31) if zipped else None
        for chunk in response.iter_raw():
            room = self.largest + 1 - len(body)
            body += unpack.decompress(chunk, room) if unpack else chunk
            if len(body) > self.largest:
                raise PipelineError(f"{name}: larger than {self.largest} bytes")
            if self.clock() > end:
                raise PipelineError(f"{name}: not complete after {self.total:g} s")
        if unpack and not unpack.eof:
            raise PipelineError(f"{name}: the compressed document ends early")
        return bytes(body)


def _framed(response: Any) -> bool:
    """Whether HTTP itself says where the body ends (the HTTP library checks that it comes)."""
    headers = response.headers
    chunked = "chunked" in headers.get("Transfer-Encoding", "").lower()
    return chunked or "Content-Length" in headers or response.http_version == "HTTP/2"


def _closed(body: bytes) -> bool:
    """Whether the document closes itself: JSON's last brace, or the end mark of YAML."""
    if body.rstrip().endswith(b"\n..."):
        return True
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True
