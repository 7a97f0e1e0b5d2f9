"""The JSON of a row."""

from __future__ import annotations

import msgspec
from huvr_api.models import Model


def row_bytes(item: object) -> bytes:
    """The JSON of a row, as it came, on one line."""
    raw = msgspec.json.encode(item.to_dict() if isinstance(item, Model) else item)
    return on_one_line(raw)


def on_one_line(raw: bytes) -> bytes:
    """JSON without line breaks, which stand between its parts only: in texts they are escaped."""
    return msgspec.json.format(raw, indent=-1) if b"\n" in raw else raw
