"""The JSON of a row."""

from __future__ import annotations

import json

import msgspec
from huvr_api.models import Model, ResponseModel

from ._fit import Json
from ._listing import Row


def row_text(item: object) -> Json:
    """The JSON of a row, as it came."""
    if isinstance(item, Row):
        return item.text
    if isinstance(item, ResponseModel):
        return item.__json__()
    return json.dumps(item.to_dict() if isinstance(item, Model) else item).encode()


def row_line(item: object) -> bytes:
    """The same on one line."""
    return on_one_line(bytes(row_text(item)))


def on_one_line(raw: bytes) -> bytes:
    """JSON without line breaks, which stand between its parts only: in texts they are escaped."""
    return msgspec.json.format(raw, indent=-1) if b"\n" in raw else raw
