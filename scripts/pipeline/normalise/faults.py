"""Step 2, correct: what is wrong with a description costs as little of it as can be.

A wrong keyword of a schema is no reason to do without the schema, nor a wrong parameter one to do
without the call: that part is ignored. Where no part can be, the operations that need it are left
out. Each is told in a note with its place.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.json_tree import (
    ABSENT,
    Json,
    Path,
    Schema,
    at,
    is_list,
    is_map,
    names,
    path_of,
    walk,
)
from pipeline.normalise.left_out import Note, tell
from pipeline.normalise.schema_rules import operations
from pipeline.read.validation import problems

_SCHEMA = names("schema items not additionalProperties")
"""Keys below which a schema stands."""
_SCHEMAS = names("properties patternProperties schemas allOf anyOf oneOf $defs definitions")
"""Keys below which several stand."""

_ABOVE = {"paths": 1, "components": 2}
"""Steps above a part with a name of its own, which operations need or not."""


def mend(document: Schema, note: Note, wrong: Mapping[str, str] | None = None) -> dict[str, str]:
    """Take out of `document` what is `wrong` with it, in place; what is left is a fault of all.

    It is validated anew after each turn: a fault can hide others.
    """
    wrong, before = dict(problems(document) if wrong is None else wrong), dict[str, str]()
    while wrong != before:
        _mend(document, wrong, note)
        wrong, before = problems(document), wrong
    return wrong


def _mend(document: Schema, wrong: Mapping[str, str], note: Note) -> None:
    done: set[Path] = set()
    # From the end, so that positions in a list stay true.
    for place, text in reversed(list(wrong.items())):
        path = path_of("#" + place)
        if any(path[: len(part)] == part for part in done):
            continue
        part = _part(document, path)
        if part:
            done.add(part)
            _ignore(document, part)
            note(f"{text}; that part is ignored")
        else:
            _leave_out(document, path, text, note)


def _part(document: Schema, path: Path) -> Path:
    """The smallest part with the fault that a call can do without, or ()."""
    value = at(document, path)
    if value is ABSENT or (is_map(value) and "$ref" in value):  # it leads nowhere
        return ()
    if "schema" in path or path[:2] == ("components", "schemas") != path:
        return path
    if path[0] == "paths" and "parameters" in path[:-1]:
        return path[: path.index("parameters") + 2]
    return path[:1] if path[0] == "servers" else ()


def _ignore(document: Schema, path: Path) -> None:
    """What is no schema becomes one for anything, any other part goes."""
    holder, key = at(document, path[:-1]), path[-1]
    where: Json = int(key) if is_list(holder) else key
    if (key in _SCHEMA or _SCHEMAS.intersection(path[-2:-1])) and holder[where] != {}:
        holder[where] = {}
    else:
        del holder[where]


def _leave_out(document: Schema, path: Path, text: str, note: Note) -> None:
    """Remove what stands at `path` with the operations that need it, where they can be told."""
    broken = path[:3]
    if len(path) <= _ABOVE.get(str(path[0]), len(path)) or path[1] == "securitySchemes":
        return
    for item, method, operation in list(operations(document)):
        shared = document["paths"][item].get("parameters")
        in_path = broken in (("paths", item), ("paths", item, "parameters"))
        own = broken == ("paths", item, method)
        if in_path or own or broken in _needed(document, [operation, shared]):
            del document["paths"][item][method]
            tell(item, method, text, note)
    holder = at(document, broken[:-1])
    if is_map(holder):
        holder.pop(str(broken[-1]), None)


def _needed(document: Schema, start: Json) -> set[Path]:
    """The components that `start` leads to."""
    needed, todo = set[Path](), [start]
    while todo:
        for node in walk(todo.pop()):
            target = node.get("$ref")
            component = path_of(target)[:3] if isinstance(target, str) else ()
            if component and component not in needed:
                needed.add(component)
                todo.append(at(document, component))
    return needed
