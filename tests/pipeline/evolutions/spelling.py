"""The same API, not a byte on the wire changed, written down in other ways."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pipeline.json_tree import Schema, clone, is_map, walk
from pipeline.normalise import naming
from pipeline.normalise.refs import reachable, ref, refs
from pipeline.normalise.schema_rules import PREFIX, operations, schemas, subschemas


def as_drf_spectacular(document: Schema) -> Schema:
    """As drf-spectacular names things: pages, PATCH bodies, requests, and enums by their values."""
    document = clone(document)
    _bodies_in_place(document)
    _pages(document)
    _shared_enums(document)
    _requests(document)
    for path, method, operation in operations(document):
        operation["operationId"] = f"{naming.identifier(path)}_{method}"
    return document


def _bodies_in_place(document: Schema) -> None:
    shared = document["components"].pop("requestBodies", {})
    for _, _, operation in operations(document):
        name = operation.get("requestBody", {}).get("$ref", "").rsplit("/", 1)[-1]
        if name:
            operation["requestBody"] = clone(shared[name])


def _json(holder: Schema) -> list[Schema]:
    return [one for one in holder.get("content", {}).values() if is_map(one.get("schema"))]


def _answers(document: Schema) -> list[Schema]:
    found: list[Schema] = []
    for _, _, operation in operations(document):
        for answer in operation["responses"].values():
            found += _json(answer)
    return found


def _pages(document: Schema) -> None:
    for media in _answers(document):
        items = media["schema"].get("properties", {}).get("results", {}).get("items", {})
        if "$ref" in items:
            name = f"Paginated{items['$ref'].removeprefix(PREFIX)}List"
            while schemas(document).get(name, media["schema"]) != media["schema"]:
                name += "Other"
            schemas(document)[name] = media["schema"]
            media["schema"] = ref(name)


def _shared_enums(document: Schema) -> None:
    """One schema for all fields with the same values, whatever the fields are called."""
    names: dict[str, str] = {}
    used: dict[str, int] = defaultdict(int)
    for schema in list(schemas(document).values()):
        for inner in subschemas(schema):
            for field, value in inner.get("properties", {}).items():
                target = value.get("items", {}) if value.get("type") == "array" else value
                if "enum" in target:
                    key = repr(sorted(map(repr, target["enum"])))
                    if key not in names:
                        base = naming.pascal(field)
                        used[base] += 1
                        names[key] = f"{base}{used[base] if used[base] > 1 else ''}Enum"
                        kind = {"type": target["type"], "enum": clone(target["enum"])}
                        document["components"]["schemas"][names[key]] = kind
                    _refer(target, names[key])
    schemas(document)["NullEnum"] = {"enum": [None]}


def _refer(field: Schema, name: str) -> None:
    for key in ("type", "enum", "minLength", "maxLength", "minimum", "maximum"):
        field.pop(key, None)
    if field.get("nullable"):
        field["oneOf"] = [ref(name), ref("NullEnum")]
    else:
        field["allOf"] = [ref(name)]


def _requests(document: Schema) -> None:
    """COMPONENT_SPLIT_REQUEST: what is sent has schemas of its own."""
    split = _Split(schemas(document))
    for _, method, operation in operations(document):
        for media in _json(operation.get("requestBody", {})):
            media["schema"] = split.request(media["schema"], patched=method == "patch")
    for schema in split.source.values():
        _answered(schema)
    schemas(document).update(split.made)
    used = reachable(document, refs(document["paths"]) & schemas(document).keys())
    document["components"]["schemas"] = {
        name: one for name, one in schemas(document).items() if name in used
    }


class _Split:
    def __init__(self, source: dict[str, Schema]) -> None:
        self.source = source
        self.made: dict[str, Schema] = {}

    def request(self, schema: Schema, *, patched: bool = False) -> Schema:
        schema = clone(schema)
        for node in walk(schema):
            target = node.get("$ref")
            if isinstance(target, str) and target.startswith(PREFIX):
                node["$ref"] = PREFIX + self._make(target.removeprefix(PREFIX), patched)
        return schema

    def _make(self, name: str, patched: bool) -> str:
        source: Any = self.source.get(name, {})
        if "enum" in source:
            return name
        made = f"{'Patched' * patched}{name}Request"
        if made not in self.made:
            shape = clone(source)
            for inner in subschemas(shape):
                _without(inner, "readOnly")
                if patched:
                    inner.pop("required", None)
            self.made[made] = shape
            self.made[made] = self.request(shape)
        return made


def _without(schema: Schema, flag: str) -> None:
    properties: Schema = schema.get("properties", {})
    for name in [name for name, value in properties.items() if value.get(flag)]:
        del properties[name]
        if name in schema.get("required", []):
            schema["required"].remove(name)
    if not schema.get("required", [1]):
        del schema["required"]


def _answered(schema: Schema) -> None:
    for inner in subschemas(schema):
        _without(inner, "writeOnly")
        properties: Schema = inner.get("properties", {})
        shown = {name for name, value in properties.items() if value.get("readOnly")}
        if shown:
            inner["required"] = sorted({*inner.get("required", []), *shown})


def as_drf_spectacular_3_1(document: Schema) -> Schema:
    """As drf-spectacular writes OpenAPI 3.1: null is a type, and a server has variables."""
    document = with_api_in_servers(as_drf_spectacular(document))
    for node in list(walk(document)):
        if node.get("nullable") is True:
            _null_as_type(node)
    bases = {"tenant": {"default": "demo"}, "base": {"default": "api"}}
    servers = [{"url": "https://{tenant}.huvrdata.app/{base}", "variables": bases}]
    return document | {"openapi": "3.1.0", "servers": servers}


def _null_as_type(schema: Schema) -> None:
    del schema["nullable"]
    if "type" in schema:
        schema["type"] = [schema["type"], "null"]
    elif len(schema.get("allOf", ())) == 1:
        schema["oneOf"] = [*schema.pop("allOf"), {"type": "null"}]


def without_slashes(document: Schema) -> Schema:
    """No path ends in a slash."""
    paths = {path.removesuffix("/"): item for path, item in document["paths"].items()}
    return clone(document) | {"paths": clone(paths)}


def under(prefix: str, document: Schema) -> Schema:
    """`/api/assets/` under another prefix: `/api/v4/`."""
    document = clone(document)
    document["paths"] = {
        prefix + path.removeprefix("/api/"): item for path, item in document["paths"].items()
    }
    return document


def with_api_in_servers(document: Schema) -> Schema:
    """`https://acme.huvrdata.app/api` as the server, and `/assets/` as the path."""
    return under("/", document) | {"servers": [{"url": "https://acme.huvrdata.app/api"}]}


def in_v4(document: Schema) -> Schema:
    """All paths under `/api/v4/`."""
    return under("/api/v4/", document)


def beside_v4(document: Schema) -> Schema:
    """Both versions."""
    later = in_v4(document)
    for _, _, operation in operations(later):
        operation["operationId"] += "_v4"
    return clone(document) | {"paths": document["paths"] | later["paths"]}
