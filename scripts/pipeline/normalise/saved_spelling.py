"""Step 2, correct: a description in the spelling of the saved one, which the overlay speaks of.

The overlay's actions name paths, schemas and shared bodies. Where HUVR moves all paths below a
prefix, drops their last slash, or another tool names the schemas, the faults are where they were,
under other names. A schema in the place of another one is that one by another name if it has most
of its fields: otherwise it is HUVR's own correction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.json_tree import Schema, clone, walk
from pipeline.normalise import operation_names
from pipeline.normalise.operation_names import Operation
from pipeline.normalise.refs import refs
from pipeline.normalise.schema_rules import PREFIX, operations, schemas

Names = Mapping[Operation, str]
Pairs = list[tuple[str, str]]
_BODY = "#/components/requestBodies/"


@dataclass(frozen=True)
class Spelling:
    """What stands in a document under other names, by the saved ones."""

    paths: Mapping[str, str]
    schemas: Mapping[str, list[str]]
    """The first is renamed, the others stand beside it: the saved one was for all of their uses."""
    bodies: Mapping[Operation, tuple[Schema, Schema]]
    """The body of an operation, and how it was written in the saved description."""
    added: frozenset[str]
    """The shared bodies that only the saved description has."""

    def restore(self, document: Schema) -> None:
        """Give `document` its own names again, in place."""
        _move(document, self.paths)
        for path, method, operation in operations(document):
            body, saved = self.bodies.get((method.upper(), path), ({}, {}))
            if saved and operation.get("requestBody") == saved:  # nobody has corrected it
                operation["requestBody"] = body
        shared: Schema = document["components"].get("requestBodies", {})
        for name in self.added:
            del shared[name]
        if not shared:
            document["components"].pop("requestBodies", None)
        _rename(document, {saved: names[0] for saved, names in self.schemas.items()})

    def correct_others(
        self, document: Schema, corrected: Schema, apply: Callable[[Schema], Schema]
    ) -> None:
        """Put the schemas of `document` that stand beside the saved ones into `corrected`.

        Each has `apply`, the overlay, done to it under the saved name.
        """
        for turn in range(1, max(map(len, self.schemas.values()), default=0)):
            some = {saved: names[turn] for saved, names in self.schemas.items() if names[turn:]}
            swap = some | {name: saved for saved, name in some.items()}
            other = clone(document)
            _rename(other, swap)
            other = apply(other)
            _rename(other, swap)
            for name in some.values():
                schemas(corrected)[name] = schemas(other)[name]


def respell(document: Schema, saved: Schema | None, known: Names) -> Spelling:
    """Spell `document` as the `saved` one, in place; `known` are the names of operations."""
    if saved is None:
        return Spelling({}, {}, {}, frozenset())
    now, was = (
        operation_names.named(operation_names.of_document(one), known) for one in (document, saved)
    )
    pairs = _pairs(document, saved, now, was)
    renamed = _renamed(document, saved, pairs)
    bodies = dict(_rewrite_bodies(document, saved, now, was, pairs))
    added = frozenset(_add_shared_bodies(document, saved, bodies))
    _rename(document, {names[0]: old for old, names in renamed.items()})
    moved = _moved(now, {name: path for (_, path), name in was.items()}, document["paths"])
    _move(document, {path: one for one, path in moved.items()})
    return Spelling(moved, renamed, bodies, added)


def _moved(names: Names, saved: Mapping[str, str], paths: Schema) -> dict[str, str]:
    """The paths by those that their operations had: another prefix, end, or name of a parameter."""
    moved: dict[str, str] = {}
    for (_, path), name in names.items():
        if saved.get(name, path) not in paths and path not in moved.values():
            moved.setdefault(saved[name], path)
    return moved


def _renamed(document: Schema, saved: Schema, pairs: Pairs) -> dict[str, list[str]]:
    """The schemas that the saved description does not have, by those that they are there."""
    renamed: dict[str, list[str]] = defaultdict(list)
    for old, new in pairs:
        if new not in schemas(saved):
            names = renamed[old] or ([old] if old in schemas(document) else [])
            renamed[old] = names if new in names else [*names, new]
    return dict(renamed)


def _pairs(document: Schema, saved: Schema, now: Names, was: Names) -> Pairs:
    """(saved schema, schema) that stand in the same place and are alike, also under one name."""
    new, old = dict(_places(document, now)), dict(_places(saved, was))
    todo = [(old[place], new[place]) for place in sorted(new.keys() & old.keys())]
    pairs: Pairs = []
    for before, after in todo:  # grows while it is read
        fields = (
            one.get(name, {}).get("properties", {})
            for one, name in ((schemas(saved), before), (schemas(document), after))
        )
        then, since = fields
        if (before, after) not in pairs and (before == after or _alike(then, since)):
            pairs.append((before, after))
            todo += _same_fields(then, since)
    return pairs


def _alike(before: Schema, after: Schema) -> bool:
    """Whether each has half of the other's fields at least, but for what is only read."""
    sent = {name for name, field in before.items() if not field.get("readOnly")} or before.keys()
    return 2 * len(sent & after.keys()) >= len(sent) > 0 and 2 * len(
        before.keys() & after.keys()
    ) >= len(after)


