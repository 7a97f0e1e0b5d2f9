"""JSON values and the walks over them that every step shares."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeGuard

Json = Any
"""A JSON value. The pipeline rewrites documents whose shape only the validator knows."""

Schema = dict[str, Json]


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
