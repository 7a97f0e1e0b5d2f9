"""An answer as HUVR gives it: a page of findings, made from the description."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

PREFIX = "#/components/schemas/"
Schema = dict[str, Any]
TEXTS = {"date-time": "2024-05-06T07:08:09.123456Z", "date": "2024-05-06"}
LEAVES: dict[str | None, Any] = {"integer": 12345, "number": 1.5, "boolean": True, None: None}


@cache
def _schemas() -> dict[str, Schema]:
    text = files("huvr_api").joinpath("description.json").read_text(encoding="utf-8")
    found: dict[str, Schema] = json.loads(text)["components"]["schemas"]
    return found


def example(schema: Schema) -> Any:
    """A document with every field; lists have one item."""
    if "$ref" in schema:
        return example(_schemas()[schema["$ref"].removeprefix(PREFIX)])
    for key in ("allOf", "anyOf", "oneOf"):
        if key in schema:
            return example(schema[key][0])
    if "properties" in schema:
        return {name: example(field) for name, field in schema["properties"].items()}
    if schema.get("type") == "array":
        return [example(schema["items"])]
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "string":
        return TEXTS.get(schema.get("format", ""), "Boiler feed water, nozzle N4")
    return LEAVES.get(schema.get("type"))


def page(items: int) -> bytes:
    """The bytes of a page with `items` findings."""
    finding = example(_schemas()["DefectList"])
    results = [{**finding, "id": number} for number in range(items)]
    whole = {"count": items, "next": None, "previous": None, "results": results}
    return json.dumps(whole).encode()
