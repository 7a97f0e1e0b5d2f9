"""Create, read, update, partial update, delete and list: the same for every collection.

What a table does beyond keeping fields stands in its hooks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ._call import Call, Handler, fields
from ._defaults import UNIQUE
from ._errors import invalid
from ._hooks import CHANGED, CREATED, DELETING, PREPARE
from ._store import Record
from ._tables import COLLECTIONS


def create(call: Call) -> Any:
    """POST to a collection."""
    return call.show(insert(call, call.table, call.data))


def insert(call: Call, table: str, data: Record) -> Record:
    """A new row from a validated body, with everything that follows from it."""
    changes = _prepared(call, table, data, None)
    if "created_by" not in changes:
        changes["created_by"] = call.world.user
    record = call.world.store.insert(table, changes)
    for hook in CREATED.get(table, ()):
        hook(call, record)
    return record


def update(call: Call) -> Any:
    """PUT and PATCH: what the body holds is set, the rest stays, as in Django REST framework."""
    record = call.record()
    change(call, call.table, record, call.data)
    return call.show(record)


def change(call: Call, table: str, record: Record, data: Record) -> None:
    """Change a row by a validated body, with everything that follows from it."""
    before = dict(record)
    changes = _prepared(call, table, data, record)
    call.world.store.update(table, record, changes)
    for hook in CHANGED.get(table, ()):
        hook(call, record, before)


def _prepared(call: Call, table: str, data: Record, record: Record | None) -> Record:
    changes = fields(call.world, table, data)
    for name in ("id", "created_on", "updated_on"):
        changes.pop(name, None)
    for hook in PREPARE.get(table, ()):
        hook(call, changes, record)
    _unique(call, table, changes, record)
    return changes


def _unique(call: Call, table: str, changes: Record, record: Record | None) -> None:
    name, message = UNIQUE.get(table, ("", ""))
    value = changes.get(name)
    if value is None:
        return
    if call.world.store.holder(table, name, value) not in (None, record and record["id"]):
        raise invalid(**{name: message})


def read(call: Call) -> Any:
    """GET of one row."""
    return call.show(call.record())


def remove(call: Call) -> None:
    """DELETE of one row."""
    discard(call, call.table, call.record())


def discard(call: Call, table: str, record: Record) -> None:
    """Delete a row where its table allows."""
    for hook in DELETING.get(table, ()):
        hook(call, record)
    call.world.store.delete(table, record["id"])


def listing(call: Call) -> Any:
    """GET of a collection."""
    rows = call.rows()
    settings = call.world.settings
    if settings.unstable_order and "ordering" not in dict(call.query):
        turn = call.world.random.randrange(len(rows) or 1)
        rows = rows[turn:] + rows[:turn]
    return call.page(rows) if call.operation.pages else call.show_each(rows)


def generic(method: str, path: str) -> Handler:
    """The handler of a plain operation; `KeyError` for one that is not plain."""
    item = path.endswith("{id}/")
    if path.removesuffix("{id}/") not in COLLECTIONS:
        raise KeyError(path)
    plain: dict[tuple[str, bool], Callable[[Call], Any]] = {
        ("GET", False): listing,
        ("POST", False): create,
        ("GET", True): read,
        ("PUT", True): update,
        ("PATCH", True): update,
        ("DELETE", True): remove,
    }
    return plain[method, item]
