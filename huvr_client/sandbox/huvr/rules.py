"""Operations beyond create, read, update, delete and list, answered by rule.

What the path says (`bulk-delete`, `bulk-edit`, `delete`), what the row knows, and the shape of the
described answer. The sandbox makes up no meaning: nobody has seen what HUVR does there.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from ..drf.responses import Answer
from ..drf.store import Record
from ..drf.values import as_object, is_list
from .crud import change, discard, listing
from .engine import Call, Handler
from .tables import TABLES

_WORKBOOK = files(__package__).joinpath("export.xlsx")


def by_shape(call: Call) -> Any:
    """Set what the row knows of the body's fields, then answer what the description promises."""
    record = call.record() if "id" in call.path else None
    if record is not None and call.operation.method != "GET":
        change(call, call.table, record, own_fields(call, record))
    if call.operation.binary:
        return _export(call)
    if call.operation.response is None:
        return None
    return listing(call) if call.operation.pages else _shaped(call, record)


def own_fields(call: Call, record: Record) -> Record:
    """Fields of the body that the row has; those of a free body are judged as a PATCH of it."""
    describe, model = call.engine.description, TABLES[call.table]
    fields = {
        name: value
        for name, value in as_object(call.body).items()
        if model.row_field(name) in record
    }
    request = describe.resolve(call.operation.request or {})
    return _patched(call, fields) if describe.shape(request) == "any" else fields


def _patched(call: Call, fields: Record) -> Record:
    """Fields as a PATCH of one row takes them; none where rows take no PATCH."""
    path = call.operation.path.replace("bulk-edit/", "{id}/").partition("{id}/")[0] + "{id}/"
    patch = call.engine.description.operations.get(("PATCH", path))
    return call.engine.validated(patch, fields) if patch else {}


def _shaped(call: Call, record: Record | None) -> Any:
    """A row where the answer is one (the row at hand, or one of the body's, or the last)."""
    describe, response = call.engine.description, call.operation.response or {}
    shown = describe.resolve(response["items"]) if response.get("type") == "array" else response
    if "id" not in describe.branches(shown)[0].get("properties", {}):
        return describe.example(response, {**(record or {}), **_scalars(call.body)})
    rows = [record] if record is not None else _rows_of(call)
    if shown is not response:
        return call.show_all(rows)
    return call.show(rows[-1]) if rows else describe.example(response)


def _scalars(body: Any) -> Record:
    """What a body holds of plain values and lists of them, to be told back."""
    plain_types = str | int | float
    return {
        name: value
        for name, value in as_object(body).items()
        if isinstance(value, plain_types)
        or (is_list(value) and all(isinstance(item, plain_types) for item in value))
    }


def _rows_of(call: Call) -> list[Record]:
    """The rows that a list of ids in the body names; without one, a page of the collection."""
    for name, value in as_object(call.body).items():
        if is_list(value):
            return call.all_named(call.table, name)
    return call.rows()[: call.state.settings.page_size]


def _export(call: Call) -> Answer:
    """A file that is made for the request: always the same workbook."""
    name = f"{call.operation.path.split('/')[2]}-{call.path.get('id', 'all')}.xlsx"
    headers = {
        "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    return Answer(call.operation.status, _WORKBOOK.read_bytes(), headers)


def bulk_delete(call: Call) -> Any:
    """Delete the rows that `ids` names, all or none; where one is promised, show the last."""
    records = call.all_named(call.table, "ids")
    answer = None if call.operation.response is None else _shaped(call, None)
    for record in records:
        discard(call, call.table, record)
    return answer


def bulk_edit(call: Call) -> Any:
    """Set the body's other fields on the rows that `ids` names, judged as a PATCH of each."""
    records = call.all_named(call.table, "ids")
    fields = _patched(call, {k: v for k, v in call.data.items() if k != "ids"})
    for record in records:
        change(call, call.table, record, dict(fields))
    return {"modified": len(records)}


def delete(call: Call) -> Any:
    """Delete the row in the path and show it once more."""
    record = call.record()
    answer = call.show(record)
    discard(call, call.table, record)
    return answer


BY_LAST_WORD: dict[str, Handler] = {
    "bulk-delete": bulk_delete,
    "bulk-edit": bulk_edit,
    "delete": delete,
}
