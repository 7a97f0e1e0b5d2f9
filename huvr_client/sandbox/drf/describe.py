"""An OpenAPI 3.0 description: its operations, its schemas, and values of a schema's shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .values import is_list

Schema = Mapping[str, Any]

_METHODS = ("get", "post", "put", "patch", "delete")
_SAMPLES = {"date-time": "2025-11-03T08:30:15.271828Z", "date": "2025-11-03"}
_DEEPEST = 4
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: what it takes and what it promises."""

    name: str
    method: str
    path: str
    status: int
    query: frozenset[str]
    request: Schema | None
    request_required: bool
    response: Schema | None
    public: bool
    binary: bool

    @property
    def pages(self) -> bool:
        """Whether the answer is a list envelope (count, next, previous, results)."""
        return self.response is not None and "results" in self.response.get("properties", {})


class Description:
    """Operations and schemas of one OpenAPI document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._schemas: Mapping[str, Schema] = document.get("components", {}).get("schemas", {})

    @cached_property
    def operations(self) -> dict[tuple[str, str], Operation]:
        """Every operation by method and path."""
        return {(operation.method, operation.path): operation for operation in self._read()}

    def resolve(self, node: Schema) -> Schema:
        """`node` with its reference followed; a nullable wrapper stays nullable."""
        nullable = bool(node.get("nullable"))
        while True:
            if "$ref" in node:
                node = self._schemas[str(node["$ref"]).rpartition("/")[2]]
            elif len(node.get("allOf", ())) == 1:
                node = node["allOf"][0]
            else:
                break
            nullable = nullable or bool(node.get("nullable"))
        return {**node, "nullable": True} if nullable and not node.get("nullable") else node

    def branches(self, node: Schema) -> list[Schema]:
        """The alternatives of an `anyOf` or `oneOf`, or the node alone."""
        return [self.resolve(branch) for branch in node.get("anyOf") or node.get("oneOf") or [node]]

    def shape(self, node: Schema) -> str:
        """What kind of JSON value a resolved schema stands for: `any` for free JSON."""
        node = self.branches(node)[0]
        if "properties" in node:
            return "object"
        kind = str(node.get("type"))
        return kind if kind == "array" or kind in _TYPES else "any"

    def example(self, node: Schema, known: Mapping[str, Any] | None = None, depth: int = 0) -> Any:
        """A value of the documented shape: what is `known` and fits, else as little as possible.

        Nullable is null, a list as short as it may be, a number 0, a choice the first.
        """
        node = self.branches(self.resolve(node))[0]
        if depth and node.get("nullable"):
            return None
        properties = node.get("properties")
        if properties is None:
            return self._smallest(node, depth)
        if depth > _DEEPEST:  # a schema that contains itself
            return {}
        known = known or {}
        return {
            name: known[name]
            if self._fits(field, known.get(name))
            else self.example(field, depth=depth + 1)
            for name, field in properties.items()
        }

    def _fits(self, node: Schema, value: Any) -> bool:
        """Whether a value is of the documented kind; objects are not looked into and do not."""
        shape = self.shape(self.resolve(node))
        if is_list(value):
            items = node.get("items", {})
            return shape == "array" and all(self._fits(items, item) for item in value)
        return isinstance(value, _TYPES.get(shape, ())) and isinstance(value, bool) == (
            shape == "boolean"
        )

    def _smallest(self, node: Schema, depth: int) -> Any:
        match self.shape(node):
            case "string":
                empty = next(iter(node.get("enum", ("",))))
                return _SAMPLES.get(node.get("format", ""), empty)
            case "array":
                item = self.example(node.get("items", {}), depth=depth + 1)
                return [item] * node.get("minItems", 0)
            case "any":
                return {}
            case shape:
                return {"integer": 0, "number": 0.0}.get(shape, False)

    def _read(self) -> Iterator[Operation]:
        for path, item in self._document["paths"].items():
            shared = item.get("parameters", [])
            for method in _METHODS:
                if method in item:
                    yield self._operation(method, path, item[method], shared)

    def _operation(
        self, method: str, path: str, node: Mapping[str, Any], shared: list[Schema]
    ) -> Operation:
        request = self._component(node.get("requestBody", {}))
        parameters = map(self._component, [*shared, *node.get("parameters", [])])
        status = min(code for code in node["responses"] if code.startswith("2"))
        content = self._component(node["responses"][status]).get("content", {})
        schema = _json_schema(content)
        return Operation(
            name=node.get("operationId", f"{method} {path}"),
            method=method.upper(),
            path=path,
            status=int(status),
            query=frozenset(query["name"] for query in parameters if query["in"] == "query"),
            request=_json_schema(request.get("content", {})),
            request_required=bool(request.get("required")),
            response=None if schema is None else self.resolve(schema),
            public=node.get("security", self._document.get("security")) == [],
            binary=bool(content) and schema is None,
        )

    def _component(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in node:
            target: Mapping[str, Any] = self._document
            for part in str(node["$ref"]).removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node


def _json_schema(content: Mapping[str, Any]) -> Schema | None:
    for kind, media in content.items():
        if "json" in kind:
            schema: Schema = media.get("schema", {})
            return schema
    return None
