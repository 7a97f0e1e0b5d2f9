"""Step 3d, normalise: which classes there are.

Inline objects, list envelopes and enums get names, after what they are part of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from pipeline.json_tree import Json, Schema, is_map
from pipeline.normalise import naming
from pipeline.normalise.read_write import read_and_write
from pipeline.normalise.refs import bodies, define, media, ref
from pipeline.normalise.schema_rules import operations, schemas


def pages(document: Schema) -> None:
    """List envelopes that stand inline in 26 places become one named model per item."""
    for _, answer in bodies(document, "response"):
        schema = answer["schema"]
        fields = schema.get("properties", {})
        items = fields.get("results", {}).get("items", {})
        if "results" in fields and {"count", "next"} & set(fields) and "$ref" in items:
            item = items["$ref"].rsplit("/", 1)[1]
            schema.setdefault("description", f"A page of a list of {item}.")
            answer["schema"] = define(document, f"{item}Page", schema)


def inline_bodies(document: Schema) -> None:
    """An object that stands in an operation is named after it (`UsersImportBody`)."""
    for _, _, operation in operations(document):
        base = naming.pascal(operation["operationId"])
        for side, suffix in (("request", "Body"), ("response", "Result")):
            for one in media(operation, side):
                _name_object(document, base + suffix, one, "schema")


def inline_objects(document: Schema) -> None:
    """An object nested inline becomes a schema named after its place (`ProjectDetailEvent`)."""
    for name in list(schemas(document)):
        _name_nested(document, name, schemas(document)[name])


def _name_nested(document: Schema, owner: str, schema: Schema) -> None:
    for field in schema.get("properties", {}):
        _name_object(document, owner + naming.pascal(field), schema["properties"], field)
    for key in ("items", "additionalProperties"):
        if is_map(schema.get(key)):
            _name_object(document, owner, schema, key)
    for key in ("allOf", "anyOf", "oneOf"):
        for at in range(len(schema.get(key, ()))):
            _name_object(document, owner, schema[key], at)


def _name_object(document: Schema, name: str, holder: Json, key: str | int) -> None:
    """Give what stands at `holder[key]` that name if it is an object with fields."""
    inner: Schema = holder[key]
    if not inner.get("properties"):
        _name_nested(document, name, inner)
        return
    nullable = inner.pop("nullable", False)
    made = define(document, name, inner)
    holder[key] = {"allOf": [made], "nullable": True} if nullable else made
    _name_nested(document, made["$ref"].rsplit("/", 1)[1], inner)


Value = tuple[str, str | int]
"""Type and value of an enum's member: 1 and "1" are two."""


def enums(document: Schema) -> None:
    """S30: 120 inline enums are 57 distinct ones; each gets one name, after field and owners."""
    users: dict[tuple[str, tuple[Value, ...]], list[tuple[str, int, Schema]]] = defaultdict(list)
    for name, schema in schemas(document).items():
        for field, depth, inner in _enum_places(schema):
            users[field, _values(inner)].append((name, depth, inner))
    for (field, values), places in sorted(users.items(), key=lambda item: item[0]):
        direct = [owner for owner, depth, _ in places if depth == 0]
        owners = direct or [owner for owner, _, _ in places]
        kind = places[0][2]["type"]
        shape: Schema = {"type": kind, "enum": [value for _, value in values]}
        made = define(document, _enum_name(document, field, owners), shape)
        for _, _, inner in places:
            _refer(inner, made)


def _values(schema: Schema) -> tuple[Value, ...]:
    return tuple(sorted((type(value).__name__, value) for value in schema["enum"]))


def _enum_places(schema: Schema, depth: int = 0) -> Iterator[tuple[str, int, Schema]]:
    """(field, depth of nesting, schema) of the enums in `schema`; `roles` holds `role`s."""
    for field, value in schema.get("properties", {}).items():
        listed = value.get("type") == "array"
        inner = value.get("items", {}) if listed else value
        if "enum" in inner:
            yield (field.removesuffix("s") if listed else field), depth, inner
        yield from _enum_places(inner, depth + 1)


def _enum_name(document: Schema, field: str, owners: list[str]) -> str:
    name = naming.common_stem(owners) + naming.pascal(field)
    return name if name not in schemas(document) else f"{name}Value"


def _refer(schema: Schema, target: Schema) -> None:
    for key in ("type", "enum", "minLength", "maxLength", "minimum", "maximum", "format"):
        schema.pop(key, None)
    schema["allOf"] = [ref(target["$ref"].rsplit("/", 1)[1])]


Rule = Callable[[Schema], None]

RULES: tuple[Rule, ...] = (
    pages,
    inline_bodies,
    enums,
    inline_objects,
    read_and_write,
)
