"""Step 2, correct: a description in the spelling of the saved one, which the overlay speaks of.

The overlay's targets name paths and schemas. Where HUVR moves all paths below a prefix, or another
tool names the schemas, the faults are where they were, under other names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.json_tree import Schema, clone, is_map, walk
from pipeline.normalise import naming, operation_names
from pipeline.normalise.refs import refs
from pipeline.normalise.schema_rules import PREFIX, operations, schemas


@dataclass(frozen=True)
class Spelling:
    """What paths and schemas are called in a document, by their saved names."""

    paths: Mapping[str, str]
    schemas: Mapping[str, list[str]]
    """The first is renamed, the others stand beside it: the saved one was for all of their uses."""

    def restore(self, document: Schema) -> None:
        """Give `document` its own names again, in place."""
        _move(document, self.paths)
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


def respell(
    document: Schema, saved: Schema, known: Mapping[operation_names.Operation, str]
) -> Spelling:
    """Spell `document` as the `saved` one, in place; `known` are the names of operations."""
    now, was = (
        operation_names.named(operation_names.of_document(one), known) for one in (document, saved)
    )
    renamed: dict[str, list[str]] = defaultdict(list)
    for old, new in _pairs(document, saved, now, was):
        if new not in schemas(saved):
            names = renamed[old] or ([old] if old in schemas(document) else [])
            renamed[old] = names if new in names else [*names, new]
    moved = _moved(now, {name: path for (_, path), name in was.items()}, document["paths"])
    _move(document, {path: one for one, path in moved.items()})
    _rename(document, {names[0]: old for old, names in renamed.items()})
    return Spelling(moved, dict(renamed))


def _moved(
    names: Mapping[operation_names.Operation, str], saved: Mapping[str, str], paths: Schema
) -> dict[str, str]:
    moved: dict[str, str] = {}
    for (_, path), name in names.items():
        mine = naming.prefix(path)
        target = naming.prefix(saved.get(name, path)) + path.removeprefix(mine)
        if target not in paths:
            moved.setdefault(target, path)
    return moved


def _pairs(
    document: Schema,
    saved: Schema,
    now: Mapping[operation_names.Operation, str],
    was: Mapping[operation_names.Operation, str],
) -> list[tuple[str, str]]:
    """(saved schema, schema) that stand in the same place and have different names."""
    new, old = dict(_places(document, now)), dict(_places(saved, was))
    pairs = [(old[place], new[place]) for place in sorted(new.keys() & old.keys())]
    for before, after in pairs:  # grows while it is read
        fields = (
            one.get(name, {}).get("properties", {})
            for one, name in ((schemas(saved), before), (schemas(document), after))
        )
        pairs += [pair for pair in _same_fields(*fields) if pair not in pairs]
    return [pair for pair in pairs if pair[0] != pair[1]]


def _same_fields(before: Schema, after: Schema) -> Iterator[tuple[str, str]]:
    for field in sorted(before.keys() & after.keys()):
        old, new = refs(before[field]), refs(after[field])
        if len(old) == len(new) == 1:
            yield old.pop(), new.pop()


def _places(
    document: Schema, names: Mapping[operation_names.Operation, str]
) -> Iterator[tuple[str, str]]:
    """(place, schema) of the bodies and answers of operations."""
    for path, method, operation in operations(document):
        name, responses = names[method.upper(), path], operation.get("responses", {})
        best = min((code for code in responses if code[:1] == "2"), default="")
        sides = {"body": operation.get("requestBody"), "answer": responses.get(best)}
        for side, holder in sides.items():
            for schema in _bodies(holder if is_map(holder) else {}, document):
                yield f"{name} {side}", schema


def _bodies(holder: Schema, document: Schema) -> Iterator[str]:
    """The schemas that a body or an answer refers to, also where it is a shared one itself."""
    shared = str(holder.get("$ref", "")).split("/")
    if shared[:2] == ["#", "components"] and len(shared) == 4:
        holder = document["components"].get(shared[2], {}).get(shared[3], {})
    for media in holder.get("content", {}).values():
        schema = media.get("schema", {})
        whole = schema.get("items", schema) if schema.get("type") == "array" else schema
        if "$ref" in whole:
            yield whole["$ref"].removeprefix(PREFIX)


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
