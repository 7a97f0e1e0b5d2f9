"""Rows as the API shows them: a schema, compiled once for the table that it is filled from.

References become what the schema at hand asks for: a number, a name, a nested object. Every
documented field is present in a response, as in Django REST framework.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from .describe import Description, Schema
from .models import Many, One, Reverse
from .query import Computed
from .store import Record, Store
from .values import as_object, is_list

_KINDS: dict[str, type] = {"object": dict, "string": str}
Render = Callable[[Record], Any]


def display(record: Record | None) -> str | None:
    """The name by which a row is shown, or None."""
    if record is None:
        return None
    return str(record.get("name") or record.get("username") or record["id"])


class Renderer:
    """Compiles and keeps one function per table and schema.

    `undocumented` are fields that the server sends and the description lacks: their values by
    table and name.
    """

    def __init__(
        self,
        description: Description,
        store: Store,
        computed: Computed,
        undocumented: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._description = description
        self._store = store
        self._computed = computed
        self._undocumented = undocumented
        self._compiled: dict[tuple[str, int], Render] = {}
        self._kept: list[Schema] = []  # ids are only unique among the living

    def render(self, table: str, schema: Schema) -> Render:
        """The function that shows a record of `table` by `schema`."""
        schema = self._description.branches(self._description.resolve(schema))[0]
        properties = schema.get("properties")
        if properties is None:
            return dict
        key = table, id(properties)
        if key not in self._compiled:
            self._compiled[key] = self._lazy(table, properties)
            self._kept.append(properties)
        return self._compiled[key]

    def _lazy(self, table: str, properties: Schema) -> Render:
        compiled: list[Render] = []

        def show(record: Record) -> Any:
            # Nested schemas may lead back here, so a function is built at its first use.
            if not compiled:
                compiled.append(self._compile(table, properties))
            return compiled[0](record)

        return show

    def _compile(self, table: str, properties: Schema) -> Render:
        fields = [(name, self._field(table, name, node)) for name, node in properties.items()]
        extra = self._undocumented.get(table, {})
        extra = {name: value for name, value in extra.items() if name not in properties}

        def render(record: Record) -> Record:
            shown = {name: get(record) for name, get in fields}
            for name, value in extra.items():
                shown[name] = record.get(name, value)
            return shown

        return render

    def _field(self, table: str, name: str, node: Schema) -> Render:
        node = self._description.resolve(node)
        shape = self._description.shape(node)
        model = self._store.models[table]
        relation = model.relations.get(name)
        if isinstance(relation, One) and shape in ("object", "integer", "any"):
            return self._one(relation, name, node, shape)
        if isinstance(relation, Many | Reverse) and shape == "array":
            return self._many(table, name, relation, node)
        compute = self._computed.get(table, {}).get(name)
        if compute is not None:
            return compute if shape != "string" else lambda record: _text(compute(record))
        if model.row_field(name) in model.relations and name != model.row_field(name):
            return lambda record: record.get(model.row_field(name))  # `owner_id` beside `owner`
        base = re.sub("(_display)?(_name)?$", "", name)
        named = model.relations.get(base)
        if isinstance(named, One):  # `owner` as a text, `owner_name` or `owner_display` beside it
            return self._name(named, base, name, None if node.get("nullable") else "")
        return self._plain(name, node, shape)

    def _one(self, relation: One, name: str, node: Schema, shape: str) -> Render:
        if shape == "integer":
            return lambda record: record.get(name)
        rows = self._store.rows(relation.table)
        nested = self.render(relation.table, node)

        def get(record: Record) -> Any:
            target = rows.get(record.get(name))
            return None if target is None else nested(target)

        return get

    def _name(self, relation: One, field: str, name: str, default: str | None) -> Render:
        rows = self._store.rows(relation.table)
        own = "" if name == field else name  # a text of the row's own comes first
        return lambda record: record.get(own) or display(rows.get(record.get(field))) or default

    def _many(self, table: str, name: str, relation: Many | Reverse, node: Schema) -> Render:
        items = self._description.resolve(_items(node))
        related = self._store.related
        if self._description.shape(items) == "object":
            nested = self.render(relation.table, items)
            return lambda record: [nested(row) for row in related(table, record, name)]
        return lambda record: [row["id"] for row in related(table, record, name)]

    def _plain(self, name: str, node: Schema, shape: str) -> Render:
        default = None if node.get("nullable") else self._empty(node, shape)
        if name.endswith("_display"):
            raw = name.removesuffix("_display")
            return lambda record: record.get(name) or _text(record.get(raw)) or default
        if shape == "string" and not node.get("nullable"):
            if node.get("format") in ("date-time", "date"):
                return lambda record: record.get(name) or record.get("created_on")
            return lambda record: default if record.get(name) is None else record[name]
        if shape == "array":
            kind = _KINDS.get(self._description.shape(_items(node)), object)
            return lambda record: _fitting(record.get(name), kind, default)
        return lambda record: record.get(name, default)

    def _empty(self, node: Schema, shape: str) -> Any:
        """What stands for a value that a row does not have; free-form JSON is null there."""
        if shape == "any" or (shape == "array" and "minItems" in node):
            return None
        return self._description.example(node)


def _items(node: Schema) -> Schema:
    return as_object(node.get("items"))


def _fitting(value: Any, kind: type, default: Any) -> Any:
    """A row's list; the default where a free field holds something else than is promised."""
    return value if is_list(value) and all(isinstance(v, kind) for v in value) else default


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else str(value)
