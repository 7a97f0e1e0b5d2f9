"""Photographs of nothing: small PNG files, each different (https://www.w3.org/TR/png-3/)."""

from __future__ import annotations

import struct
import zlib

WIDTH, HEIGHT = 96, 64
_COPY_UP = b"\x02"  # PNG's filter "Up": every row of a vertical gradient is the same step


def picture(number: int) -> bytes:
    """A PNG whose colours, and so whose bytes, follow from a number."""
    base = bytes((number * factor + 40) % 200 for factor in (37, 91, 151))
    first = b"\x00" + b"".join(bytes((c + x) % 256 for c in base) for x in range(WIDTH))
    step = _COPY_UP + bytes((1, 1, 2)) * WIDTH
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    body = zlib.compress(first + step * (HEIGHT - 1), 9)
    chunks = ((b"IHDR", header), (b"tEXt", b"Comment\x00%d" % number), (b"IDAT", body))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in (*chunks, (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
