"""Step 3a, normalise: whatever form a description is written in, the later rules read one.

Every function takes a document that it owns and changes it in place, and leaves alone what is in
that form already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from pipeline.json_tree import Json, Schema, clone, is_list, is_map, names, walk
from pipeline.normalise.refs import define
from pipeline.normalise.schema_rules import PREFIX, every, operations, schemas

_SHARED = ("requestBodies", "parameters", "pathItems", "responses", "mediaTypes")

_COMPONENT = re.compile(r"#/components/\w+/[^/]+")


def only_calls(document: Schema) -> None:
    """Drop what says nothing about a call and its answer, whatever it refers to."""
    document.setdefault("paths", {})
    for key in ("webhooks", "jsonSchemaDialect", "$schema", "servers"):
        document.pop(key, None)
    components = document.setdefault("components", {})
    for key in ("callbacks", "links", "headers", "examples"):
        components.pop(key, None)
    for _, _, operation in operations(document):
        operation.pop("callbacks", None)
    for response in _responses(document):
        for key in ("headers", "links"):
            response.pop(key, None)


def _responses(document: Schema) -> Iterator[Schema]:
    holders = [operation.get("responses", {}) for _, _, operation in operations(document)]
    for responses in (*holders, document["components"].get("responses", {})):
        yield from (one for one in responses.values() if is_map(one))


def inline_components(document: Schema) -> None:
    """Put what paths share where they use it: later rules then see one form.

    Shared answers to errors stay shared, no rule looks at them. A reference may lead to another one
    of its kind; what is left after a few steps goes in a circle.
    """
    components = document["components"]
    for _ in range(3):
        for holder in list(walk(document["paths"])):
            for key, node in holder.items():
                for one in node if is_list(node) else [node]:
                    _fill(one, document, success=key[:1] in "23d")
    for kind in _SHARED:
        if kind != "responses":
            components.pop(kind, None)


def _fill(node: Json, document: Schema, *, success: bool) -> None:
    ref = node.get("$ref") if is_map(node) else None
    if not isinstance(ref, str) or ref.startswith(PREFIX):
        return
    meant = target(document, ref)
    error = ref.startswith("#/components/responses/") and not success
    if meant is not None and not error and (_COMPONENT.fullmatch(ref) or not _is_schema(meant)):
        del node["$ref"]
        node.update(clone(meant))


_PARTS = names("in content responses get put post delete patch head options trace parameters")


def _is_schema(node: Schema) -> bool:
    """No parameter, body, answer or path; what has keys of a schema is one."""
    return "type" in node or not (_PARTS & set(node) or set(node) == {"description"})


def named_schemas(document: Schema) -> None:
    """Give a name to what is referred to where it stands: `#/$defs/X`, `.../properties/x`."""
    for node in list(walk(document)):
        for keyword in ("$dynamicRef", "$dynamicAnchor", "$anchor"):
            if isinstance(node.get(keyword), str):
                del node[keyword]
    made: dict[str, Schema] = {}
    todo = list(_loose_refs(document))
    while todo:
        node = todo.pop()
        pointer = node["$ref"]
        meant = target(document, pointer)
        if meant is not None and pointer not in made and _is_schema(meant):
            copy = clone(meant)
            made[pointer] = define(document, pointer.rsplit("/", 1)[1], copy)
            todo.extend(_loose_refs(copy))
        if pointer in made:
            node["$ref"] = made[pointer]["$ref"]


def _loose_refs(root: Schema) -> Iterator[Schema]:
    for node in walk(root):
        ref = node.get("$ref")
        if isinstance(ref, str) and not _COMPONENT.fullmatch(ref):
            yield node


def target(document: Schema, pointer: str) -> Schema | None:
    """The object that a JSON pointer in a URL leads to (RFC 6901, section 6), if there is one."""
    node: Json = document
    for part in unquote(pointer).removeprefix("#/").split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        if is_map(node) and key in node:
            node = node[key]
        elif is_list(node) and key.isdecimal() and int(key) < len(node):
            node = node[int(key)]
        else:
            return None
    return node if is_map(node) else None


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
    if not document["openapi"].startswith("3.0"):
        document["openapi"] = "3.0.3"
    nulls_as_flags(document)
    for schema in list(every(document)):
        _binary_as_format(schema)
        for key in [key for key in schema if key not in _KEYWORDS]:
            del schema[key]
        for key in ("exclusiveMaximum", "exclusiveMinimum"):
            if not isinstance(schema.get(key, False), bool):
                del schema[key]
        if schema.get("type") == "array":
            schema.setdefault("items", {})


def nulls_as_flags(document: Schema) -> None:
    """Null as the flag of 3.0, of which the overlay speaks as well; `true` as an empty schema."""
    named = schemas(document)
    named |= {name: {} for name, schema in named.items() if not is_map(schema)}
    nulls = {PREFIX + name for name, schema in named.items() if _only_null(schema)}
    for schema in list(every(document)):
        _bool_as_schema(schema)
    for schema in list(every(document)):
        _null_as_flag(schema, nulls)


def _bool_as_schema(schema: Schema) -> None:
    properties: Schema = schema.get("properties", {})
    for holder, keys in ((schema, ("items", "not")), (properties, tuple(properties))):
        for key in keys:
            if isinstance(holder.get(key), bool):
                holder[key] = {}
    for key in ("allOf", "anyOf", "oneOf"):
        if key in schema:
            schema[key] = [{} if isinstance(one, bool) else one for one in schema[key]]


def _binary_as_format(schema: Schema) -> None:
    """A file: `format: binary` in 3.0, a media type of the content in 3.1, a type in 2.0."""
    media = schema.get("contentMediaType", "application/json")
    plain = schema.get("type") == "string" and "contentEncoding" not in schema
    if schema.get("type") == "file" or (plain and media != "application/json"):
        schema["type"], schema["format"] = "string", "binary"


def _only_null(schema: Schema) -> bool:
    return schema.get("type") == "null" or schema.get("enum") == [None]


def _null_as_flag(schema: Schema, nulls: set[str]) -> None:
    for key in ("anyOf", "oneOf"):
        _null_among(schema, key, nulls)
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


def _single_type(schema: Schema, kinds: list[Json]) -> None:
    rest = [kind for kind in kinds if kind != "null"]
    if len(rest) < len(kinds):
        schema["nullable"] = True
    if len(rest) == 1:
        schema["type"] = rest[0]
    elif rest:
        schema["anyOf"] = [{"type": kind} for kind in rest]


def _null_among(schema: Schema, key: str, nulls: set[str]) -> None:
    choices = schema.pop(key, [])
    rest = [one for one in choices if not (_only_null(one) or one.get("$ref") in nulls)]
    if len(rest) < len(choices):
        schema["nullable"] = True
    if rest:
        schema["allOf" if len(rest) == 1 and "allOf" not in schema else key] = rest


Rule = Callable[[Schema], None]

RULES: tuple[Rule, ...] = (only_calls, named_schemas, inline_components, form_of_3_0)
