"""What the description's operations send and receive, and which schemas that reaches."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.json_tree import Json, Schema, is_map, walk
from pipeline.normalise import naming
from pipeline.normalise.schema_rules import PREFIX, operations, schemas


def ref(name: str) -> Schema:
    """A reference to a named schema."""
    return {"$ref": PREFIX + name}


def refs(schema: Json) -> set[str]:
    """The names of the schemas that `schema` refers to."""
    found = (node.get("$ref") for node in walk(schema))
    return {one.removeprefix(PREFIX) for one in found if isinstance(one, str)}


def media(operation: Schema, side: str) -> Iterator[Schema]:
    """The media type objects of an operation's request or of its successful answers."""
    holders = [operation.get("requestBody", {})]
    if side == "response":
        holders = [r for code, r in operation["responses"].items() if code[:1] == "2"]
    for holder in holders:
        for found in holder.get("content", {}).values():
            if is_map(found.get("schema")) and found["schema"]:
                yield found


def bodies(document: Schema, side: str) -> Iterator[tuple[str, Schema]]:
    """(method, media type object) of all requests or successful answers."""
    for _, method, operation in operations(document):
        for found in media(operation, side):
            yield method, found


def reachable(document: Schema, start: set[str]) -> set[str]:
    """The schemas that `start` leads to, itself included."""
    known, seen, todo = schemas(document), set[str](), set(start)
    while todo:
        name = todo.pop()
        if name in known and name not in seen:
            seen.add(name)
            todo |= refs(known[name])
    return seen


def define(document: Schema, name: str, schema: Schema) -> Schema:
    """Add `schema` as `name`, or under the next free name unless it is the same; a reference."""
    known, name = schemas(document), name[: naming.LONGEST]
    while known.get(name, schema) != schema:
        name += "2"
    known[name] = schema
    return ref(name)
