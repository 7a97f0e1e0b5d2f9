"""From the bytes of rows to one Arrow array, without a Python object for each field.

Arrow's JSON reader makes the columns. It has no type for free-form JSON, so the texts of those
parts are picked out of the bytes by msgspec, which steps over all else, and put in their places.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import msgspec
import pyarrow as pa
from pyarrow import json

from ._doubt import doubts
from ._fit import Misfit, fit_value
from ._shapes import TEXT, Doubtful, FreeForm, Items, Record, Scalar, Shape

arrow: Any = pa
"""Where the type stubs of pyarrow know less than is used here."""

BLOCK = 2_000_000
"""Bytes of JSON that a thread of Arrow's reads at a time."""
MISFIT = (pa.ArrowInvalid, msgspec.DecodeError, UnicodeDecodeError)
"""What is raised where a row is not of the record's types."""


class Reader:
    """Reads rows of one record. Thread-safe."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._schema = pa.schema(list(record.read))

    def read(self, rows: Sequence[bytes]) -> tuple[Any, list[tuple[int, Misfit]]]:
        """The rows, and what did not fit in the parts that are doubtful, by the row's place.

        A row is one line. Raises one of ``MISFIT`` for rows that are no JSON objects of the
        record's types.
        """
        if any(row[:1] != b"{" for row in rows):
            # With some of them Arrow's reader does not fail but kills the process.
            raise pa.ArrowInvalid("a row is no object")
        pick = self.record.picker
        picked = [pick.decode(row) for row in rows] if pick else []
        array = _assemble(self.record, self._read(rows), picked)
        return array, list(doubts(self.record, picked))

    def _read(self, rows: Sequence[bytes]) -> Any:
        lines = b"\n".join(rows)
        if not lines.isascii():
            lines.decode()  # the JSON reader would let pass what is no text
        block = max(BLOCK, 2 * max(map(len, rows)))  # a row may reach over two blocks, not three
        table = json.read_json(
            arrow.BufferReader(lines),
            read_options=json.ReadOptions(block_size=block),
            parse_options=json.ParseOptions(
                explicit_schema=self._schema, unexpected_field_behavior="ignore"
            ),
        )
        if table.num_rows != len(rows):
            raise pa.ArrowInvalid("the rows are not one object each")
        columns = [column.combine_chunks() for column in table.columns]
        return arrow.StructArray.from_arrays(columns, fields=list(table.schema))


def _assemble(shape: Shape, read: Any, picked: Sequence[Any]) -> Any:
    """The array of ``shape`` from what was read and what was picked, value by value."""
    if isinstance(shape, FreeForm):
        return texts(picked)
    if isinstance(shape, Doubtful):
        values = [None if raw is None else fit_value(shape.shape, raw, (), []) for raw in picked]
        return pa.array(values, shape.type)
    if isinstance(shape, Scalar) or shape.pick is None:
        return read.cast(shape.type)
    if isinstance(shape, Items):
        items = [item for value in picked if value is not None for item in value]
        inner = _assemble(shape.item, read.values, items)
        return arrow.ListArray.from_arrays(read.offsets, inner, mask=_mask(read))
    columns = [
        _assemble(field, *_column(name, place, field, read, picked))
        for place, (name, field) in enumerate(shape.fields.items())
    ]
    return arrow.StructArray.from_arrays(columns, fields=list(shape.type), mask=_mask(read))


def _column(
    name: str, place: int, field: Shape, read: Any, picked: Sequence[Any]
) -> tuple[Any, Sequence[Any]]:
    """What was read of a record's field, and what was picked of it."""
    column = None if field.read is None else read.field(name)
    if field.pick is None:
        return column, ()
    part = attrgetter(f"f{place}")
    return column, [None if value is None else part(value) for value in picked]


def _mask(array: Any) -> Any:
    return array.is_null() if array.null_count else None


def texts(picked: Sequence[msgspec.Raw | None]) -> pa.Array[Any]:
    """JSON values as text; null is null."""
    raw = [None if value is None else bytes(value) for value in picked]
    return pa.array([None if text == b"null" else text for text in raw], pa.binary()).cast(TEXT)
