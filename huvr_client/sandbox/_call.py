"""One request to one operation, as the code that carries it out sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ._description import Operation, Schema
from ._errors import detail, invalid
from ._json import is_list, is_object
from ._query import page
from ._store import Record
from ._tables import ALIASES, COLLECTIONS, RELATIONS, Many, One, Reverse
from ._world import World


@dataclass(frozen=True, slots=True)
class Call:
    """The operation, the values in its path and query, and its validated body."""

    world: World
    operation: Operation
    path: dict[str, str]
    query: list[tuple[str, str]]
    body: Any

    @property
    def table(self) -> str:
        """The table of the collection that the operation's path begins with."""
        return table_of(self.operation.path)

    @property
    def url(self) -> str:
        """The absolute address of a collection, for `next` and `previous`."""
        return self.world.base_url + self.operation.path

    @property
    def data(self) -> Record:
        """The body as an object; anything else in a free body is a validation error."""
        if self.body is None:
            return {}
        body: Any = self.body
        if not is_object(body):
            kind = type(body).__name__
            raise invalid(non_field_errors=f"Invalid data. Expected a dictionary, but got {kind}.")
        return body

    def record(self, table: str | None = None) -> Record:
        """The row that the `id` in the path names; raises 404."""
        return self.find(table or self.table, self.path["id"])

    def find(self, table: str, identifier: str) -> Record:
        """A row by the text of its id; raises 404."""
        known = identifier.isascii() and identifier.isdigit() and len(identifier) < 19
        record = self.world.store.get(table, int(identifier)) if known else None
        if record is None:
            raise detail(404)
        return record

    def rows(self, table: str | None = None, rows: list[Record] | None = None) -> list[Record]:
        """The rows that the query leaves."""
        known = self.operation.query
        return self.world.query.select(table or self.table, self.query, known, rows)

    def show(self, record: Record, table: str | None = None, schema: Schema | None = None) -> Any:
        """A row as this operation's answer, or by a schema of it."""
        table = table or self.table
        return self.world.renderer.render(table, self.schema(table, schema))(record)

    def show_each(
        self, records: Iterable[Record], table: str | None = None, schema: Schema | None = None
    ) -> list[Any]:
        """Rows as a list."""
        table = table or self.table
        render = self.world.renderer.render(table, self.schema(table, schema))
        return [render(each) for each in records]

    def schema(self, table: str, schema: Schema | None) -> Schema:
        """The schema given, or the answer's; where that is free, the one that reading answers."""
        found = self.operation.response if schema is None else schema
        if found is not None and found.get("type") == "array":
            found = found.get("items")
        described = self.world.description
        if found is None or described.shape(described.resolve(found)) != "object":
            found = _read_schema(self.world, table)
        return found

    def page(self, rows: list[Record], table: str | None = None) -> Record:
        """The list envelope around a page of rows."""
        envelope, shown = page(self.world, self.url, self.query, rows)
        response = self.operation.response or {}
        items = response.get("properties", {}).get("results", {}).get("items", {})
        return envelope | {"results": self.show_each(shown, table, items)}


def table_of(path: str) -> str:
    """The table behind a path: that of the longest collection it begins with; "" for none."""
    found = [each for each in COLLECTIONS if path.startswith(each)]
    return COLLECTIONS[max(found, key=len)] if found else ""


def _read_schema(world: World, table: str) -> Schema:
    collection = next(path for path, each in COLLECTIONS.items() if each == table)
    operation = world.description.operations.get(("GET", f"{collection}{{id}}/"))
    return (operation and operation.response) or {}


def fields(world: World, table: str, data: Record) -> Record:
    """Body fields as row fields; references must lead somewhere (400 by field).

    A nested object that carries no id is one that was read and comes back: it changes nothing.
    """
    changes: Record = {}
    errors: Record = {}
    for name, value in data.items():
        field = _field(table, name)
        relation = RELATIONS[table].get(field)
        if relation is None or (isinstance(relation, One) and relation.inline):
            changes[field] = value
        elif not isinstance(relation, Reverse) and not _echoed(value):
            changes[field], missing = _references(world, relation, value)
            if missing is not None:
                errors[name] = [f'Invalid pk "{missing}" - object does not exist.']
    if errors:
        raise invalid(**errors)
    return changes


def _field(table: str, name: str) -> str:
    alias = ALIASES.get(table, {}).get(name)
    if alias is not None:
        return alias
    base = name.removesuffix("_id")
    return base if isinstance(RELATIONS[table].get(base), One) else name


def _echoed(value: Any) -> bool:
    """Whether a reference is a nested object, or a list with one: the validator left no id."""
    return any(map(is_object, value if is_list(value) else [value]))


def _references(world: World, relation: One | Many, value: Any) -> tuple[Any, Any]:
    """The value as ids, and the first id that leads nowhere."""
    if isinstance(relation, Many) and isinstance(value, int):
        value = [value]
    rows = world.store.rows(relation.table)
    given: list[Any] = value if is_list(value) else [value]
    for each in given:
        if each is not None and (not isinstance(each, int) or each not in rows):
            return value, each
    return value, None


Handler = Callable[[Call], Any]
