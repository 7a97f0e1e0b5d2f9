"""Step 3b, normalise: what HUVR's document says badly about single schemas, put right.

Every function takes a document that it owns and changes it in place, says why, and is safe on a
document in which the defect does not occur.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import cast

from pipeline.json_tree import Json, Schema, clone, is_map, walk
from pipeline.normalise import naming
from pipeline.read.document import METHODS

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
            if is_map(item) and method in item:
                yield path, method, item[method]


def roots(document: Schema) -> Iterator[Schema]:
    """Every schema that stands directly in a component, a parameter, a body or a response."""
    yield from schemas(document).values()
    shared = [one for kind, one in document["components"].items() if kind != "schemas"]
    for node in walk([document.get("paths"), *shared]):
        if is_map(node.get("schema")):
            yield node["schema"]


def subschemas(schema: Schema) -> Iterator[Schema]:
    """`schema` and every schema nested in it; names of properties are not mistaken for keywords."""
    yield schema
    children: list[Json] = list(schema.get("properties", {}).values())
    children += [schema.get("items"), schema.get("additionalProperties"), schema.get("not")]
    for key in ("allOf", "anyOf", "oneOf"):
        children += schema.get(key, [])
    for child in children:
        if is_map(child):
            yield from subschemas(child)


def every(document: Schema) -> Iterator[Schema]:
    """Every schema of the document, at any depth."""
    for root in roots(document):
        yield from subschemas(root)


def plain_names(document: Schema) -> None:
    """S31: three schemas carry Python's private and dotted names; others could collide with ours.

    Names that differ in case or punctuation only would be one class or one file: all but the
    plainest get a number.
    """
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(schemas(document), key=lambda one: (one != naming.model_name(one), one)):
        plain = naming.model_name(name)
        while plain.lower() in taken:
            plain += "2"
        renamed[name] = plain
        taken.add(plain.lower())
    named = schemas(document)
    document["components"]["schemas"] = {renamed[name]: schema for name, schema in named.items()}
    for node in walk(document):
        ref = node.get("$ref")
        if isinstance(ref, str) and ref.startswith(PREFIX):
            name = ref.removeprefix(PREFIX).replace("~1", "/").replace("~0", "~")
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
    parts = [schema.get(key) for key in ("properties", "allOf", "anyOf", "oneOf")]
    return any(parts) or (is_map(extra) and bool(extra))


_LITERAL = {"str": "string", "int": "integer"}
_JSON_TYPES = _LITERAL | {"float": "number", "bool": "boolean"}


def untitled(document: Schema) -> None:
    """The generator would name a class by its title, which is prose and may change."""
    for schema in every(document):
        schema.pop("title", None)


def literal_enums(document: Schema) -> None:
    """A Literal holds texts or whole numbers; another enum stays what its type says."""
    for schema in every(document):
        values: list[Json] = schema.get("enum", [])
        kinds = sorted({type(value).__name__ for value in values})
        if len(kinds) == 1 and kinds[0] in _LITERAL:
            schema["type"] = _LITERAL[kinds[0]]
            schema["enum"] = list(dict.fromkeys(values))
            continue
        schema.pop("enum", None)
        if kinds and "type" not in schema and set(kinds) <= set(_JSON_TYPES):
            schema["anyOf"] = [{"type": _JSON_TYPES[kind]} for kind in kinds]


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
    """OpenAPI 3.0 ignores what stands beside a `$ref`: that short form becomes an allOf."""
    for schema in list(every(document)):
        if "$ref" in schema and len(schema) > 1:
            schema["allOf"] = [{"$ref": schema.pop("$ref")}]


def answer_of_patch(document: Schema) -> None:
    """R19: the documented answer to a PATCH merely echoes its request; what PUT answers is right.

    Django REST framework's partial_update calls update, and HUVR documents what its update returns.
    """
    for item in document.get("paths", {}).values():
        put, patch = (_success(item.get(method, {})) for method in ("put", "patch"))
        sent = item.get("patch", {}).get("requestBody", {}).get("content", {}).values()
        echoes = any(_written(document, one) == _written(document, patch) for one in sent)
        if put and patch and echoes:
            patch.clear()
            patch.update(clone(put))


def _written(document: Schema, media: Schema) -> Json:
    """The names of the fields that one sends of what `media` holds; else its schema."""
    schema: Schema = media.get("schema", {})
    named = schemas(document).get(str(schema.get("$ref", "")).removeprefix(PREFIX), schema)
    fields: Schema = named.get("properties", {})
    return {name for name, one in fields.items() if not one.get("readOnly")} or schema


def _success(operation: Schema) -> Schema:
    responses: Schema = operation.get("responses", {})
    first = [responses[code] for code in sorted(responses) if code[:1] == "2"]
    return cast("Schema", first[0].get("content", {}).get("application/json", {})) if first else {}


def explicit_security(document: Schema) -> None:
    """S34: the token is required globally; the generator only looks at each operation."""
    for _, _, operation in operations(document):
        operation.setdefault("security", clone(document.get("security", [])))


def comma_lists(document: Schema) -> None:
    """R20: a filter that documents one enum value takes several, joined by commas."""
    for parameter in walk(document.get("paths", {})):
        schema = parameter.get("schema")
        if parameter.get("in") == "query" and is_map(schema):
            inner = schema.get("items", {}) if schema.get("type") == "array" else schema
            if "enum" in inner:
                schema["x-values"] = inner.pop("enum")  # for the report
                values = ", ".join(str(value) for value in schema["x-values"])
                text = parameter.get("description", "")
                parameter["description"] = f"{text} One or more of: {values}.".strip()


Rule = Callable[[Schema], None]

RULES: tuple[Rule, ...] = (
    plain_names,
    free_form,
    untitled,
    literal_enums,
    possible_bounds,
    null_as_in_siblings,
    null_beside_reference,  # after the last rule that puts a flag beside a reference
    answer_of_patch,
    explicit_security,
    comma_lists,
)
"""In this order: the first ones bring the document into the form that the later ones read."""
