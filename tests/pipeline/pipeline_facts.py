"""The audit's corrections, node by node, applied to HUVR's description."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.json_tree import Schema, clone, is_map

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "corrections-2025-02.overlay.json"
"""Not part of the project: where it is absent, the tests that need it are skipped."""

_SEGMENT = re.compile(r"\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]")


def actions() -> list[Schema]:
    """Every action of the audit, `description` being its rule and class (`R09 likely`)."""
    found: list[Schema] = json.loads(FACTS.read_text())["actions"]
    return found


def steps(target: str) -> list[str | int]:
    """The keys of a JSONPath that names one node."""
    return [int(index) if index else key for key, index in _SEGMENT.findall(target)]


def applied(document: Schema) -> Schema:
    """A copy of `document` with all the audit's corrections."""
    document = clone(document)
    for action in actions():
        _apply(document, steps(action["target"]), action)
    return document


def _apply(document: Any, path: list[str | int], action: Schema) -> None:
    holder: Any = document
    for step in path[:-1]:
        holder = holder[step]
    if "remove" in action:
        del holder[path[-1]]
    else:
        _merge(holder[path[-1]] if path else holder, action["update"])


def _merge(node: Schema, update: Schema) -> None:
    for key, value in clone(update).items():
        if is_map(value) and is_map(node.get(key)):
            _merge(node[key], value)
        else:
            node[key] = value


def kind(schema: Any, document: Schema, depth: int = 0) -> str:
    """The type of a schema in a word that does not depend on how it is written down."""
    null = "?" if schema.get("nullable") else ""
    if "$ref" in schema:
        target = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        return kind(target, document, depth)
    if len(schema.get("allOf", ())) == 1:
        return kind(schema["allOf"][0], document, depth).rstrip("?") + null
    choices = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    if choices:
        return "|".join(sorted({kind(one, document) for one in choices})) + null
    if schema.get("type") == "array":
        return f"[{kind(schema.get('items', {}), document)}]{null}"
    if "enum" in schema:
        return "enum" + null
    if schema.get("properties") or schema.get("type") == "object":
        return "object" + null
    if "type" not in schema:
        return "any"
    return ":".join(filter(None, (schema["type"], schema.get("format")))) + null


def fields(document: Schema) -> Iterator[tuple[str, str, Schema]]:
    """(schema, field, its schema) of a document, also of objects that are nested inline."""
    for name, schema in document["components"]["schemas"].items():
        yield from _fields(name, schema)


def _fields(name: str, schema: Schema) -> Iterator[tuple[str, str, Schema]]:
    for field, value in schema.get("properties", {}).items():
        yield name, field, value
        inner = value.get("items", value) if value.get("type") == "array" else value
        if is_map(inner) and inner.get("properties"):
            yield from _fields(f"{name}.{field}", inner)
