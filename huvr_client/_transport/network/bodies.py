"""Reading a body into memory, within a limit; unpacking it, in pieces of bounded size.

httpx unpacks each chunk as a whole: 64 kB of gzip become 64 MB, 9 kB of zstd 330 MB. So the bytes
are taken as they come, and unpacked here. Only gzip and deflate are asked for.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from ..wire import TransportFailure

ACCEPT_ENCODING = "gzip, deflate"
_PIECE = 64 * 1024


class Unpacker:
    """Undoes a ``Content-Encoding`` (RFC 9110, section 8.4). An unknown one is left as it is."""

    def __init__(self, encoding: str) -> None:
        names = [name.strip().lower() for name in encoding.split(",")]
        unasked = {"br", "zstd", "compress"}.intersection(names)
        if unasked:
            raise TransportFailure(
                f"the body is packed with {min(unasked)}, which this client does not unpack",
                sent=True,
                permanent=True,
            )
        self._layers = [_Zlib(name) for name in reversed(names[:_LAYERS]) if name in _WINDOWS]

    def feed(self, data: bytes) -> Iterable[bytes]:
        """The pieces that ``data`` unpacks to; to be used up before the next call."""
        pieces: Iterable[bytes] = (data,)
        for layer in self._layers:
            pieces = chain.from_iterable(map(layer.feed, pieces))
        return pieces

    def end(self) -> None:
        """Raise ``TransportFailure`` if more should have come."""
        for layer in self._layers:
            layer.end()


_LAYERS = 3  # nobody packs more often
_GZIP = 0x1F  # first byte of a member
_WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


class _Zlib:
    """gzip with any number of members (RFC 1952), or deflate with or without its zlib header."""

    def __init__(self, name: str) -> None:
        self._window = _WINDOWS[name]
        self._decoder: Any = None
        self._members = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        piece = b""
        while data or len(piece) == _PIECE:
            if self._decoder is None and not self._begin(data):
                return
            decoder: Any = self._decoder
            piece = _decompressed(decoder, data)
            data = decoder.unconsumed_tail
            if decoder.eof:
                data, self._decoder = decoder.unused_data, None
            if piece:
                yield piece

    def _begin(self, data: bytes) -> bool:
        """Whether ``data`` begins another member. What else stands behind the last is padding."""
        gzip = self._window != zlib.MAX_WBITS
        if not data or (self._members and not (gzip and data[0] == _GZIP)):
            return False
        self._members += 1
        bare = not gzip and data[0] & 15 != zlib.DEFLATED
        self._decoder = zlib.decompressobj(-zlib.MAX_WBITS if bare else self._window)
        return True

    def end(self) -> None:
        if self._decoder is not None:
            raise TransportFailure("the packed body is cut off", sent=True)


def _decompressed(decoder: Any, data: bytes) -> bytes:
    try:
        return decoder.decompress(data, _PIECE)  # type: ignore[no-any-return]
    except zlib.error as exc:
        cause = exc.with_traceback(None)
    raise TransportFailure(f"the packed body is damaged: {cause}", sent=True, cause=cause)
