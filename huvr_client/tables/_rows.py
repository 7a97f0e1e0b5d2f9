"""The JSON of a row."""

from __future__ import annotations

import msgspec
from huvr_api.models import Model


def row_bytes(item: object) -> bytes:
    """The JSON of a row, as it came."""
    return msgspec.json.encode(item.to_dict() if isinstance(item, Model) else item)
