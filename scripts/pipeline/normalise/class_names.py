"""Step 3f, normalise: what models and enums are called, kept in `openapi/models.yaml`.

People import these names, and HUVR's document spells its schemas as the tool of the day likes
(`AssetType`, `AssetTypeRequest`, `PatchedAssetTypeRequest`). So a name is bound to its places, to
what it is: the body or the answer of an operation, an item of its list, a field of a model. A
schema gets the names of the places where it stands. What the document merges keeps both names;
where it splits one, the name stays with most of the places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import cast

from pipeline.errors import PipelineError
from pipeline.json_tree import Json, Schema, clone, is_list, is_map, walk
from pipeline.normalise import naming
from pipeline.normalise.refs import refs
from pipeline.normalise.schema_rules import PREFIX, operations, schemas
from pipeline.read.safe_yaml import dump, parse

HEADER = """\
# What each model and enum is: the places where it stands. scripts/regenerate.py adds places, and
# keeps a name where its places are, whatever HUVR's document calls the schema there. To rename a
# class, rename it here.
"""

KINDS = ("enums", "models")
Places = dict[tuple[str, str], set[str]]
"""The names at each (kind, place); several where a place holds a union."""


SHARED = "shared"


def places(document: Schema) -> Iterator[tuple[str, Json]]:
    """(place, JSON) of everything outside the schemas, as the operations see it."""
    components = document["components"].items()
    yield SHARED, {kind: named for kind, named in components if kind != "schemas"}
    yield SHARED, [item.get("parameters") for item in document["paths"].values() if is_map(item)]
    for _, _, operation in operations(document):
        yield from _of_operation(operation)


def _of_operation(operation: Schema) -> Iterator[tuple[str, Json]]:
    name = operation["operationId"]
    yield f"{name} body", operation.get("requestBody")
    rest = {
        key: value for key, value in operation.items() if key not in ("requestBody", "responses")
    }
    yield f"{name} parameters", rest
    responses: Schema = operation.get("responses", {})
    best = min((code for code in responses if code[:1] == "2"), default="")
    for code, answer in responses.items():
        kind = "" if code == best else f" {code}"
        for media in answer.get("content", {}).values():
            schema = media.get("schema", {})
            listed = schema.get("type") == "array" or "additionalProperties" in schema
            yield f"{name} {'item' if listed else 'answer'}{kind}", schema
        yield f"{name} headers{kind}", answer.get("headers")


def inner_places(name: str, schema: Schema) -> Iterator[tuple[str, Json]]:
    """(place, JSON) of the fields of the model `name`, and of what it is composed of."""
    properties: Schema = schema.get("properties", {})
    for wire, value in properties.items():
        yield f"{name}.{wire}", value
    yield f"{name} parts", {key: value for key, value in schema.items() if key != "properties"}


@dataclass
class _Binding:
    """The names of a document's schemas, under the names that are known.

    A schema with two names becomes two classes; `denied` are the (schema, name) that another
    schema has the better claim to.
    """

    document: Schema
    known: Places
    denied: set[tuple[str, str]]
    claims: dict[tuple[str, str], set[str]] = field(default_factory=dict[tuple[str, str], set[str]])
    """The places at which a schema has a name."""
    at: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """The name of a schema at a place."""

    def __post_init__(self) -> None:
        self.source = schemas(self.document)
        self.open: list[tuple[str, str]] = []
        for place, node in places(self.document):
            self._visit(place, node)
            for name in self._page(place, node):
                item = place.replace(" answer", " item")
                self._visit(item, self.source[name]["properties"]["results"])
        while self.open:
            self._name_open(*self.open.pop(0))

    def _page(self, place: str, node: Json) -> list[str]:
        """The schemas in `node` that are pages of a list."""
        answers = " answer" in place
        return [one for one in sorted(refs(node)) if answers and self._is_page(one)]

    def _is_page(self, name: str) -> bool:
        results = self.source.get(name, {}).get("properties", {}).get("results")
        return is_map(results) and bool(refs(results))

    def kind(self, name: str) -> str:
        return "enums" if "enum" in self.source[name] else "models"

    def _visit(self, place: str, node: Json) -> None:
        here = sorted(refs(node) & self.source.keys())
        for kind in KINDS:
            alike = [one for one in here if self.kind(one) == kind]
            chosen = _matched(alike, self.known.get((kind, place), set()))
            for schema in alike:
                name = chosen.get(schema)
                if name is None or (schema, name) in self.denied:
                    self.open.append((schema, place))
                else:
                    self._claim(schema, name, place)

    def _claim(self, schema: str, name: str, place: str) -> None:
        self.at[schema, place] = name
        first = (schema, name) not in self.claims
        self.claims.setdefault((schema, name), set()).add(place)
        if first:
            for inner, node in inner_places(name, self.source[schema]):
                self._visit(inner, node)

    def _name_open(self, schema: str, place: str) -> None:
        """A place that nobody knows: the schema's name elsewhere, or a new one."""
        names = [name for one, name in self.claims if one == schema]
        best = max(names, key=lambda name: (len(self.claims[schema, name]), name), default=None)
        self._claim(schema, best or self._new(schema), place)

    def _new(self, schema: str) -> str:
        used = {name.lower() for _, name in self.claims}
        numbered = (f"{schema}{number or ''}" for number in count(0) if number != 1)
        return next(
            one for one in numbered if one.lower() not in used and (schema, one) not in self.denied
        )

    def shape(self, schema: str, name: str) -> Schema:
        """`schema` as the class `name`: its references by the names of their places."""
        shape = cast("Schema", clone(self.source[schema]))
        for place, node in inner_places(name, shape):
            self.refer(place, node)
        return shape

    def refer(self, place: str, node: Json) -> None:
        """Lead the references in `node` to the names at `place`, also those of a discriminator."""
        for one in walk(node):
            told = one.get("discriminator")
            mapping = told.get("mapping") if is_map(told) else None
            self._lead(one, ["$ref"], place)
            if is_map(mapping):
                self._lead(mapping, list(mapping), place)

    def _lead(self, holder: Schema, keys: list[str], place: str) -> None:
        for key in keys:
            schema = str(holder.get(key)).removeprefix(PREFIX)
            if (schema, place) in self.at:
                holder[key] = PREFIX + self.at[schema, place]

    def rivals(self) -> set[tuple[str, str]]:
        """(schema, name) that have a name which another schema of another shape has as well."""
        claimants: dict[str, list[str]] = defaultdict(list)
        for schema, name in self.claims:
            claimants[name].append(schema)
        lost: set[tuple[str, str]] = set()
        for name, rival in claimants.items():
            rival.sort(key=lambda one: (-len(self.claims[one, name]), one != name, one))
            bare = [_undescribed(self.shape(one, name)) for one in rival]
            lost |= {
                (one, name) for one, shape in zip(rival, bare, strict=True) if shape != bare[0]
            }
        return lost


