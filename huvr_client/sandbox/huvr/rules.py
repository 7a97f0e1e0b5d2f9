"""Operations beyond create, read, update, delete and list, answered by rule.

What the path says (`bulk-delete`, `bulk-edit`, `delete`), what the row knows, and the shape of the
described answer. The sandbox makes up no meaning: nobody has seen what HUVR does there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..drf.responses import Answer
from ..drf.store import Record
from ..drf.values import as_object, is_list
from .crud import change, discard, listing
from .engine import Call, Handler
from .tables import TABLES, read_schema

_WORKBOOK = Path(__file__).with_name("export.xlsx")


def by_shape(call: Call) -> Any:
    """Set what the row knows of the body's fields, then answer what the description promises."""
    record = call.record() if call.table and "id" in call.path else None
    if record is not None and call.operation.method != "GET":
        change(call, call.table, record, own_fields(call))
    if call.operation.binary:
        return _export(call)
    if call.operation.response is None:
        return None
    return listing(call) if call.operation.pages else _shaped(call, record)


def own_fields(call: Call) -> Record:
    """Fields of the body that reading the row shows, judged by whatever schema describes them."""
    properties = read_schema(call.engine.description, call.table).get("properties", {})
    model = TABLES[call.table]
    return {
        name: value
        for name, value in _judged(call, as_object(call.body)).items()
        if model.row_field(name) in properties
    }


def _judged(call: Call, fields: Record) -> Record:
    """Fields as the operation takes them; of a free body, as its twin or a PATCH of the row does.

    The twin of a PUT is the POST on the same path.
    """
    describe, path = call.engine.description, call.operation.path
    row = path.replace("bulk-edit/", "{id}/").partition("{id}/")[0] + "{id}/"
    twin = ("POST" if call.operation.method == "PUT" else call.operation.method, path)
    for key in (call.operation.method, path), twin, ("PATCH", row):
        operation = describe.operations.get(key)
        request = describe.resolve((operation and operation.request) or {})
        if operation is not None and describe.shape(request) == "object":
            return as_object(call.engine.validated(operation, fields))
    return {}


def _shaped(call: Call, record: Record | None) -> Any:
    """A row where the answer is one (the row at hand, or one of the body's, or the last)."""
    describe, response = call.engine.description, call.operation.response or {}
    shown = describe.resolve(response["items"]) if response.get("type") == "array" else response
    is_row = "id" in describe.branches(shown)[0].get("properties", {})
    rows = ([record] if record is not None else _rows_of(call)) if is_row else []
    if is_row and shown is not response:
        return call.show_all(rows)
    if rows:
        return call.show(rows[-1])
    return describe.example(response, {**(record or {}), **as_object(call.body)})


def _rows_of(call: Call) -> list[Record]:
    """The rows that a list of ids in the body names; without one, a page of the collection."""
    for name in ("ids", call.table):
        if is_list(as_object(call.body).get(name)):
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
    fields = {k: v for k, v in _judged(call, call.data).items() if k != "ids"}
    for record in records:
        change(call, call.table, record, dict(fields))
    return call.engine.description.example(call.operation.response or {}, call.data)


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
