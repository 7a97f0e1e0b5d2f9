"""Our own words for a vendor's structure.

The structure of HUVR's document (names, types, bounds) is fact; its sentences are HUVR's. A new
source is therefore saved without its prose, and the words that already stand in
`openapi/huvr.yaml` carry over to every node that is still there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast
from urllib.parse import unquote

from pipeline.json_tree import Json, Schema, is_list, is_map, names, walk
from pipeline.normalise.schema_rules import operations

PROSE = ("description", "summary", "title", "example", "examples", "externalDocs")
_MAPS = names(
    "properties patternProperties schemas responses parameters requestBodies headers"
    " securitySchemes paths pathItems content callbacks webhooks links encoding variables scopes"
    " mapping $defs definitions dependentSchemas"
)
"""Keys whose value maps free names: `description` below them may be a field's name, not prose."""
_EXTENSIBLE = frozenset(("paths", "responses", "callbacks", "scopes"))
"""Those of them in which a name with `x-` is an extension nevertheless."""


def bare(document: Schema) -> Schema:
    """`document` without sentences, examples and vendor extensions; `#/a%20b` is `#/a b`."""
    stripped = cast("Schema", _bare(document, within=""))
    for node in walk(stripped):
        if isinstance(node.get("$ref"), str):
            node["$ref"] = unquote(node["$ref"])
    stripped["info"] = {"title": "HUVR API", "version": str(document["info"]["version"])}
    for node in walk(stripped.get("components", {}).get("securitySchemes", {})):
        for scope in node.get("scopes", {}):
            node["scopes"][scope] = ""
    return stripped


def _bare(node: Json, *, within: str) -> Json:
    """`node`, which stands under the key `within` where that key maps free names, else ""."""
    if is_list(node):
        return [_bare(item, within="") for item in node]
    if not is_map(node):
        return node
    kept = {
        key: _bare(value, within="" if within else key if key in _MAPS else "")
        for key, value in node.items()
        if _is_fact(key, within)
    }
    for answer in kept.values() if within == "responses" else ():
        if is_map(answer) and "$ref" not in answer:
            answer.setdefault("description", "")  # OpenAPI requires the key, in callbacks as well
    return kept


def _is_fact(key: str, within: str) -> bool:
    if key.startswith("x-"):
        return bool(within) and within not in _EXTENSIBLE
    return bool(within) or key not in PROSE


def keep(old: Schema, new: Schema) -> None:
    """Give the bare document `new` the words of `old`, in place."""
    carry(old, new)
    used = {path.removeprefix("/api/").split("/")[0] for path in new.get("paths", {})}
    new["tags"] = [tag for tag in old.get("tags", []) if tag["name"] in used]
    if not new["tags"]:
        del new["tags"]


def unsaid(document: Schema) -> list[str]:
    """The operations that nobody has described yet."""
    return [
        f"{method.upper()} {path}"
        for path, method, operation in operations(document)
        if not operation.get("summary")
    ]


def carry(old: Json, new: Json) -> None:
    """Copy the prose of `old` to the nodes of `new` that stand in the same place, in place."""
    if is_map(old) and is_map(new):
        _carry_map(old, new)
    elif is_list(old) and is_list(new):
        for before, after in _pairs(old, new):
            carry(before, after)


def _carry_map(old: Schema, new: Schema, *, free: bool = False) -> None:
    for key, value in old.items():
        if not free and key in PROSE and isinstance(value, str):
            new[key] = value
        elif is_map(value) and is_map(new.get(key)):
            _carry_map(value, new[key], free=not free and key in _MAPS)
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
    if is_map(item) and "name" in item and "in" in item:
        return str(item["name"]), str(item["in"])
    return None
