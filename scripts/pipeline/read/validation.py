"""Step 1, read: what is wrong with a description, each fault at its own place."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from pipeline.errors import PipelineError
from pipeline.json_tree import (
    ABSENT,
    Json,
    Path,
    Schema,
    at,
    escape,
    is_list,
    is_map,
    names,
    path_of,
    pointer,
)
from pipeline.read.time_limit import time_limit

LONGEST = 60.0
"""Seconds that a validation may take: HUVR's document takes less than one."""


def problems(document: Schema, longest: float = LONGEST) -> dict[str, str]:
    """What is wrong with a safe document: a line each, by its place.

    `longest` is the time limit in seconds (PipelineError).
    """
    wrong = {
        place: f"{place}: {key} {value[:80]!r} points nowhere"
        for place, key, value in references(document)
        if key == "$ref" and at(document, path_of(value)) is ABSENT
    }
    if not wrong:  # where the validator gives up without a place
        with time_limit(longest, f"the description is not validated after {longest:g} s"):
            wrong.update(_invalid(document))
    return wrong


def references(node: Json, place: str = "") -> Iterator[tuple[str, str, str]]:
    """(pointer, keyword, value) of what may name another place, or another document."""
    pairs: list[tuple[str, Json]] = []
    if is_map(node):
        pairs = list(node.items())
    elif is_list(node):
        pairs = [(str(position), item) for position, item in enumerate(node)]
    for key, value in pairs:
        if not isinstance(value, str):
            yield from references(value, f"{place}/{escape(key)}")
        elif key in REFERRING:
            yield place or "/", key, value


REFERRING = names("$ref $dynamicRef $id $schema jsonSchemaDialect")
"""Keywords that may name another document."""


def _invalid(document: Schema) -> Iterator[tuple[str, str]]:
    """By the published schemas of OpenAPI and, from 3.1 on, that of JSON Schema, and no more.

    The validator's other rules give no place, and what they ask for does no harm here.
    """
    essential = _essential(document)
    try:
        yield from _told((), _errors_of_the_whole(essential))
        if not document["openapi"].startswith("3.0"):
            for path, schema in _schemas(essential, ()):
                yield from _told(path, _errors_of_a_schema(schema))
    except PipelineError:
        raise
    except Exception as error:  # noqa: BLE001 - what its libraries raise after an error
        yield "~", f"{type(error).__name__}: {_line(error)}"


def _errors_of_the_whole(document: Schema) -> Iterator[Any]:
    from openapi_spec_validator import schemas

    version = "".join(document["openapi"].split(".")[:2])
    if not getattr(schemas, f"openapi_v{version}_schema_validator").is_valid(document):
        # It may be a fast one in Rust, whose errors do not say where their fault is.
        schema: Schema = dict(getattr(schemas, f"schema_v{version}"))
        yield from _jsonschema().validator_for(schema)(schema).iter_errors(document)


def _errors_of_a_schema(schema: Json) -> Iterator[Any]:
    draft = _jsonschema().Draft202012Validator
    yield from draft(draft.META_SCHEMA).iter_errors(schema)


def _jsonschema() -> Any:
    """The library, which is not typed and takes a while to import."""
    return import_module("jsonschema.validators")


def _schemas(node: Json, path: Path) -> Iterator[tuple[Path, Json]]:
    """(path, schema) of the outermost schemas: each holds those nested in it."""
    pairs = node.items() if is_map(node) else enumerate(node) if is_list(node) else ()
    for key, value in pairs:
        if key == "schema" or path == ("components", "schemas"):
            yield (*path, key), value
        else:
            yield from _schemas(value, (*path, key))


def _told(path: Path, errors: Iterator[Any]) -> Iterator[tuple[str, str]]:
    for error in errors:
        for fault in _faults(error):
            place = pointer((*path, *fault.absolute_path))
            yield place, f"{place}: {_line(fault)}"


_HARMLESS = names("additionalProperties unevaluatedProperties uniqueItems minItems minProperties")
"""Rules against what nobody needs to mind: an unknown key, a thing said twice, an empty list."""


def _faults(error: Any) -> list[Any]:
    """Where the fault of an error is: of several forms, in the one that seems to be meant."""
    if error.validator in _HARMLESS and "$ref" not in error.instance:
        return []
    forms: dict[Any, list[Any]] = defaultdict(list)
    for inner in error.context or ():
        forms[inner.schema_path[0]] += [inner] if _asks_for_ref(inner) else _faults(inner)
    if not forms:
        return [error]
    meant = [form for form in forms.values() if not any(map(_asks_for_ref, form))]
    return max(meant, key=_depth, default=[error]) if all(meant) else []


def _asks_for_ref(error: Any) -> bool:
    return error.validator == "required" and "$ref" in error.validator_value


def _depth(form: list[Any]) -> int:
    return max(len(fault.absolute_path) for fault in form)


def _line(error: Exception) -> str:
    return (str(getattr(error, "message", error)).splitlines() or [""])[0][:200]


_NAMED = names("properties patternProperties schemas responses definitions $defs")
"""Keys below which the keys are names."""
_UNUSED = names("operationId tags callbacks webhooks links headers examples example")
"""Keys that nothing here depends on: the names are ours."""


def _essential(node: Json, within: str = "") -> Json:
    """`node` without what may be wrong and does no harm; it stands below the key `within`.

    Operations and tags of one name, equal values of an enum, and defaults that do not fit (the
    server's business). So no `pattern` of an untrusted document is ever run against a default,
    which could take years.
    """
    if is_list(node):
        return [_essential(item) for item in node]
    if not is_map(node):
        return node
    named = within in _NAMED
    kept = {
        key: _essential(value, "" if named else key)
        for key, value in node.items()
        if named or not _harmless(key, node)
    }
    if not named:
        _complete(kept)
    if within == "responses":
        kept.setdefault("default", {})
        for answer in kept.values():
            if is_map(answer) and "$ref" not in answer:
                answer.setdefault("description", "")
    return kept


def _complete(node: Schema) -> None:
    """Say what the rules do not miss: they know what a parameter of a path is, and a file."""
    if is_list(node.get("enum")):
        node["enum"] = list({json.dumps(value): value for value in node["enum"]}.values())
    if "in" in node and node.get("type") != "apiKey":
        if not {"schema", "content"} & node.keys():
            node["schema"] = {}
        if node["in"] == "path":
            node["required"] = True
    if node.get("type") == "file":
        node["type"] = "string"


def _harmless(key: str, node: Schema) -> bool:
    if key == "default":
        return bool({"type", "allOf", "anyOf", "oneOf", "$ref"} & node.keys())  # else of a server
    return key in _UNUSED
