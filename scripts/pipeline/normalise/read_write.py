"""Step 3e, normalise: what is read is told apart from what is written.

HUVR runs on Django REST framework, where a response carries every field of its serializer while the
document's `required` speaks of requests.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, count
from typing import cast

from pipeline.json_tree import Schema, clone, walk
from pipeline.normalise import naming
from pipeline.normalise.merging import target
from pipeline.normalise.refs import bodies, reachable, refs
from pipeline.normalise.schema_rules import PREFIX, schemas, subschemas

_SENT = ("Create", "Update", "Edit")


def read_and_write(document: Schema) -> None:
    """Give every schema the form of its use: read, written, or patched.

    The plain name stays with its natural use: a schema that is called Create or Update is what one
    sends, any other is what one gets; the second form is called `...Request`, `...Response`, and
    `...Patch` for partial updates. Schemas that no operation uses are left out.
    """
    sides: dict[str, list[Schema]] = {"read": [], "write": [], "patch": []}
    sides["read"] = [media for _, media in bodies(document, "response")]
    for method, media in bodies(document, "request"):
        sides["patch" if method == "patch" else "write"].append(media)
    made = _Split(document, _reach(document, sides))
    for side, uses in sides.items():
        for media in uses:
            if side == "read":
                _open_enums(media["schema"], made.source)
            media["schema"] = made.point(media["schema"], side)
    document["components"]["schemas"] = dict(sorted(made.result.items()))


def _reach(document: Schema, sides: dict[str, list[Schema]]) -> dict[str, set[str]]:
    tops = {
        side: {name for media in uses for name in refs(media["schema"])}
        for side, uses in sides.items()
    }
    # What a patched object nests is sent like any other request.
    nested = {inner for top in tops["patch"] for inner in refs(schemas(document).get(top, {}))}
    return {
        "read": reachable(document, tops["read"]),
        "write": reachable(document, tops["write"] | nested),
    }


class _Split:
    """Makes the classes of `read_and_write`; each name is made once."""

    def __init__(self, document: Schema, reach: dict[str, set[str]]) -> None:
        self.source = schemas(document)
        self.reach = reach
        self.result: dict[str, Schema] = {}
        self.owners: dict[str, tuple[str, str]] = {}

    def point(self, schema: Schema, side: str) -> Schema:
        """`schema` with its references led to the classes of `side`."""
        schema = cast("Schema", clone(schema))
        for node in walk(schema):
            target = node.get("$ref")
            if isinstance(target, str) and target.startswith(PREFIX):
                node["$ref"] = PREFIX + self.make(target.removeprefix(PREFIX), side)
        return schema

    def make(self, name: str, side: str) -> str:
        """The name of the class for `name` on `side`; makes it at the first call."""
        source = self.source.get(name, {})
        if "enum" in source:
            self.result[name] = source
            return name
        made = self._name(name, side)
        if made not in self.result:
            self.result[made] = {}  # a schema may refer to itself
            shape = cast("Schema", clone(source))
            _FORMS[side](shape)
            if side == "read":
                _open_enums(shape, self.source)
                if shape.get("properties") and name not in self.reach["write"]:
                    promised = shape["properties"].keys() & set(source.get("required", ()))
                    shape["x-required"] = sorted(promised)  # for the report
            self.result[made] = self.point(shape, "read" if side == "read" else "write")
        return made

    def _name(self, name: str, side: str) -> str:
        sends = naming.stem(name) != name and naming.words(name)[-1] in _SENT
        both = name in self.reach["read"] and name in self.reach["write"]
        if side == "patch":
            return self._free(name, side, f"{naming.stem(name)}Patch", f"{name}Patch")
        if side == "write" and both and not sends and not self._same(name):
            return self._free(name, side, f"{name}Request", f"{name}RequestBody")
        if side == "read" and both and sends:
            return self._free(name, side, f"{name}Response", f"{name}ResponseBody")
        return name

    def _same(self, name: str) -> bool:
        """Whether one class serves both sides: it refers to nothing and its forms are equal."""
        read, write = clone(self.source[name]), clone(self.source[name])
        _read_form(read)
        _write_form(write)
        for inner in subschemas(write):
            inner.pop("x-default", None)
        return bool(read == write and not refs(read))

    def _free(self, name: str, side: str, *candidates: str) -> str:
        """The first candidate that is no schema's name and no other class's."""
        numbered = (f"{candidates[-1]}{number}" for number in count(2))
        return next(one for one in chain(candidates, numbered) if self._owns(one, (name, side)))

    def _owns(self, candidate: str, owner: tuple[str, str]) -> bool:
        return candidate not in self.source and self.owners.setdefault(candidate, owner) == owner


def _read_form(schema: Schema) -> None:
    """R30, R14, R16: an answer has every field; what holds for input is not promised by output."""
    for inner in subschemas(schema):
        _drop_fields(inner, "writeOnly")
        inner.pop("required", None)
        if inner.get("properties"):
            inner["required"] = sorted(inner["properties"])
        if inner.get("format") == "binary":
            del inner["format"]  # of a file, JSON holds the address
        for key in ("readOnly", "minLength", "maxLength", "pattern", "default"):
            inner.pop(key, None)


def _write_form(schema: Schema) -> None:
    """What the server sets is not sent, and not required either."""
    for inner in subschemas(schema):
        _drop_fields(inner, "readOnly")
        if "default" in inner:  # the server's defaults are the server's: unset stays unset
            inner["x-default"] = inner.pop("default")  # for the report
        known = inner.get("properties", {})
        required = [one for one in inner.pop("required", []) if one in known]
        if required:
            inner["required"] = sorted(required)


def _patch_form(schema: Schema) -> None:
    """R18: a partial update sends what was set and nothing else."""
    _write_form(schema)
    for inner in subschemas(schema):
        inner.pop("required", None)


def _drop_fields(schema: Schema, flag: str) -> None:
    properties: Schema = schema.get("properties", {})
    for field in [name for name, value in properties.items() if value.get(flag)]:
        del properties[field]


_FORMS: dict[str, Callable[[Schema], None]] = {
    "read": _read_form,
    "write": _write_form,
    "patch": _patch_form,
}


def _open_enums(schema: Schema, source: dict[str, Schema]) -> None:
    """R23: seven enums grew between 2023 and 2025; what is read may be a value not yet listed."""
    for inner in list(subschemas(schema)):
        key = next((key for key in ("allOf", "anyOf", "oneOf") if key in inner), "")
        choices = clone([{"$ref": inner["$ref"]}] if "$ref" in inner else inner.get(key, []))
        named = (source.get(target(choice), {}) for choice in choices)
        kinds = dict.fromkeys(one["type"] for one in named if "enum" in one)
        if kinds:
            inner.pop("$ref", None)
            inner.pop(key, None)
            inner["anyOf"] = [*choices, *({"type": kind} for kind in kinds)]