def _matched(schemas_here: list[str], names: Iterable[str]) -> dict[str, str]:
    """Which schema at a place has which of its names: by the name, then one is left to one."""
    pairs = {one: one for one in schemas_here if one in names}
    rest = [one for one in schemas_here if one not in pairs]
    free = sorted(set(names) - set(pairs))
    if len(rest) == len(free) == 1:
        pairs[rest[0]] = free[0]
    return pairs


def _undescribed(schema: Schema) -> Json:
    """`schema` without its words: they are no reason for another class."""
    if is_map(schema):
        return {
            key: {name: _undescribed(one) for name, one in value.items()}
            if key == "properties"
            else _undescribed(value)
            for key, value in schema.items()
            if key != "description"
        }
    return [_undescribed(one) for one in schema] if is_list(schema) else schema


def bind(document: Schema, known: Places) -> None:
    """Give every schema the names of its places, in place."""
    binding = _Binding(document, known, set())
    while lost := binding.rivals():
        binding = _Binding(document, known, binding.denied | lost)
    made: dict[str, Schema] = {}
    for schema, name in sorted(binding.claims, key=lambda one: (one[0] != one[1], one)):
        made.setdefault(name, binding.shape(schema, name))
    for place, node in places(document):
        binding.refer(place, node)
    document["components"]["schemas"] = dict(sorted(made.items()))


def of(document: Schema) -> Places:
    """The places of a document whose schemas have their names."""
    binding = _Binding(document, {}, set())
    found: Places = defaultdict(set)
    for (schema, name), claimed in binding.claims.items():
        for place in claimed:
            found[binding.kind(schema), place].add(name)
    return dict(found)


def passed(new: Places, old: Places) -> list[str]:
    """What to tell of names that are something else now, none of their old places being theirs."""
    was, now = by_name(old), by_name(new)
    return [
        f"{name} was {_few(was[kind, name])} and is {_few(now[kind, name])} now"
        for kind, name in sorted(was.keys() & now.keys())
        if not was[kind, name] & now[kind, name]
    ]


def _few(some: set[str]) -> str:
    first, *rest = sorted(some)
    return f"{first} (and {len(rest)} more)" if rest else first


def by_name(known: Places) -> dict[tuple[str, str], set[str]]:
    """The places of each (kind, name)."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (kind, place), names in known.items():
        for name in names:
            found[kind, name].add(place)
    return found


def load(path: Path) -> Places:
    """The committed places; none before the first regeneration."""
    known: Places = defaultdict(set)
    tree = parse(path.read_text(encoding="utf-8"), str(path)) if path.exists() else {}
    for kind, named in tree.items():
        if kind not in KINDS or not is_map(named):
            raise PipelineError(f"{path}: {kind}: not a mapping of names to places")
        for name, where in named.items():
            if naming.model_name(name) != name:
                raise PipelineError(f"{path}: {kind}: {name!r} is no name of a class")
            if not is_list(where) or not all(isinstance(one, str) for one in where):
                raise PipelineError(f"{path}: {kind}: {name}: not a list of places")
            for place in where:
                known[kind, place].add(name)
    return dict(known)


def text(known: Mapping[tuple[str, str], set[str]]) -> str:
    """The content of the file: the places by kind and name."""
    tree: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (kind, name), where in by_name(dict(known)).items():
        tree[kind][name] = sorted(where)
    return HEADER + dump(dict(tree))
