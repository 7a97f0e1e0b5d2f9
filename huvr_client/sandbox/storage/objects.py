"""Cloud storage: objects by name, signed URLs that expire, parts of objects.

Modelled on Google Cloud Storage's XML API, where HUVR keeps its files:
https://cloud.google.com/storage/docs/xml-api/reference-status and
https://cloud.google.com/storage/docs/authentication/signatures
"""

from __future__ import annotations

import hashlib
import hmac
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

BUCKET = "/storage/huvr-sandbox/"
_PREFIX = "X-Goog-"
_RANGE = re.compile(r"bytes=\s*([0-9]*)\s*-\s*([0-9]*)\s*")


class StorageError(Exception):
    """An error page of the storage: XML, whatever was asked for."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message

    def page(self) -> bytes:
        """The XML body."""
        return (
            "<?xml version='1.0' encoding='UTF-8'?>"
            f"<Error><Code>{self.code}</Code><Message>{self.message}</Message></Error>"
        ).encode()


@dataclass(slots=True)
class Blob:
    """Stored bytes: in memory where they were seeded, in a file where they were uploaded."""

    size: int
    etag: str
    media_type: str
    content: bytes | Path = field(repr=False)


class Storage:
    """Objects by name, and the signing of URLs for them."""

    def __init__(self, clock: Callable[[], float], ttl: float, key: bytes) -> None:
        self._clock = clock
        self._key = key
        self._blobs: dict[str, Blob] = {}
        self._lazy: dict[str, Callable[[], bytes]] = {}
        self._folder: Path | None = None
        self._files = 0
        self.ttl = ttl
        self.origin = ""

    def has(self, name: str) -> bool:
        """Whether the object has bytes."""
        return name in self._blobs or name in self._lazy

    def get(self, name: str) -> Blob | None:
        """The object; a lazy image is made now."""
        if name in self._lazy and name not in self._blobs:
            self.put(name, self._lazy[name](), "image/png")
        return self._blobs.get(name)

    def lazy_image(self, name: str, make: Callable[[], bytes]) -> None:
        """Have an image whose bytes are only made when they are asked for."""
        self._lazy[name] = make

    def remove(self, name: str) -> None:
        """Forget an object."""
        self._lazy.pop(name, None)
        blob = self._blobs.pop(name, None)
        if blob and isinstance(blob.content, Path):
            blob.content.unlink(missing_ok=True)

    def new_file(self) -> Path:
        """A fresh place on disk for an upload on its way."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="huvr-sandbox-"))
        self._files += 1
        return self._folder / str(self._files)

    def put(self, name: str, content: bytes | Path, media_type: str, md5: str = "") -> Blob:
        """Store an object: its bytes, or the file in which an upload came whole and its MD5."""
        self.remove(name)
        if isinstance(content, bytes):
            size, md5 = len(content), hashlib.md5(content, usedforsecurity=False).hexdigest()
        else:
            size = content.stat().st_size
        self._blobs[name] = blob = Blob(size, f'"{md5}"', media_type, content)
        return blob

    def close(self) -> None:
        """Remove the files."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def download_url(self, name: str, filename: str) -> str:
        """A signed GET URL, good for `ttl` seconds."""
        shown = f"attachment; filename*=UTF-8''{quote(filename)}"
        return self._url("GET", name, {}, {"response-content-disposition": shown})

    def upload_url(self, name: str, headers: Mapping[str, str]) -> str:
        """A signed PUT URL; the request must carry exactly these headers."""
        return self._url("PUT", name, headers, {})

    def _url(
        self, method: str, name: str, headers: Mapping[str, str], extra: Mapping[str, str]
    ) -> str:
        query = {
            f"{_PREFIX}Algorithm": "GOOG4-HMAC-SHA256",
            f"{_PREFIX}Credential": "sandbox@huvr.invalid/storage/goog4_request",
            f"{_PREFIX}Date": f"{self._clock():.6f}",
            f"{_PREFIX}Expires": f"{self.ttl:g}",
            f"{_PREFIX}SignedHeaders": ";".join(sorted(map(str.lower, headers))) or "host",
            **extra,
        }
        signed = self._signature(method, name, query, headers)
        query[f"{_PREFIX}Signature"] = signed
        return f"{self.origin}{BUCKET}{quote(name)}?{urlencode(query)}"

    def _signature(
        self, method: str, name: str, query: Mapping[str, str], headers: Mapping[str, str]
    ) -> str:
        lines = [method, name, *(f"{key}={query[key]}" for key in sorted(query))]
        lines += sorted(f"{key.lower()}:{value.strip()}" for key, value in headers.items())
        return hmac.new(self._key, "\n".join(lines).encode(), hashlib.sha256).hexdigest()

    def check(self, method: str, name: str, query_string: str, headers: Mapping[str, str]) -> None:
        """Raise `StorageError` unless the request is one that was signed and still holds."""
        if "authorization" in headers:
            raise StorageError(
                400, "InvalidArgument", "A signed URL takes no Authorization header."
            )
        query = dict(parse_qsl(query_string, keep_blank_values=True))
        signature = query.pop(f"{_PREFIX}Signature", "")
        names = query.get(f"{_PREFIX}SignedHeaders", "").split(";")
        signed = {header: headers.get(header, "") for header in names if header not in ("", "host")}
        expected = self._signature(method, name, query, signed)
        if not hmac.compare_digest(signature.encode(), expected.encode()):
            raise StorageError(403, "SignatureDoesNotMatch", "Method, object or headers differ.")
        if self._clock() > float(query[f"{_PREFIX}Date"]) + float(query[f"{_PREFIX}Expires"]):
            raise StorageError(400, "ExpiredToken", "The signed URL has expired.")


def byte_range(header: str | None, size: int) -> tuple[int, int] | None:
    """First and last byte that a `Range` header asks for; None for the whole (RFC 9110, 14.2).

    Raises `StorageError` (416) where the range lies outside.
    """
    parts = _RANGE.fullmatch(header or "")
    if parts is None:
        return None
    first, last = map(_position, parts.groups())
    if first is None and last is None:
        return None
    if first is not None and last is not None and last < first:
        return None
    start = max(0, size - (last or 0)) if first is None else first
    end = size - 1 if first is None or last is None else min(last, size - 1)
    if start >= size:
        raise StorageError(416, "InvalidRange", "The requested range cannot be satisfied.")
    return start, end


def _position(digits: str) -> int | None:
    """A position of any length: Python refuses to convert thousands of digits."""
    if not digits:
        return None
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) < 19 else 10**18
