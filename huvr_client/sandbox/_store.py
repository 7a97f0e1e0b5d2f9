"""Rows, their references, and the order in which they came: the sandbox's database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ._defaults import DEFAULTS, UNIQUE
from ._json import is_list, is_object
from ._tables import RELATIONS, Many, One, Reverse
from ._time import stamp

Record = dict[str, Any]


class Row(NamedTuple):
    """A record that is in no table, with the table whose rules it follows."""

    table: str
    record: Record


class Store:
    """Tables of records with indexes over their references.

    `version` changes with every write, so that what was derived can be kept until then.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._tables: dict[str, dict[Any, Record]] = {name: {} for name in RELATIONS}
        self._last = dict.fromkeys(RELATIONS, 0)
        self._index: dict[tuple[str, str], dict[Any, dict[int, None]]] = {
            (table, field): {}
            for table, relations in RELATIONS.items()
            for field, relation in relations.items()
            if isinstance(relation, One)
        }
        self._ones = {
            table: [field for field, each in relations.items() if isinstance(each, One)]
            for table, relations in RELATIONS.items()
        }
        self._unique = {table: field for table, (field, _) in UNIQUE.items()}
        self._holders: dict[tuple[str, str], dict[Any, int]] = {
            each: {} for each in self._unique.items()
        }
        self.version = 0

    def rows(self, table: str) -> dict[Any, Record]:
        """The live table, by id, in order of creation; not to be changed."""
        return self._tables[table]

    def holder(self, table: str, field: str, value: Any) -> int | None:
        """The id of the row that has this value in a unique field."""
        return self._holders[table, field].get(value)

    def get(self, table: str, identifier: Any) -> Record | None:
        """One record, or None."""
        return self._tables[table].get(identifier)

    def insert(self, table: str, fields: Record, at: str | None = None) -> Record:
        """A new record with the next id and its times."""
        moment = at or stamp(self._clock())
        self._last[table] += 1
        record: Record = {"id": self._last[table], "created_on": moment, "updated_on": moment}
        record.update(_fresh(DEFAULTS.get(table, {})))
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

    def delete(self, table: str, identifier: int) -> None:
        """Remove a record; rows it owns go with it, other references to it become null."""
        record = self._tables[table].pop(identifier, None)
        if record is None:
            return
        self._unlink(table, record)
        self.version += 1
        for other, field, relation in _references(table):
            for row in list(self.referring(other, field, identifier)):
                self._drop(other, field, relation, row, identifier)

    def _drop(
        self, table: str, field: str, relation: One | Many, row: Record, identifier: int
    ) -> None:
        if isinstance(relation, Many):
            self.update(table, row, {field: [each for each in row[field] if each != identifier]})
        elif relation.owned:
            self.delete(table, row["id"])
        else:
            self.update(table, row, {field: None})

    def referring(self, table: str, field: str, identifier: Any) -> Iterator[Record]:
        """The rows of `table` whose `field` refers to `identifier`, oldest first."""
        rows = self._tables[table]
        index = self._index.get((table, field))
        if index is not None:
            return (rows[each] for each in sorted(index.get(identifier, ())))
        return (row for row in rows.values() if identifier in (row.get(field) or ()))

    def count(self, table: str, field: str, identifier: Any) -> int:
        """How many rows `referring` would give."""
        return sum(1 for _ in self.referring(table, field, identifier))

    def related(self, table: str, record: Record, field: str) -> list[Record]:
        """The records that a relation of `record` leads to."""
        relation = RELATIONS[table][field]
        if isinstance(relation, Reverse):
            return list(self.referring(relation.table, relation.field, record["id"]))
        value = record.get(field)
        identifiers: Iterable[Any] = (value or ()) if isinstance(relation, Many) else (value,)
        rows = self._tables[relation.table]
        return [rows[each] for each in identifiers if each in rows]

    def descendants(self, asset: int) -> set[int]:
        """The ids of an asset and of all below it."""
        found, waiting = {asset}, [asset]
        children = self._index["assets", "parent"]
        while waiting:
            below = [each for each in children.get(waiting.pop(), ()) if each not in found]
            found.update(below)
            waiting.extend(below)
        return found

    def ancestors(self, table: str, record: Record) -> list[Record]:
        """From the root down to `record` itself, by `parent`."""
        rows, line, seen = self._tables[table], [record], {record["id"]}
        while (parent := rows.get(line[-1].get("parent"))) and parent["id"] not in seen:
            seen.add(parent["id"])
            line.append(parent)
        return line[::-1]

    def _link(self, table: str, record: Record) -> None:
        for field in self._ones[table]:
            value = record.get(field)
            if value is not None:
                self._index[table, field].setdefault(value, {})[record["id"]] = None
        unique = self._unique.get(table)
        if unique is not None and record.get(unique) is not None:
            self._holders[table, unique][record[unique]] = record["id"]

    def _unlink(self, table: str, record: Record) -> None:
        for field in self._ones[table]:
            self._index[table, field].get(record.get(field), {}).pop(record["id"], None)
        unique = self._unique.get(table)
        if unique is not None:
            self._holders[table, unique].pop(record.get(unique), None)


def _fresh(defaults: Record) -> Record:
    return {
        name: value[:] if is_list(value) else dict(value) if is_object(value) else value
        for name, value in defaults.items()
    }


def _references(table: str) -> Iterator[tuple[str, str, One | Many]]:
    for other, relations in RELATIONS.items():
        for field, relation in relations.items():
            if not isinstance(relation, Reverse) and relation.table == table:
                yield other, field, relation
