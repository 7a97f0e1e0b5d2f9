"""Our own words for a vendor's structure.

The structure of HUVR's document (names, types, bounds) is fact; its sentences are HUVR's. A new
source is therefore saved without its prose, and the words that already stand in
`openapi/huvr.yaml` carry over to every node that is still there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from .document import Json

PROSE = ("description", "summary", "title", "example", "examples", "externalDocs")
_MAPS = frozenset(
    "properties patternProperties schemas responses parameters requestBodies headers securitySchemes"
    " paths content callbacks links encoding variables".split()
)
"""Keys whose value maps free names: `description` below them may be a field's name, not prose."""


def bare(document: dict[str, Json]) -> dict[str, Json]:
    """`document` without sentences, examples and vendor extensions."""
    stripped = cast("dict[str, Json]", _bare(document, free=False))
    info = {"title": "HUVR API", "version": str(document.get("info", {}).get("version", ""))}
    stripped["info"] = info
    for path in stripped.get("paths", {}).values():
        for operation in path.values():
            for response in operation.get("responses", {}).values() if _is_map(operation) else ():
                response.setdefault("description", "")  # OpenAPI requires the key
    for response in stripped.get("components", {}).get("responses", {}).values():
        response.setdefault("description", "")
    return stripped


def keep(old: dict[str, Json], new: dict[str, Json]) -> None:
    """Give the bare document `new` the words of `old`, in place."""
    carry(old, new)
    used = {tag for path in new["paths"].values() for tag in _tags(path)}
    new["tags"] = [tag for tag in old.get("tags", []) if tag["name"] in used]


def _tags(path: dict[str, Json]) -> Iterator[str]:
    for operation in path.values():
        if _is_map(operation):
            yield from operation.get("tags", [])


def _is_map(node: Json) -> bool:
    return isinstance(node, dict)


def _bare(node: Json, *, free: bool) -> Json:
    if isinstance(node, list):
        return [_bare(item, free=False) for item in cast("list[Json]", node)]
    if not isinstance(node, dict):
        return node
    return {
        key: _bare(value, free=not free and key in _MAPS)
        for key, value in cast("dict[str, Json]", node).items()
        if free or not (key in PROSE or key.startswith("x-"))
    }


def carry(old: Json, new: Json) -> None:
    """Copy the prose of `old` to the nodes of `new` that stand in the same place, in place."""
    if isinstance(old, dict) and isinstance(new, dict):
        _carry_map(cast("dict[str, Json]", old), cast("dict[str, Json]", new))
    elif isinstance(old, list) and isinstance(new, list):
        for before, after in _pairs(cast("list[Json]", old), cast("list[Json]", new)):
            carry(before, after)


def _carry_map(old: dict[str, Json], new: dict[str, Json], *, free: bool = False) -> None:
    for key, value in old.items():
        if not free and key in PROSE and isinstance(value, str) and "$ref" not in new:
            new[key] = value
        elif key in new and isinstance(value, dict) and isinstance(new[key], dict):
            _carry_map(
                cast("dict[str, Json]", value),
                cast("dict[str, Json]", new[key]),
                free=not free and key in _MAPS,
            )
        elif key in new:
            carry(value, new[key])


def _pairs(old: list[Json], new: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Parameters belong together by name and place, other list items by position."""
    keyed = {_identity(item): item for item in old if _identity(item)}
    for position, item in enumerate(new):
        before = keyed.get(_identity(item))
        if before is not None:
            yield before, item
        elif not keyed and position < len(old):
            yield old[position], item


def _identity(item: Json) -> tuple[str, str] | None:
    if isinstance(item, dict) and "name" in item and "in" in item:
        named = cast("dict[str, Json]", item)
        return str(named["name"]), str(named["in"])
    return None
