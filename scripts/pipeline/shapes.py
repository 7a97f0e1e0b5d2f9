"""Step 3a, normalise: what HUVR's document says badly about single schemas, put right.

Every function takes a document that it owns and changes it in place, says why, and is safe on a
document in which the defect does not occur.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import cast

from . import naming
from .document import METHODS, Json

Schema = dict[str, Json]
PREFIX = "#/components/schemas/"


def schemas(document: Schema) -> dict[str, Schema]:
    """The document's named schemas."""
    return cast(
        "dict[str, Schema]", document.setdefault("components", {}).setdefault("schemas", {})
    )


def operations(document: Schema) -> Iterator[tuple[str, str, Schema]]:
    """(path, method, operation) for all of the document."""
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def walk(node: Json) -> Iterator[Schema]:
    """Every mapping in `node`, parents first."""
    if isinstance(node, dict):
        mapping = cast("Schema", node)
        yield mapping
        for value in list(mapping.values()):
            yield from walk(value)
    elif isinstance(node, list):
        for value in cast("list[Json]", node):
            yield from walk(value)


def roots(document: Schema) -> Iterator[Schema]:
    """Every schema that stands directly in a component, a parameter, a body or a response."""
    yield from schemas(document).values()
    for _, item in document.get("paths", {}).items():
        for node in walk(item):
            if isinstance(node.get("schema"), dict):
                yield node["schema"]


def subschemas(schema: Schema) -> Iterator[Schema]:
    """`schema` and every schema nested in it; names of properties are not mistaken for keywords."""
    yield schema
    children: list[Json] = list(schema.get("properties", {}).values())
    children += [schema.get("items"), schema.get("additionalProperties"), schema.get("not")]
    for key in ("allOf", "anyOf", "oneOf"):
        children += schema.get(key, [])
    for child in children:
        if isinstance(child, dict):
            yield from subschemas(cast("Schema", child))


def every(document: Schema) -> Iterator[Schema]:
    """Every schema of the document, at any depth."""
    for root in roots(document):
        yield from subschemas(root)


def inline_components(document: Schema) -> None:
    """Put shared bodies and parameters where they are used: later rules then see one form."""
    components = document.setdefault("components", {})
    for node in list(walk(document.get("paths", {}))):
        for kind in ("requestBodies", "parameters"):
            ref = node.get("$ref")
            if isinstance(ref, str) and ref.startswith(f"#/components/{kind}/"):
                node.pop("$ref")
                node.update(_copy(components.get(kind, {}).get(ref.rsplit("/", 1)[1], {})))
    for kind in ("requestBodies", "parameters"):
        components.pop(kind, None)


def _copy(node: Json) -> Json:
    if isinstance(node, dict):
        return {key: _copy(value) for key, value in cast("Schema", node).items()}
    if isinstance(node, list):
        return [_copy(value) for value in cast("list[Json]", node)]
    return node


def only_json(document: Schema) -> None:
    """R28: each body stands twice, as JSON and as YAML of the same schema; one is enough."""
    for node in walk(document.get("paths", {})):
        content = node.get("content")
        if isinstance(content, dict) and "application/json" in content:
            for media_type in [key for key in content if "json" not in key and key != "text/html"]:
                del content[media_type]


def null_as_flag(document: Schema) -> None:
    """OpenAPI 3.1 writes null as a type, 3.0 as a flag; everything below reads the flag."""
    for schema in list(every(document)):
        kinds = schema.get("type")
        if isinstance(kinds, list):
            _set_type(schema, cast("list[str]", kinds))
        for key in ("anyOf", "oneOf"):
            choices = cast("list[Schema]", schema.get(key, []))
            if {"type": "null"} in choices:
                schema[key] = [choice for choice in choices if choice != {"type": "null"}]
                schema["nullable"] = True
            if len(schema.get(key, ())) == 1:
                schema["allOf"] = schema.pop(key)
        if "const" in schema:
            schema["enum"] = [schema.pop("const")]


def _set_type(schema: Schema, kinds: list[str]) -> None:
    rest = [kind for kind in kinds if kind != "null"]
    if len(rest) < len(kinds):
        schema["nullable"] = True
    schema.pop("type")
    if len(rest) == 1:
        schema["type"] = rest[0]
    elif rest:
        schema["anyOf"] = [{"type": kind} for kind in rest]


