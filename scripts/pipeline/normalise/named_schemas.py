"""Step 3a, normalise: what a document says of a named schema, and means of its uses.

drf-spectacular names an enum by its values, and renames it when another field has the same ones;
null and blank are enums beside it. drf-yasg writes each enum inline. Inline, both are one form, and
the rule `enums` names them by what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.json_tree import Json, Schema, clone, is_map
from pipeline.normalise.schema_rules import PREFIX, schemas, subschemas

_CHOICES = ("allOf", "anyOf", "oneOf")


def inline_enums(document: Schema) -> None:
    """Write the named enums that fields refer to into the fields."""
    named = {name: schema for name, schema in schemas(document).items() if "enum" in schema}
    for schema in list(schemas(document).values()):
        for field in list(_fields(schema)):
            _fill(field, named)


def null_by_use(document: Schema) -> None:
    """An object is null in a place, not by itself: drf-yasg lets the first use decide for all."""
    for schema in schemas(document).values():
        if schema.get("properties"):
            schema.pop("nullable", None)


def _fields(schema: Schema) -> Iterator[Schema]:
    for inner in subschemas(schema):
        for value in inner.get("properties", {}).values():
            if is_map(value):
                items = value.get("items")
                yield items if value.get("type") == "array" and is_map(items) else value


def _fill(field: Schema, named: dict[str, Schema]) -> None:
    """One enum in place of a reference to one, or of a choice between some."""
    keys = [key for key in _CHOICES if key in field]
    parts: list[Json] = field[keys[0]] if len(keys) == 1 else [field]
    enums = [_enum(part, named) for part in parts]
    if ("$ref" not in field and not keys) or not all(enums):
        return
    for key in ("$ref", *keys):
        field.pop(key, None)
    for enum in enums:
        known = field.setdefault("enum", [])
        known += [value for value in enum["enum"] if value not in known]
        field.update({key: enum[key] for key in ("type", "nullable") if key in enum})


def _enum(part: Json, named: dict[str, Schema]) -> Schema:
    """The enum that `part` is or refers to, or nothing."""
    if is_map(part) and "enum" in part:
        return part
    target = part.get("$ref") if is_map(part) else None
    name = target.removeprefix(PREFIX) if isinstance(target, str) else ""
    found: Schema = clone(named.get(name, {}))
    return found


Rule = Callable[[Schema], None]

RULES: tuple[Rule, ...] = (inline_enums, null_by_use)
