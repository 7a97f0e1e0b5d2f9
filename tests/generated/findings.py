"""A finding as HUVR answers it."""

from __future__ import annotations

import json
from typing import Any

from .documents import Documents, schemas

WHEN = "2024-05-06T07:08:09.120000Z"


def finding(**other: Any) -> dict[str, Any]:
    made = Documents(5).conformant(schemas()["DefectList"])
    asset = {"id": 3, "name": "P-1"}
    return {**made, "id": 7, "created_on": WHEN, "state": "OPEN", "asset": asset, **other}


def page(*items: Any, **other: Any) -> dict[str, Any]:
    link = "https://a.example/?offset=2"
    return {"count": 9, "next": link, "previous": None, "results": list(items), **other}


def text(value: Any) -> bytes:
    return json.dumps(value).encode()
