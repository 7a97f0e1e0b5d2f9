"""Step 3b, normalise: which classes there are.

Inline objects, list envelopes and enums get names, and what is read is told apart from what is
written: HUVR runs on Django REST framework, where a response carries every field of its serializer
while the document's `required` speaks of requests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import cast

from . import naming
from .document import Json, clone
from .shapes import PREFIX, Schema, operations, schemas, subschemas, walk

ENVELOPE = {"count", "next", "previous", "results"}


def ref(name: str) -> Schema:
    """A reference to a named schema."""
    return {"$ref": PREFIX + name}


def refs(schema: Json) -> set[str]:
    """The names of the schemas that `schema` refers to."""
    found = (node.get("$ref") for node in walk(schema))
    return {one.removeprefix(PREFIX) for one in found if isinstance(one, str)}


def bodies(document: Schema, side: str) -> Iterable[tuple[str, Schema]]:
    """(method, media type object) of all JSON requests or successful answers."""
    for _, method, operation in operations(document):
        if side == "request":
            holders = [operation.get("requestBody", {})]
        else:
            holders = [r for code, r in operation["responses"].items() if str(code)[0] == "2"]
        for holder in holders:
            if holder.get("content", {}).get("application/json", {}).get("schema"):
                yield method, holder["content"]["application/json"]


def pages(document: Schema) -> None:
    """List envelopes that stand inline in 26 places become one named model per item."""
    for _, media in bodies(document, "response"):
        schema = media["schema"]
        items = schema.get("properties", {}).get("results", {}).get("items", {})
        if set(schema.get("properties", {})) >= {"count", "results"} and "$ref" in items:
            item = items["$ref"].removeprefix(PREFIX)
            schema.setdefault("description", f"A page of a list of {item}.")
            schemas(document).setdefault(f"{item}Page", schema)
            media["schema"] = ref(f"{item}Page")


def inline_objects(document: Schema) -> None:
    """An object nested inline becomes a schema named after its place (`ProjectDetailEvent`)."""
    for name in list(schemas(document)):
        _name_objects(document, name, schemas(document)[name])
    for _, _, operation in operations(document):
        base = naming.pascal(operation["operationId"])
        for side, suffix in (("request", "Body"), ("response", "Result")):
            for _, media in bodies({"paths": {"": {"get": operation}}}, side):
                if media["schema"].get("properties"):
                    media["schema"] = _named(document, base + suffix, media["schema"])


def _name_objects(document: Schema, owner: str, schema: Schema) -> None:
    for field, value in schema.get("properties", {}).items():
        holder, key = (value, "items") if value.get("type") == "array" else (schema["properties"], field)
        inner = holder.get(key, {})
        if isinstance(inner, dict) and inner.get("properties"):
            nullable = inner.pop("nullable", False)
            made = _named(document, owner + naming.pascal(field), cast("Schema", inner))
            holder[key] = {"allOf": [made], "nullable": True} if nullable else made
            _name_objects(document, made["$ref"].removeprefix(PREFIX), cast("Schema", inner))


def _named(document: Schema, name: str, schema: Schema) -> Schema:
    known = schemas(document)
    while known.get(name, schema) != schema:
        name += "2"
    known[name] = schema
    return ref(name)


def enums(document: Schema) -> None:
    """S30: 120 inline enums are 57 distinct ones; each gets one name, after field and owners."""
    users: dict[tuple[str, tuple[str, ...]], list[tuple[str, int, Schema]]] = defaultdict(list)
    for name, schema in schemas(document).items():
        for field, depth, inner in _enum_places(schema):
            values = tuple(sorted(str(value) for value in inner["enum"]))
            users[(field, values)].append((name, depth, inner))
    for (field, values), places in sorted(users.items()):
        direct = [owner for owner, depth, _ in places if depth == 0]
        name = _enum_name(document, field, direct or [owner for owner, _, _ in places])
        schemas(document)[name] = {"type": "string", "enum": list(values)}
        for _, _, inner in places:
            _refer(inner, name)


def _enum_places(schema: Schema, depth: int = 0) -> Iterator[tuple[str, int, Schema]]:
    """(field, depth of nesting, schema) of the enums in `schema`; `roles` holds `role`s."""
    for field, value in schema.get("properties", {}).items():
        listed = value.get("type") == "array"
        inner = value.get("items", {}) if listed else value
        if "enum" in inner:
            yield (field.removesuffix("s") if listed else field), depth, inner
        yield from _enum_places(inner, depth + 1)


def _enum_name(document: Schema, field: str, owners: list[str]) -> str:
    name = naming.common_stem(owners) + naming.pascal(field)
    return name if name not in schemas(document) else f"{name}Value"


def _refer(schema: Schema, name: str) -> None:
    for key in ("type", "enum", "minLength", "maxLength"):
        schema.pop(key, None)
    schema["allOf"] = [ref(name)]


def _reachable(document: Schema, start: set[str]) -> set[str]:
    known, seen, todo = schemas(document), set[str](), set(start)
    while todo:
        name = todo.pop()
        if name in known and name not in seen:
            seen.add(name)
            todo |= refs(known[name])
    return seen


def read_and_write(document: Schema) -> None:
    """Give every schema the form of its use: read, written, or patched.

    The plain name stays with its natural use: a schema that is called Create or Update is what one
    sends, any other is what one gets; the second form is called `...Request`, `...Response`, and
    `...Patch` for partial updates.
    """
    sides: dict[str, list[tuple[Schema, str]]] = {"read": [], "write": [], "patch": []}
    for _, media in bodies(document, "response"):
        sides["read"].append((media, "read"))
    for method, media in bodies(document, "request"):
        sides["patch" if method == "patch" else "write"].append((media, "write"))
    reach = {
        side: _reachable(document, {name for media, _ in uses for name in refs(media["schema"])})
        for side, uses in sides.items()
    }
    # What a patched object nests is sent like any other request.
    tops = {name for media, _ in sides["patch"] for name in refs(media["schema"])}
    nested = {inner for top in tops for inner in refs(schemas(document).get(top, {}))}
    reach["write"] |= _reachable(document, nested)
    made = _Split(document, reach)
    for side, uses in sides.items():
        for media, _ in uses:
            media["schema"] = made.point(media["schema"], side)
    document["components"]["schemas"] = dict(sorted(made.result.items()))


class _Split:
    """Makes the classes of `read_and_write`; each name is made once."""

    def __init__(self, document: Schema, reach: dict[str, set[str]]) -> None:
        self.source = schemas(document)
        self.reach = reach
        self.result: dict[str, Schema] = {}

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
            self.result[made] = self.point(shape, "read" if side == "read" else "write")
            if side == "read":
                _open_enums(self.result[made], self.source)
        return made

    def _name(self, name: str, side: str) -> str:
        sends = naming.stem(name) != name and naming.words(name)[-1] in ("Create", "Update", "Edit")
        both = name in self.reach["read"] and name in self.reach["write"]
        if side == "patch":
            return self._free(f"{naming.stem(name)}Patch", f"{name}Patch", name)
        if side == "write" and both and not sends and not self._same(name):
            return self._free(f"{name}Request", f"{name}RequestBody", name)
        if side == "read" and both and sends:
            return self._free(f"{name}Response", f"{name}ResponseBody", name)
        return name

    def _same(self, name: str) -> bool:
        """Whether one class serves both sides: it refers to nothing and its forms are equal."""
        read, write = clone(self.source[name]), clone(self.source[name])
        _read_form(read)
        _write_form(write)
        return bool(read == write and not refs(read))

    def _free(self, first: str, second: str, name: str) -> str:
        self.owners = getattr(self, "owners", {})
        owner = self.owners.setdefault(first, name)
        return first if owner == name and first not in self.source else second


def _read_form(schema: Schema) -> None:
    """R30, R14, R16: an answer has every field; what holds for input is not promised by output."""
    properties = schema.get("properties", {})
    for field in [name for name, value in properties.items() if value.get("writeOnly")]:
        del properties[field]
    if properties:
        schema["required"] = sorted(properties)
    for inner in subschemas(schema):
        for key in ("readOnly", "minLength", "maxLength", "pattern", "default"):
            inner.pop(key, None)


def _write_form(schema: Schema) -> None:
    """What the server sets is not sent, and not required either."""
    properties = schema.get("properties", {})
    for field in [name for name, value in properties.items() if value.get("readOnly")]:
        del properties[field]
    required = [field for field in schema.pop("required", []) if field in properties]
    if required:
        schema["required"] = sorted(required)
    for inner in subschemas(schema):  # the server's defaults are the server's: unset stays unset
        inner.pop("default", None)


def _patch_form(schema: Schema) -> None:
    """R18: a partial update sends what was set and nothing else."""
    _write_form(schema)
    schema.pop("required", None)


_FORMS: dict[str, Callable[[Schema], None]] = {
    "read": _read_form,
    "write": _write_form,
    "patch": _patch_form,
}


def _open_enums(schema: Schema, source: dict[str, Schema]) -> None:
    """R23: seven enums grew between 2023 and 2025; what is read may be a value not yet listed."""
    for inner in list(subschemas(schema)):
        names = refs(inner.get("allOf", []))
        if any("enum" in source.get(name, {}) for name in names):
            inner["anyOf"] = [*inner.pop("allOf"), {"type": "string"}]


RULES: tuple[Callable[[Schema], None], ...] = (pages, enums, inline_objects, read_and_write)
