"""One request to one operation, and what carries it out: validation, rows, filters, rendering."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

from ..drf.describe import Description, Operation, Schema
from ..drf.models import Many, One, Reverse
from ..drf.query import Query, page
from ..drf.render import Renderer
from ..drf.responses import detail, invalid, missing_row
from ..drf.store import Record
from ..drf.validate import Validator, dictionary
from ..drf.values import is_list, is_object
from .computed import COMPUTED
from .state import State
from .tables import CONTAINED, TABLES, UNDOCUMENTED, read_schema, table_of


@cache
def installed_description() -> Description:
    """The description inside the installed package `huvr_api`, read once."""
    return Description(json.loads(files("huvr_api").joinpath("description.json").read_bytes()))


class Engine:
    """A description served from a state."""

    def __init__(self, state: State, description: Description) -> None:
        self.state = state
        self.description = description
        self.validator = Validator(description)
        computed = {
            table: {name: partial(compute, state) for name, compute in fields.items()}
            for table, fields in COMPUTED.items()
        }
        self.query = Query(state.store, computed, self._kind, CONTAINED)
        self.renderer = Renderer(description, state.store, computed, UNDOCUMENTED)

    def validated(self, operation: Operation, body: Any) -> Any:
        """A body as the server takes it; raises 400 by field."""
        model = TABLES.get(table_of(operation.path))
        references = model.writable if model else frozenset[str]()
        return self.validator.check(operation.request or {}, body, references)

    def _kind(self, table: str, field: str) -> str | None:
        """What a filter compares: a scalar, alone or in a list; None for what is no scalar."""
        properties = read_schema(self.description, table).get("properties", {})
        if field not in properties:
            return None
        node = self.description.resolve(properties[field])
        node = self.description.resolve(node.get("items", node))
        shape = self.description.shape(node)
        return None if shape == "object" else str(node.get("format") or shape)


@cache
def _list_of_ids(field: str) -> Schema:
    """The schema of a body with a list of ids."""
    identifiers = {"type": "array", "items": {"type": "integer"}}
    return {"properties": {field: identifiers}, "required": [field]}


@dataclass(frozen=True, slots=True)
class Call:
    """The operation, the values in its path and query, and its validated body."""

    engine: Engine
    operation: Operation
    path: dict[str, str]
    query: list[tuple[str, str]]
    body: Any

    @property
    def state(self) -> State:
        """The rows, files and settings."""
        return self.engine.state

    @property
    def table(self) -> str:
        """The table of the collection that the operation's path begins with; "" for none."""
        return table_of(self.operation.path)

    @property
    def data(self) -> Record:
        """The body as an object; anything else in a free body is a validation error."""
        return {} if self.body is None else dictionary(self.body)

    def record(self) -> Record:
        """The row that the `id` in the path names; raises 404."""
        identifier, rows = self.path["id"], self.state.store.rows(self.table)
        number = identifier.isascii() and identifier.isdigit() and len(identifier) < 19
        record = rows.get(int(identifier) if number else identifier)
        if record is None:
            raise detail(404)
        return record

    def named(self, table: str, field: str, identifier: Any) -> Record:
        """The row that an id in the body names; raises 400 by field."""
        record = self.state.store.get(table, identifier)
        if record is None:
            raise invalid(**{field: missing_row(identifier)})
        return record

    def all_named(self, table: str, field: str) -> list[Record]:
        """The rows that a list of ids in the body names; raises 400 by field."""
        identifiers = self.engine.validator.check(_list_of_ids(field), self.data)[field]
        return [self.named(table, field, identifier) for identifier in identifiers]

    def rows(self) -> list[Record]:
        """The rows of the collection that the query leaves; none where there is no table."""
        if not self.table:
            return []
        return self.engine.query.select(self.table, self.query, self.operation.query)

    def show(self, record: Record, table: str | None = None, schema: Schema | None = None) -> Any:
        """A row as this operation's answer, or by a schema of it."""
        return self.show_all([record], table, schema)[0]

    def show_all(
        self, records: Iterable[Record], table: str | None = None, schema: Schema | None = None
    ) -> list[Any]:
        """Rows as a list."""
        table = table or self.table
        render = self.engine.renderer.render(table, self._schema(table, schema))
        return list(map(render, records))

    def _schema(self, table: str, schema: Schema | None) -> Schema:
        """The schema given, or the answer's; where that is free, the one that reading answers."""
        schema = self.operation.response if schema is None else schema
        if schema is not None and schema.get("type") == "array":
            schema = schema.get("items")
        describe = self.engine.description
        if schema is None or describe.shape(describe.resolve(schema)) != "object":
            return read_schema(describe, table)
        return schema

    def page(self, rows: list[Record]) -> Record:
        """The list envelope around a page of rows."""
        settings = self.state.settings
        url = self.state.base_url + self.operation.path.format(**self.path)
        envelope, shown = page(url, self.query, rows, settings.page_size, settings.max_limit)
        response = self.operation.response or {}
        items = response.get("properties", {}).get("results", {}).get("items", {})
        return envelope | {"results": self.show_all(shown, schema=items)}


Handler = Callable[[Call], Any]


def row_fields(state: State, table: str, data: Record) -> Record:
    """Body fields as row fields; references must lead somewhere (400 by field).

    A nested object that carries no id is one that was read and comes back: it changes nothing.
    """
    changes: Record = {}
    errors: Record = {}
    model = TABLES[table]
    for name, value in data.items():
        field = model.row_field(name)
        relation = model.relations.get(field)
        if relation is None or (isinstance(relation, One) and relation.inline):
            changes[field] = value
        elif not isinstance(relation, Reverse) and not _is_echo(value):
            value = [value] if isinstance(relation, Many) and isinstance(value, int) else value
            changes[field] = value
            errors |= _missing(state, relation, name, value)
    if errors:
        raise invalid(**errors)
    return changes


def _is_echo(value: Any) -> bool:
    """Whether a reference is a nested object, or a list with one: the validator left no id."""
    return any(map(is_object, value if is_list(value) else [value]))


def _missing(state: State, relation: One | Many, name: str, value: Any) -> Record:
    """The error about the first id that leads nowhere; empty where there is none."""
    rows = state.store.rows(relation.table)
    identifiers: list[Any] = value if is_list(value) else [value]
    for identifier in identifiers:
        if identifier is not None and (not isinstance(identifier, int) or identifier not in rows):
            return {name: [missing_row(identifier)]}
    return {}
