"""The storage origin over HTTP: PUT to upload, GET (with `Range`) to download, signed URLs only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ..drf.responses import CHUNK, Answer
from ..huvr.state import State
from ..storage.objects import BUCKET, Blob, StorageError, byte_range
from .exchange import HttpExchange


class StorageOrigin:
    """Answers requests to the storage origin."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._storage = state.storage

    async def answer(self, exchange: HttpExchange) -> Answer:
        """The answer to one request."""
        try:
            name = self._checked(exchange)
            if exchange.method == "PUT":
                return await self._upload(exchange, name)
            return self._download(exchange, name)
        except StorageError as error:
            return xml_answer(error)

    def _checked(self, exchange: HttpExchange) -> str:
        name = exchange.path.removeprefix(BUCKET)
        if name == exchange.path or not name:
            raise StorageError(404, "NoSuchBucket", "The specified bucket does not exist.")
        if exchange.method not in ("GET", "PUT"):
            raise StorageError(405, "MethodNotAllowed", "Only GET and PUT are signed.")
        self._storage.check(exchange.method, name, exchange.query, exchange.headers)
        return name

    async def _upload(self, exchange: HttpExchange, name: str) -> Answer:
        path = self._storage.new_file()
        try:
            digest = await _receive(exchange, path)
            kind = exchange.headers.get("content-type", "application/octet-stream")
            blob = self._storage.put(name, path, kind, digest)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self._state.uploaded(name)
        return Answer(200, b"", {"ETag": blob.etag})

    def _download(self, exchange: HttpExchange, name: str) -> Answer:
        blob = self._blob(name)
        headers = {
            "Content-Type": blob.media_type,
            "ETag": blob.etag,
            "Accept-Ranges": "bytes",
        }
        # An `If-Range` that no longer holds asks for the whole (RFC 9110, 13.1.5).
        same = exchange.headers.get("if-range", blob.etag) == blob.etag
        span = byte_range(exchange.headers.get("range") if same else None, blob.size)
        if span is None:
            return _content(200, blob, 0, blob.size, headers)
        first, last = span
        headers["Content-Range"] = f"bytes {first}-{last}/{blob.size}"
        return _content(206, blob, first, last - first + 1, headers)

    def _blob(self, name: str) -> Blob:
        suffix = next((kind for kind in (".thumbnail", ".preview") if name.endswith(kind)), "")
        # The sandbox draws no smaller pictures: thumbnail and preview are the file itself.
        blob = self._storage.get(name.removesuffix(suffix))
        if blob is None:
            raise StorageError(404, "NoSuchKey", "The specified key does not exist.")
        return blob


def xml_answer(error: StorageError) -> Answer:
    """A storage error as an answer."""
    return Answer(error.status, error.page(), {"Content-Type": "application/xml; charset=UTF-8"})


async def _receive(exchange: HttpExchange, path: Path) -> str:
    digest = hashlib.md5(usedforsecurity=False)
    with path.open("wb") as file:
        async for chunk in exchange.stream():
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def _content(status: int, blob: Blob, start: int, size: int, headers: dict[str, str]) -> Answer:
    if isinstance(blob.content, bytes):
        return Answer(status, blob.content[start : start + size], headers)
    return Answer(status, _pieces(blob.content, start, size), headers, size)


def _pieces(path: Path, start: int, size: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while size > 0 and (chunk := file.read(min(CHUNK, size))):
            size -= len(chunk)
            yield chunk
