"""Create, read, update, partial update, delete and list: the same for every collection.

What a table does beyond keeping fields stands in its hooks.
"""

from __future__ import annotations

from typing import Any

from ..drf.models import One
from ..drf.responses import Invalid, invalid
from ..drf.store import Record
from ..drf.values import is_object
from .engine import Call, Handler, row_fields
from .hooks import CREATED, DELETING, PREPARE
from .tables import TABLES


def create(call: Call) -> Any:
    """POST to a collection."""
    return call.show(insert(call, call.table, call.data))


def insert(call: Call, table: str, data: Record) -> Record:
    """A new row from a validated body, with everything that follows from it."""
    changes = _prepared(call, table, data, None)
    for author in ("created_by", "modified_by", "uploaded_by"):
        changes.setdefault(author, call.state.user)
    record = call.state.store.insert(table, changes)
    if table in CREATED:
        CREATED[table](call, record)
    return record


def update(call: Call) -> Any:
    """PUT and PATCH: what the body holds is set, the rest stays, as in Django REST framework."""
    record = call.record()
    change(call, call.table, record, call.data)
    return call.show(record)


def change(call: Call, table: str, record: Record, data: Record) -> None:
    """Change a row by a validated body."""
    call.state.store.update(table, record, _prepared(call, table, data, record))


def _prepared(call: Call, table: str, data: Record, record: Record | None) -> Record:
    changes = row_fields(call.state, table, data)
    for name in ("id", "created_on", "updated_on"):
        changes.pop(name, None)
    if table in PREPARE:
        PREPARE[table](call, changes, record)
    _require_unique(call, table, changes, record)
    for name, relation in TABLES[table].relations.items():
        if isinstance(relation, One) and relation.inline and is_object(changes.get(name)):
            own = (record or {}).get(name)
            changes[name] = _inline(call, relation.table, name, {"id": own, **changes[name]})
    return changes


def _inline(call: Call, table: str, name: str, fields: Record) -> int:
    """The id of the row that an object in a body stands for; its fields make or change that row."""
    try:
        if fields["id"] is None:
            return int(insert(call, table, fields)["id"])
        row = call.named(table, "id", fields["id"])
        if len(fields) > 1:
            change(call, table, row, fields)
    except Invalid as error:
        raise invalid(**{name: error.body}) from None
    return int(row["id"])


def _require_unique(call: Call, table: str, changes: Record, record: Record | None) -> None:
    field, message = TABLES[table].unique or ("", "")
    value = changes.get(field)
    if value is None:
        return
    if call.state.store.holder(table, value) not in (None, record and record["id"]):
        raise invalid(**{field: message})


def read(call: Call) -> Any:
    """GET of one row."""
    return call.show(call.record())


def remove(call: Call) -> None:
    """DELETE of one row."""
    discard(call, call.table, call.record())


def discard(call: Call, table: str, record: Record) -> None:
    """Delete a row where its table allows."""
    if table in DELETING:
        DELETING[table](call, record)
    call.state.store.delete(table, record["id"])


def listing(call: Call) -> Any:
    """GET of a collection."""
    rows = call.rows()
    if call.state.settings.unstable_order and "ordering" not in dict(call.query):
        turn = call.state.random.randrange(len(rows) or 1)
        rows = rows[turn:] + rows[:turn]
    return call.page(rows) if call.operation.pages else call.show_all(rows)


# By method, and whether one row is meant.
PLAIN: dict[tuple[str, bool], Handler] = {
    ("GET", False): listing,
    ("POST", False): create,
    ("GET", True): read,
    ("PUT", True): update,
    ("PATCH", True): update,
    ("DELETE", True): remove,
}
