"""The JSON of a row."""

from __future__ import annotations

import json

import msgspec
from huvr_api.models import Model, ResponseModel


def row_bytes(item: object) -> bytes:
    """The JSON of a row, as it came, on one line."""
    if isinstance(item, ResponseModel):
        return on_one_line(item.__json__())
    return json.dumps(item.to_dict() if isinstance(item, Model) else item).encode()


def on_one_line(raw: bytes) -> bytes:
    """JSON without line breaks, which stand between its parts only: in texts they are escaped."""
    return msgspec.json.format(raw, indent=-1) if b"\n" in raw else raw