def _same_fields(before: Schema, after: Schema) -> Iterator[tuple[str, str]]:
    for field in sorted(before.keys() & after.keys()):
        old, new = refs(before[field]), refs(after[field])
        if len(old) == len(new) == 1:
            yield old.pop(), new.pop()


def _places(document: Schema, names: Names) -> Iterator[tuple[str, str]]:
    """(place, schema) of the bodies and answers of operations."""
    for path, method, operation in operations(document):
        name, responses = names[method.upper(), path], operation.get("responses", {})
        best = min((code for code in responses if code[:1] == "2"), default="")
        sides = {"body": operation.get("requestBody", {}), "answer": responses.get(best, {})}
        for side, holder in sides.items():
            for schema in _held(holder, document):
                yield f"{name} {side}", schema


def _held(holder: Schema, document: Schema) -> Iterator[str]:
    """The schemas that a body or an answer refers to, also where it is a shared one itself."""
    shared = str(holder.get("$ref", "")).split("/")
    if shared[:2] == ["#", "components"] and len(shared) == 4:
        holder = document["components"].get(shared[2], {}).get(shared[3], {})
    for media in holder.get("content", {}).values():
        schema = media.get("schema", {})
        whole = schema.get("items", schema) if schema.get("type") == "array" else schema
        if "$ref" in whole:
            yield whole["$ref"].removeprefix(PREFIX)


def _rewrite_bodies(
    document: Schema, saved: Schema, now: Names, was: Names, pairs: Pairs
) -> Iterator[tuple[Operation, tuple[Schema, Schema]]]:
    """Write the bodies of `document` as the saved ones where they are the same in other words."""
    old = {was[method.upper(), path]: one for path, method, one in operations(saved)}
    for path, method, operation in operations(document):
        body = operation.get("requestBody", {})
        before = old.get(now[method.upper(), path], {}).get("requestBody", {})
        then, since = set(_held(before, saved)), set(_held(body, document))
        same = {(one, other) for one in then for other in since} & set(pairs)
        if body != before and len(then) == len(since) == len(same) == 1:
            operation["requestBody"] = clone(before)
            yield (method.upper(), path), (body, before)


def _add_shared_bodies(
    document: Schema, saved: Schema, bodies: Mapping[Operation, tuple[Schema, Schema]]
) -> Iterator[str]:
    if not bodies:
        return
    shared: Schema = document["components"].setdefault("requestBodies", {})
    for _, before in bodies.values():
        name = str(before.get("$ref", "")).removeprefix(_BODY)
        if name and name not in shared:
            shared[name] = clone(saved["components"]["requestBodies"][name])
            yield name


def _move(document: Schema, paths: Mapping[str, str]) -> None:
    items = document["paths"].items()
    document["paths"] = {paths.get(path, path): item for path, item in items}


def _rename(document: Schema, names: Mapping[str, str]) -> None:
    names = {one: name for one, name in names.items() if one != name}
    for node in walk(document) if names else ():
        target = node.get("$ref")
        if isinstance(target, str) and target.removeprefix(PREFIX) in names:
            node["$ref"] = PREFIX + names[target.removeprefix(PREFIX)]
    named = schemas(document).items()
    document["components"]["schemas"] = {names.get(name, name): one for name, one in named}
