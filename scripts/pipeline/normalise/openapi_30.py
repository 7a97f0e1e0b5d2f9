"""Step 3a, normalise: whatever form a description is written in, the later rules read one.

Every function takes a document that it owns and changes it in place, and leaves alone what is in
that form already.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.json_tree import Json, Schema, clone, is_list, is_map, names, walk
from pipeline.normalise.schema_rules import every

_SHARED = ("requestBodies", "parameters", "pathItems")
_COMPONENT = re.compile(r"#/components/(\w+)/([^/]+)")


def inline_components(document: Schema) -> None:
    """Put what paths share where they use it: later rules then see one form.

    Shared answers to errors stay shared, no rule looks at them. A reference may lead to another one
    of its kind; what is left after a few steps goes in a circle, and validation refuses it.
    """
    components = document.setdefault("components", {})
    for _ in range(3):
        for holder in list(walk(document.get("paths", {}))):
            for key, node in holder.items():
                for one in node if is_list(node) else [node]:
                    _fill(one, components, success=key[:1] == "2")
    for kind in _SHARED:
        components.pop(kind, None)


def _fill(node: Json, components: Schema, *, success: bool) -> None:
    ref = node.get("$ref") if is_map(node) else None
    found = _COMPONENT.fullmatch(ref) if isinstance(ref, str) else None
    if found and (found[1] in _SHARED or (found[1] == "responses" and success)):
        del node["$ref"]
        node.update(clone(components[found[1]][found[2]]))


_KEYWORDS = names(
    """
    $ref allOf anyOf oneOf not type format items properties additionalProperties required nullable
    enum readOnly writeOnly description title default example deprecated discriminator maximum
    minimum exclusiveMaximum exclusiveMinimum multipleOf maxLength minLength pattern maxItems
    minItems uniqueItems maxProperties minProperties xml externalDocs
    """
)
"""What a schema of OpenAPI 3.0 may say."""


def form_of_3_0(document: Schema) -> None:
    """OpenAPI 3.1 writes null as a type, 3.0 as a flag; everything below reads 3.0.

    What 3.0 cannot say (`if`, `prefixItems`, `patternProperties`, ...) is no matter of types.
    """
    if document["openapi"].startswith("3.1"):
        document["openapi"] = "3.0.3"
    for key in ("webhooks", "jsonSchemaDialect", "$schema"):
        document.pop(key, None)
    for schema in list(every(document)):
        _null_as_flag(schema)
        _true_as_any(schema)
        for key in [key for key in schema if key not in _KEYWORDS]:
            del schema[key]
        for key in ("exclusiveMaximum", "exclusiveMinimum"):
            if not isinstance(schema.get(key, False), bool):
                del schema[key]
        if schema.get("type") == "array":
            schema.setdefault("items", {})


def _true_as_any(schema: Schema) -> None:
    properties: Schema = schema.get("properties", {})
    for holder, keys in ((schema, ("items", "not")), (properties, tuple(properties))):
        for key in keys:
            if holder.get(key) is True:
                holder[key] = {}


def _null_as_flag(schema: Schema) -> None:
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    if is_list(schema.get("type")):
        _single_type(schema, schema.pop("type"))
    if schema.get("type") == "null":
        del schema["type"]
        schema["nullable"] = True
    if None in schema.get("enum", ()):
        schema["enum"] = [value for value in schema["enum"] if value is not None]
        schema["nullable"] = True
    for key in ("anyOf", "oneOf"):
        _null_among(schema, key)


def _single_type(schema: Schema, kinds: list[Json]) -> None:
    rest = [kind for kind in kinds if kind != "null"]
    if len(rest) < len(kinds):
        schema["nullable"] = True
    if len(rest) == 1:
        schema["type"] = rest[0]
    elif rest:
        schema["anyOf"] = [{"type": kind} for kind in rest]


def _null_among(schema: Schema, key: str) -> None:
    choices = schema.pop(key, [])
    rest = [choice for choice in choices if choice != {"type": "null"}]
    if len(rest) < len(choices):
        schema["nullable"] = True
    if rest:
        schema["allOf" if len(rest) == 1 else key] = rest


Rule = Callable[[Schema], None]

RULES: tuple[Rule, ...] = (inline_components, form_of_3_0)
