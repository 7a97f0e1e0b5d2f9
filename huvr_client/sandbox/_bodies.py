"""What the bodies of bulk operations have in common."""

from __future__ import annotations

from typing import Any

from ._call import Call
from ._errors import ApiError, invalid
from ._json import is_list
from ._scalars import Invalid, integer
from ._store import Record


def chosen(call: Call, table: str, field: str = "ids") -> list[Record]:
    """The rows that a list of ids in the body names; 400 where it is none or names others."""
    if field not in call.data:
        raise invalid(**{field: "This field is required."})
    return rows(call, table, field, call.data[field])


def rows(call: Call, table: str, field: str, value: Any) -> list[Record]:
    """The rows that a list of ids names; 400 by field."""
    if not is_list(value):
        kind = type(value).__name__
        raise invalid(**{field: f'Expected a list of items but got type "{kind}".'})
    return [row(call, table, field, each) for each in value]


def row(call: Call, table: str, field: str, value: Any) -> Record:
    """The row that an id in a body names; 400 by field."""
    try:
        found = call.world.store.get(table, integer(value))
    except Invalid as failure:
        raise invalid(**{field: failure.errors}) from None
    if found is None:
        raise invalid(**{field: f'Invalid pk "{value}" - object does not exist.'})
    return found


def validated(call: Call, method: str, path: str, value: Any) -> Record:
    """A value judged as the body of another operation."""
    operation = call.world.description.operations[method, path]
    try:
        clean: Record = call.world.validator.check(operation.request or {}, value)
    except Invalid as failure:
        raise ApiError(400, failure.errors) from None
    return clean


def distinct(records: list[Record], field: str) -> list[Any]:
    """The values of a field, each once, sorted; without null and blank."""
    return sorted({each[field] for each in records if each.get(field) not in (None, "")})
