"""Step 1, read: a description from a URL, which may answer anything, slowly, or for ever."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.errors import PipelineError

LARGEST = 64 * 1024 * 1024
"""Bytes of a description at the most: HUVR's is 0.6 MB."""
# HUVR's firewall answers 403 to a client that does not say what it is.
_HEADERS = {"User-Agent": "huvr-client-typed regenerate", "Accept": "application/yaml, */*"}


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
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise PipelineError(f"{url}: {str(error) or type(error).__name__}") from None

    def _body(self, url: str) -> bytes:
        import httpx

        body, end = bytearray(), self.clock() + self.total
        options = {"timeout": self.stall, "follow_redirects": True}
        with httpx.stream("GET", url, headers=_HEADERS, **options) as response:  # type: ignore[arg-type]
            if response.status_code != 200:
                raise PipelineError(f"{url}: HTTP {response.status_code}")
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > self.largest:
                    raise PipelineError(f"{url}: larger than {self.largest} bytes")
                if self.clock() > end:
                    raise PipelineError(f"{url}: not complete after {self.total:g} s")
        return bytes(body)
