"""Rows, their references, and the order in which they came: the sandbox's database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from .models import Many, Models, One, Reverse
from .values import is_list, is_object, stamp

Record = dict[str, Any]


class Store:
    """Tables of records with indexes over their references. Used by one thread.

    `version` changes with every write, so that what was derived can be kept until then.
    """

    def __init__(
        self, models: Models, clock: Callable[[], float], defaults: Mapping[str, Record]
    ) -> None:
        self.models = models
        self._clock = clock
        self._defaults = defaults
        self._tables: dict[str, dict[Any, Record]] = {name: {} for name in models}
        self._last = dict.fromkeys(models, 0)
        self._ones = {
            table: [name for name, to in model.relations.items() if isinstance(to, One)]
            for table, model in models.items()
        }
        self._index: dict[tuple[str, str], dict[Any, dict[Any, None]]] = {
            (table, name): {} for table, names in self._ones.items() for name in names
        }
        self._unique = {table: m.unique[0] for table, m in models.items() if m.unique}
        self._holders: dict[str, dict[Any, Any]] = {table: {} for table in self._unique}
        self.version = 0

    def rows(self, table: str) -> dict[Any, Record]:
        """The live table, by id, in order of creation; not to be changed."""
        return self._tables[table]

    def holder(self, table: str, value: Any) -> Any:
        """The id of the row that has this value in the table's unique field, or None."""
        return self._holders[table].get(value)

    def get(self, table: str, identifier: Any) -> Record | None:
        """One record, or None."""
        return self._tables[table].get(identifier)

    def insert(self, table: str, fields: Record, at: str | None = None) -> Record:
        """A new record with the next id (unless `fields` has one) and its times."""
        moment = at or stamp(self._clock())
        self._last[table] += 1
        record: Record = {"id": self._last[table], "created_on": moment, "updated_on": moment}
        record.update(_fresh(self._defaults.get(table, {})))
        record.update(fields)
        self._tables[table][record["id"]] = record
        self._link(table, record)
        self.version += 1
        return record

    def update(self, table: str, record: Record, changes: Record) -> None:
        """Change a record in place."""
        self._unlink(table, record)
        record.update(changes)
        record["updated_on"] = stamp(self._clock())
        self._link(table, record)
        self.version += 1

    def delete(self, table: str, identifier: Any) -> None:
        """Remove a record; rows it owns go with it, other references to it become null."""
        record = self._tables[table].pop(identifier, None)
        if record is None:
            return
        self._unlink(table, record)
        self.version += 1
        for other, field, relation in self._references(table):
            for row in list(self.referring(other, field, identifier)):
                self._drop(other, field, relation, row, identifier)

    def _drop(
        self, table: str, field: str, relation: One | Many, row: Record, identifier: Any
    ) -> None:
        if isinstance(relation, Many):
            self.update(table, row, {field: [kept for kept in row[field] if kept != identifier]})
        elif relation.owned:
            self.delete(table, row["id"])
        else:
            self.update(table, row, {field: None})

    def referring(self, table: str, field: str, identifier: Any) -> Iterator[Record]:
        """The rows of `table` whose `field` refers to `identifier`, oldest first."""
        rows = self._tables[table]
        index = self._index.get((table, field))
        if index is not None:
            return (rows[number] for number in sorted(index.get(identifier, ())))
        return (row for row in rows.values() if identifier in (row.get(field) or ()))

    def count(self, table: str, field: str, identifier: Any) -> int:
        """How many rows `referring` would give."""
        return sum(1 for _ in self.referring(table, field, identifier))

    def related(self, table: str, record: Record, field: str) -> list[Record]:
        """The records that a relation of `record` leads to."""
        relation = self.models[table].relations[field]
        if isinstance(relation, Reverse):
            return list(self.referring(relation.table, relation.field, record["id"]))
        value = record.get(field)
        identifiers: Iterable[Any] = (value or ()) if isinstance(relation, Many) else (value,)
        rows = self._tables[relation.table]
        return [rows[identifier] for identifier in identifiers if identifier in rows]

    def ancestors(self, table: str, record: Record) -> list[Record]:
        """From the root down to `record` itself, by `parent`."""
        rows, line, seen = self._tables[table], [record], {record["id"]}
        while (parent := rows.get(line[-1].get("parent"))) and parent["id"] not in seen:
            seen.add(parent["id"])
            line.append(parent)
        return line[::-1]

    def _references(self, table: str) -> Iterator[tuple[str, str, One | Many]]:
        for other, model in self.models.items():
            for field, relation in model.relations.items():
                if not isinstance(relation, Reverse) and relation.table == table:
                    yield other, field, relation

    def _link(self, table: str, record: Record) -> None:
        for field in self._ones[table]:
            value = record.get(field)
            if value is not None:
                self._index[table, field].setdefault(value, {})[record["id"]] = None
        unique = self._unique.get(table)
        if unique is not None and record.get(unique) is not None:
            self._holders[table][record[unique]] = record["id"]

    def _unlink(self, table: str, record: Record) -> None:
        for field in self._ones[table]:
            self._index[table, field].get(record.get(field), {}).pop(record["id"], None)
        unique = self._unique.get(table)
        if unique is not None:
            self._holders[table].pop(record.get(unique), None)


def _fresh(defaults: Mapping[str, Any]) -> Record:
    """Defaults for one row, which shares no list and no object with others."""
    return {
        name: value[:] if is_list(value) else dict(value) if is_object(value) else value
        for name, value in defaults.items()
    }
