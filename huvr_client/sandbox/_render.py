"""Rows as the API shows them: a schema, compiled once for the table that it is filled from.

References become what the schema at hand asks for: a number, a name, a nested object. Every
documented field is present in a response, as in Django REST framework.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ._computed import COMPUTED, display
from ._description import Description, Schema
from ._json import is_list, mapped
from ._store import Record, Row, Store
from ._tables import RELATIONS, Many, One, Reverse

if TYPE_CHECKING:
    from ._world import World

Render = Callable[[Record], Any]

# Fields that the server sends and the description lacks: (table, field) -> value.
_UNDOCUMENTED: dict[str, Record] = {
    "asset_types": {"cml_mode": "DISABLED", "findings_mode": "ENABLED"},
    "library_media": {"huvr_url": None},
}


class Renderer:
    """Compiles and keeps one function per table and schema."""

    def __init__(self, description: Description, store: Store) -> None:
        self._description = description
        self._store = store
        self._compiled: dict[tuple[str, int], Render] = {}
        self._kept: list[Schema] = []  # ids are only unique among the living
        self.world: World

    def render(self, table: str, schema: Schema) -> Render:
        """The function that shows a record of `table` by `schema`."""
        schema = self._description.branches(self._description.resolve(schema))[0]
        properties = schema.get("properties")
        if properties is None:
            return dict
        key = table, id(properties)
        if key not in self._compiled:
            self._compiled[key] = self._lazy(key, properties)
            self._kept.append(properties)
        return self._compiled[key]

    def _lazy(self, key: tuple[str, int], properties: Schema) -> Render:
        compiled: list[Render] = []

        def show(record: Record) -> Any:
            # Nested schemas may lead back here, so a function is built at its first use.
            if not compiled:
                compiled.append(self._compile(key[0], properties))
            return compiled[0](record)

        return show

    def _compile(self, table: str, properties: Schema) -> Render:
        fields = [(name, self._field(table, name, node)) for name, node in properties.items()]
        extra = {
            name: value
            for name, value in _UNDOCUMENTED.get(table, {}).items()
            if name not in properties
        }

        def render(record: Record) -> Record:
            shown = {name: get(record) for name, get in fields}
            for name, value in extra.items():
                shown[name] = record.get(name, value)
            return shown

        return render

    def _field(self, table: str, name: str, node: Schema) -> Render:
        node = self._description.resolve(node)
        shape = self._description.shape(node)
        relation = RELATIONS[table].get(name)
        if isinstance(relation, One) and shape in ("object", "integer"):
            return self._one(relation, name, node, shape)
        if isinstance(relation, Many | Reverse) and shape == "array":
            return self._many(table, name, relation, node)
        if (table, name) in COMPUTED:
            return self._computed(table, name, node, shape)
        if isinstance(relation, One):
            rows = self._store.rows(relation.table)
            return lambda record: display(rows.get(record.get(name)))
        if name.endswith("_id") and isinstance(RELATIONS[table].get(name[:-3]), One):
            return lambda record: record.get(name[:-3])
        return _plain(name, node, shape)

    def _one(self, relation: One, name: str, node: Schema, shape: str) -> Render:
        if shape == "integer":
            return lambda record: record.get(name)
        rows = self._store.rows(relation.table)
        nested = self.render(relation.table, node)

        def get(record: Record) -> Any:
            target = rows.get(record.get(name))
            return None if target is None else nested(target)

        return get

    def _many(self, table: str, name: str, relation: Many | Reverse, node: Schema) -> Render:
        items = self._description.resolve(_items(node))
        related = self._store.related
        if self._description.shape(items) == "object":
            nested = self.render(relation.table, items)
            return lambda record: [nested(each) for each in related(table, record, name)]
        return lambda record: [each["id"] for each in related(table, record, name)]

    def _computed(self, table: str, name: str, node: Schema, shape: str) -> Render:
        compute = COMPUTED[table, name]
        world = self.world
        if shape == "string":
            return lambda record: _text(compute(world, record))
        if shape == "object":
            return lambda record: self._nested(compute(world, record), node)
        items: Schema = _items(node) if shape == "array" else {}
        inner = self._description.shape(self._description.resolve(items))
        if inner == "object":
            return lambda record: [self._nested(each, items) for each in compute(world, record)]
        if inner == "string":
            return lambda record: [_key(each) for each in compute(world, record)]
        return lambda record: compute(world, record)

    def _nested(self, value: Any, schema: Schema) -> Any:
        return self.render(value.table, schema)(value.record) if isinstance(value, Row) else value


def _items(node: Schema) -> Schema:
    return mapped(node.get("items"))


def _key(value: Any) -> str:
    """An object's key, where only texts are promised."""
    return str(mapped(value).get("key", value))


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else str(value)


def _plain(name: str, node: Schema, shape: str) -> Render:
    default = _empty(node, shape)
    if name.endswith("_display"):
        raw = name.removesuffix("_display")
        return lambda record: record.get(name) or record.get(raw) or default
    if shape == "string" and not node.get("nullable"):
        if node.get("format") in ("date-time", "date"):
            return lambda record: record.get(name) or record.get("created_on")
        return lambda record: default if record.get(name) is None else record[name]
    if is_list(default):
        return lambda record: record.get(name, [])
    return lambda record: record.get(name, default)


def _empty(node: Schema, shape: str) -> Any:
    if node.get("nullable") or shape in ("any", "object"):
        return None
    if shape == "array":
        return None if "minItems" in node else []
    if shape == "string":
        return next(iter(node.get("enum", ("",))))
    return {"integer": 0, "number": 0.0}.get(shape, False)
