"""Answers as HUVR gives them: pages made from the description, with and without differences."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from huvr_api._json import is_object

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


def row(name: str, *, drift: bool = False) -> dict[str, Any]:
    """A row of schema `name`; with `drift` as the real server sends it.

    A documented field is missing, a nested object has an unknown one, and there is a null where
    none is documented.
    """
    schema = _schemas()[name]
    made: dict[str, Any] = example(schema)
    if drift:
        texts = [key for key, field in schema["properties"].items() if field.get("format") is None]
        del made[next(key for key in texts if isinstance(made[key], str))]
        made["updated_on"] = None
        nested = next(value for value in made.values() if is_object(value))
        nested["brand_new"] = {"a": [1]}
    return made


def page(items: int, name: str = "DefectList", *, drift: bool = False) -> bytes:
    """The bytes of a page with `items` rows of schema `name`."""
    same = row(name, drift=drift)
    results = [{**same, "id": number} for number in range(items)]
    whole = {"count": items, "next": None, "previous": None, "results": results}
    return json.dumps(whole, separators=(",", ":")).encode()