def plain_names(document: Schema) -> None:
    """S31: three schemas carry Python's private and dotted names."""
    named = schemas(document)
    renamed = {name: naming.model_name(name) for name in named}
    taken = set(renamed.values())
    if len(taken) < len(renamed):  # two names fall together: the shorter spelling wins
        for name in sorted(renamed, key=lambda one: (len(one), one), reverse=True):
            if sum(value == renamed[name] for value in renamed.values()) > 1:
                renamed[name] += "2"
    document["components"]["schemas"] = {renamed[name]: schema for name, schema in named.items()}
    for node in walk(document):
        ref = node.get("$ref")
        if isinstance(ref, str) and ref.startswith(PREFIX):
            name = ref.removeprefix(PREFIX)
            node["$ref"] = PREFIX + renamed.get(name, name)


def free_form(document: Schema) -> None:
    """R09: `type: object` without properties is a JSONField, which may hold a list or null.

    Typed as an object it makes 151 wrapper classes, and those turn a list of labels into nonsense.
    """
    for schema in every(document):
        if schema.get("type") == "object" and not _has_content(schema):
            del schema["type"]
            schema.pop("additionalProperties", None)


def _has_content(schema: Schema) -> bool:
    extra = schema.get("additionalProperties")
    return bool(schema.get("properties") or schema.get("allOf") or (isinstance(extra, dict) and extra))


def possible_bounds(document: Schema) -> None:
    """R15, R03: bounds that JavaScript rounded beyond 64 bits, lengths of strings on arrays."""
    for schema in every(document):
        if abs(schema.get("maximum", 0)) >= 2**63 or abs(schema.get("minimum", 0)) > 2**63:
            schema.pop("maximum", None)
            schema.pop("minimum", None)
            schema["format"] = "int64"
        if schema.get("type") == "array":
            for wrong, right in (("minLength", "minItems"), ("maxLength", "maxItems")):
                if wrong in schema:
                    schema.setdefault(right, schema.pop(wrong))


def null_as_in_siblings(document: Schema) -> None:
    """R12: a relation that one serializer of a model may write as null, another will read as null.

    drf-yasg lets the first use of a nested serializer decide, and so loses most of the flags.
    """
    nullable: dict[str, set[str]] = defaultdict(set)
    for name, schema in schemas(document).items():
        nullable[naming.stem(name)] |= {
            field for field, value in schema.get("properties", {}).items() if value.get("nullable")
        }
    for name, schema in schemas(document).items():
        for field, value in schema.get("properties", {}).items():
            if field in nullable[naming.stem(name)] and _is_typed(value):
                value["nullable"] = True


def _is_typed(schema: Schema) -> bool:
    return bool({"type", "$ref", "allOf", "anyOf", "oneOf"} & set(schema))


def null_beside_reference(document: Schema) -> None:
    """OpenAPI 3.0 ignores what stands beside a `$ref`: the overlay's short form becomes an allOf."""
    for schema in list(every(document)):
        if "$ref" in schema and len(schema) > 1:
            schema["allOf"] = [{"$ref": schema.pop("$ref")}]


def answer_of_patch(document: Schema) -> None:
    """R19: the documented answer to a PATCH merely echoes its request; what PUT answers is right.

    Django REST framework's partial_update calls update, and HUVR documents what its update returns.
    """
    for _, item in document.get("paths", {}).items():
        put, patch = (_success(item.get(method, {})) for method in ("put", "patch"))
        if put and patch:
            patch.clear()
            patch.update(_copy(put))


def _success(operation: Schema) -> Schema:
    responses = operation.get("responses", {})
    content = next((responses[code] for code in sorted(responses) if str(code)[0] == "2"), {})
    return cast("Schema", content.get("content", {}).get("application/json", {}))


def explicit_security(document: Schema) -> None:
    """S34: the token is required globally; the generator only looks at each operation."""
    for _, _, operation in operations(document):
        operation.setdefault("security", _copy(document.get("security", [])))


def comma_lists(document: Schema) -> None:
    """R20: a filter that documents one enum value takes several, joined by commas."""
    for _, _, operation in operations(document):
        for parameter in operation.get("parameters", []):
            schema = parameter.get("schema", {})
            if parameter.get("in") == "query" and "enum" in schema:
                values = ", ".join(str(value) for value in schema.pop("enum"))
                text = parameter.get("description", "")
                parameter["description"] = f"{text} One or more of: {values}.".strip()


def described_parameters(document: Schema) -> None:
    """The generator reads the description of a parameter's schema, not the parameter's."""
    for _, item in document.get("paths", {}).items():
        for node in walk(item):
            if "in" in node and isinstance(node.get("schema"), dict) and "description" in node:
                node["schema"].setdefault("description", node["description"])


RULES: tuple[Callable[[Schema], None], ...] = (
    null_as_flag,
    inline_components,
    only_json,
    plain_names,
    free_form,
    possible_bounds,
    null_beside_reference,
    null_as_in_siblings,
    answer_of_patch,
    explicit_security,
    comma_lists,
    described_parameters,
)
"""In this order: the first ones bring the document into the form that the later ones read."""
