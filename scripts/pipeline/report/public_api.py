"""Step 7, report: what callers have of a generated package, from the description that it ships.

The types and names are those that the templates were given; what no annotation shows (the type of
a filter, a default, a deprecation) is the description's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.generate.parts import Model, Operation
from pipeline.json_tree import Json, Schema
from pipeline.normalise.operation_names import Operation as Route
from pipeline.normalise.schema_rules import operations, schemas

Value = str | int


@dataclass(frozen=True)
class Parameter:
    """A parameter of a method or a field of a model."""

    annotation: str
    required: bool
    wire: str
    position: int | None = None
    """Where it stands in the signature, if it need not be named."""
    values: tuple[Value, ...] = ()
    """The documented ones of a filter."""
    default: Json = None
    """What the server takes where it is left out, as documented."""
    plain: str = ""
    """The annotation of a field with the types of its values in the place of enums."""


Fields = dict[str, Parameter]


@dataclass(frozen=True)
class Method:
    """An operation as people call it."""

    route: Route
    returns: str
    parameters: Fields
    derived: dict[str, str]
    """What comes with it, and what that returns: `iter` of a list, `..._to` of a file."""
    paging: str
    """What `iter` follows: offset, page or cursor; "" without pages."""
    authenticated: bool
    deprecated: bool


@dataclass(frozen=True)
class Class:
    """A model."""

    fields: Fields
    sent: bool
    received: bool
    promised: frozenset[str] | None = None
    """The fields that the document says an answer always has; None where what it says is about
    requests as well. (Our types say so of all fields of an answer.)"""


@dataclass(frozen=True)
class Surface:
    """Methods by `resource.method`, models and values of enums by name."""

    methods: dict[str, Method] = field(default_factory=dict[str, Method])
    models: dict[str, Class] = field(default_factory=dict[str, Class])
    enums: dict[str, tuple[Value, ...]] = field(default_factory=dict[str, tuple[Value, ...]])
    schemes: frozenset[str] = frozenset()
    """How callers make themselves known, as documented: `apiKey header Authorization`."""


def read(package: Path, settings: Path) -> Surface:
    """The surface of the package in the folder `package`; `settings` are the generator's."""
    text = (package / "description.json").read_text(encoding="utf-8")
    return of(json.loads(text), settings)


def of(document: Schema, settings: Path) -> Surface:
    """The surface that a normalised description gives."""
    from pipeline.generate import read_api  # the generator: a second to import

    api, _ = read_api.read(document, settings)
    known = {
        operation["operationId"]: (path, operation) for path, _, operation in operations(document)
    }
    methods: dict[str, Method] = {}
    for one in api.operations:
        path, operation = known[f"{one.resource}.{one.name}"]
        shared = document["paths"][path].get("parameters", [])
        methods[f"{one.resource}.{one.name}"] = _method(one, path, operation, shared)
    kinds = {name: type(values[0]).__name__ for name, values in api.enums}
    models = {
        model.name: _class(model, schemas(document)[model.name], kinds) for model in api.models
    }
    return Surface(methods, models, dict(api.enums), frozenset(_schemes(document)))


def _schemes(document: Schema) -> Iterator[str]:
    for scheme in document["components"].get("securitySchemes", {}).values():
        told = (str(scheme[key]) for key in ("type", "scheme", "in", "name") if key in scheme)
        yield " ".join(told)


def _method(one: Operation, path: str, operation: Schema, shared: list[Schema]) -> Method:
    from pipeline.generate import filters

    derived: dict[str, str] = {}
    if one.item:
        derived[f"{one.resource}.{filters.iter_name(one)}"] = f"Iterator[{one.item}]"
    if one.result == "bytes":
        derived[f"{one.resource}.{one.name}_to"] = "Path"
    return Method(
        route=(one.method, path),
        returns=one.result,
        parameters=_parameters(one, [*shared, *operation.get("parameters", [])]),
        derived=derived,
        paging=one.paging[0] if one.item else "",
        authenticated=one.authenticated,
        deprecated=one.deprecated,
    )


def _parameters(one: Operation, documented: list[Schema]) -> Fields:
    from pipeline.generate import filters

    said = {(parameter["in"], parameter["name"]): parameter for parameter in documented}
    found: Fields = {}
    for position, parameter in enumerate(one.parameters):
        schema = said[parameter.place, parameter.wire].get("schema", {})
        in_path = parameter.place == "path"
        found[parameter.name] = Parameter(
            annotation=parameter.annotation if in_path else _word(schema),
            required=parameter.required,
            wire=parameter.wire,
            position=position if in_path else None,
            values=tuple(schema.get("x-values", schema.get("enum", ()))),
            default=schema.get("default"),
        )
    if one.body:
        body, default, _ = filters.body_annotation(one).partition(" = ")
        found["body"] = Parameter(body, not default, "", len(one.at("path")))
    return found


_WORDS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def _word(schema: Schema) -> str:
    """A schema as a type, without its formats: all that matters of what is sent as text.

    A list of one value is sent as the value is.
    """
    choices = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    if choices:
        return " | ".join(sorted({_word(one) for one in choices}))
    if schema.get("type") == "array":
        inner = _word(schema.get("items", {}))
        return f"{inner} | list[{inner}]"
    return _WORDS.get(schema.get("type", ""), "Any")


def _class(model: Model, schema: Schema, kinds: Mapping[str, str]) -> Class:
    properties: Schema = schema.get("properties", {})
    fields = {
        one.name: Parameter(
            annotation=(annotation := one.annotation.removesuffix(" | Unset")),
            plain=re.sub(r"\w+", lambda word: kinds.get(word[0], word[0]), annotation),
            required=one.required,
            wire=one.wire,
            default=properties[one.wire].get("x-default"),
        )
        for one in model.fields
    }
    promised = frozenset(schema["x-required"]) if "x-required" in schema else None
    return Class(fields, model.sent, model.received, promised)
