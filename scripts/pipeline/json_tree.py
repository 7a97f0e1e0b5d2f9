"""JSON values and the walks over them that every step shares."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeGuard
from urllib.parse import unquote

Json = Any
"""A JSON value. The pipeline rewrites documents whose shape only the validator knows."""

Schema = dict[str, Json]

Path = tuple[str | int, ...]
"""The keys that lead from the root of a document to a value."""

ABSENT = object()
"""The value of a key that is not there; JSON's null is another one."""


# isinstance alone leaves the content unknown to one type checker, and a cast beside it is redundant
# to another.


def is_map(value: object) -> TypeGuard[Schema]:
    """Whether `value` is a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Json]]:
    """Whether `value` is a JSON array."""
    return isinstance(value, list)


def names(text: str) -> frozenset[str]:
    """The names in a text, for tables that a line each would stretch."""
    return frozenset(text.split())


def children(node: Json) -> list[Json]:
    """What stands directly in an object or array."""
    if is_map(node):
        return list(node.values())
    return list(node) if is_list(node) else []


def walk(node: Json) -> Iterator[Schema]:
    """Every mapping in `node`, parents first."""
    if is_map(node):
        yield node
    for child in children(node):
        yield from walk(child)


def clone(value: Json) -> Json:
    """A deep copy without shared parts, several times faster than copy.deepcopy on JSON."""
    return json.loads(json.dumps(value))


def ordered(value: Json) -> Json:
    """A copy whose keys are sorted: another order of a source must not give other files."""
    return json.loads(json.dumps(value, sort_keys=True))


def escape(part: str) -> str:
    """One reference token of a JSON pointer (RFC 6901)."""
    return part.replace("~", "~0").replace("/", "~1")


def path_of(reference: str) -> Path:
    """Where a reference within the document (`#/...`, RFC 6901 section 6) leads."""
    tokens = unquote(reference.removeprefix("#/")).split("/")
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in tokens)


def at(document: Json, path: Path) -> Json:
    """The value at `path`, or ABSENT."""
    for step in path:
        if is_map(document) and step in document:
            document = document[str(step)]
        elif is_list(document) and str(step).isdigit() and int(step) < len(document):
            document = document[int(step)]
        else:
            return ABSENT
    return document


def pointer(path: Path) -> str:
    """`path` as a JSON pointer (RFC 6901); `/` for the root."""
    return "".join(f"/{escape(str(step))}" for step in path) or "/"
