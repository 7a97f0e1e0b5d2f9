"""JSON documents made from the description: conformant ones, and what may come instead.

Plain `random` from a seed that hypothesis chooses: a finding has hundreds of values, and drawing
each one through hypothesis would take minutes.
"""

from __future__ import annotations

import copy
import json
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

PREFIX = "#/components/schemas/"


@cache
def description() -> dict[str, Any]:
    """The description that the package was generated from."""
    return json.loads(files("huvr_api").joinpath("description.json").read_text())


def schemas() -> dict[str, Any]:
    return description()["components"]["schemas"]


@cache
def operations() -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Name to (method, path, operation), which has the parameters of its path as well."""
    return {
        operation["operationId"]: (method, path, operation | _parameters(item, operation))
        for path, item in description()["paths"].items()
        for method, operation in item.items()
        if method in ("get", "put", "post", "patch", "delete")
    }


def _parameters(item: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any]:
    return {"parameters": item.get("parameters", []) + operation.get("parameters", [])}


def _references(node: Any) -> set[str]:
    if isinstance(node, dict):
        inner = set().union(*map(_references, node.values()))
        return inner | ({node["$ref"]} if isinstance(node.get("$ref"), str) else set())
    return set().union(*map(_references, node)) if isinstance(node, list) else set()


def _reach(nodes: list[Any]) -> list[str]:
    found: set[str] = set()
    todo = [ref for node in nodes for ref in _references(node)]
    while todo:
        name = todo.pop().removeprefix(PREFIX)
        if name in schemas() and name not in found:
            found.add(name)
            todo += _references(schemas()[name])
    return sorted(name for name in found if "enum" not in schemas()[name])


def response_schemas() -> list[str]:
    """Names of all schemas that an answer can hold."""
    return _reach([operation["responses"] for _, _, operation in operations().values()])


def request_schemas() -> list[str]:
    """Names of all schemas that a body can hold."""
    return _reach([operation.get("requestBody") for _, _, operation in operations().values()])


def body_schema(name: str) -> dict[str, Any]:
    """The schema of the JSON body of an operation; {} without."""
    content = operations()[name][2].get("requestBody", {}).get("content", {})
    return content.get("application/json", {}).get("schema", {})


class Documents:
    """Makes documents for schemas; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def conformant(self, schema: dict[str, Any], depth: int = 0) -> Any:
        if schema.get("nullable") and self.random.random() < 0.3:
            return None
        if "$ref" in schema:
            return self.conformant(schemas()[schema["$ref"].removeprefix(PREFIX)], depth + 1)
        for key in ("allOf", "anyOf", "oneOf"):
            if key in schema:  # of an enum or text, the enum: the first
                return self.conformant(schema[key][0], depth)
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        return self._typed(schema, depth)

    def _typed(self, schema: dict[str, Any], depth: int) -> Any:
        kind = schema.get("type", "object" if "properties" in schema else None)
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            count = self.random.randrange(3) if depth < 5 else 0
            return [self.conformant(schema["items"], depth + 1) for _ in range(count)]
        makers = {
            "string": lambda: self._text(schema.get("format")),
            "integer": lambda: self.random.choice((0, 1, -7, 36, 2**53 + 1)),
            "number": lambda: self.random.choice((0, 0.5, -1e-9, 12.25)),
            "boolean": lambda: self.random.random() < 0.5,
            None: self.anything,
        }
        return makers[kind]()

    def _object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        required = schema.get("required", ())
        found = {
            key: self.conformant(value, depth + 1)
            for key, value in schema.get("properties", {}).items()
            if key in required or self.random.random() < 0.5
        }
        extra = schema.get("additionalProperties")
        if isinstance(extra, dict):
            found |= {self._text(None): self.conformant(extra, depth + 1) for _ in range(2)}
        return found

    def _text(self, form: str | None) -> str:
        choose = self.random.choice
        day = f"{choose((1970, 2024))}-{choose(('01', '12'))}-{choose(('01', '28'))}"
        if form == "date":
            return day
        if form == "date-time":
            second = choose(("08:09:10", "08:09:10.5", "08:09:10.123456", "23:59:59.999"))
            return f"{day}T{second}{choose(('Z', '+00:00', '-05:30'))}"
        return choose(
            ("", "Boiler 3", "ß\U0001f525\x00\u2028", "https://a.example/x?sig=1", "null")
        )

    def anything(self, depth: int = 0) -> Any:
        """Any JSON."""
        leaf = self.random.choice((None, True, 0, -1.5, "x", "2024-05-06", [], {}))
        if depth > 2 or self.random.random() < 0.5:
            return leaf
        inside = [self.anything(depth + 1) for _ in range(2)]
        return inside if self.random.random() < 0.5 else {"name": inside[0], "value": inside[1]}

    def mutated(self, document: Any) -> Any:
        """A copy with several values replaced by what nobody documented."""
        whole = [copy.deepcopy(document)]
        for _ in range(self.random.randint(1, 8)):
            parent, key = self.random.choice(list(_places(whole)))
            self._damage(parent, key)
        return whole[0]

    def _damage(self, parent: Any, key: Any) -> None:
        was = parent[key]
        how = self.random.choice(("missing", "null", "type", "text", "new", "swap", "deep"))
        if how == "missing" and isinstance(parent, dict):
            del parent[key]
        elif how == "new" and isinstance(was, dict):
            was[self.random.choice(("huvr_new", "self", "_raw", "__class__", ""))] = self.anything()
        elif how == "swap" and isinstance(was, dict):
            parent[key] = [was, [was], None]
        elif how == "swap" and isinstance(was, list):
            parent[key] = {str(at): item for at, item in enumerate(was)}
        elif how == "type":
            parent[key] = self.random.choice((0, 7, 1.5, True, "", [], {}, [None], {"id": None}))
        elif how == "text":
            bad = ("NEW_VALUE", "2024-02-30", "0000-00-00T99:99Z", "24", "\ud800", "9" * 400)
            parent[key] = self.random.choice(bad)
        elif how == "deep":
            parent[key] = _deep(was, 60)
        else:
            parent[key] = None


def _deep(value: Any, levels: int) -> Any:
    for level in range(levels):
        value = [value] if level % 2 else {"results": value}
    return value


def _places(node: Any) -> Any:
    """(container, key) of every value in `node`."""
    items = list(enumerate(node) if isinstance(node, list) else node.items())
    for key, value in items:
        yield node, key
        if isinstance(value, (dict, list)):
            yield from _places(value)
