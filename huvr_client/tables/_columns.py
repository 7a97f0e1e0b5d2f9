"""From the JSON of rows to one Arrow array: msgspec parses, Arrow takes column after column.

Arrow's own JSON reader takes longer, and has no type for free-form JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from typing import Any

import msgspec
import pyarrow as pa
from msgspec.structs import astuple

from ._doubt import doubts
from ._fit import Json, Misfit, fit_value
from ._shapes import TEXT, Doubtful, FreeForm, Items, Record, Scalar, Shape

arrow: Any = pa
"""Where the type stubs of pyarrow know less than is used here."""

PIECE = 1_000_000
"""Bytes of JSON to parse at a time: the values stay in the processor's cache until Arrow has them,
and in memory there is never more of them."""


class Reader:
    """Reads rows of one record. Not thread-safe."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._parse = msgspec.json.Decoder(record.parsed).decode
        self._unusual_dates = False

    def read(self, rows: Sequence[Json]) -> tuple[Any, list[tuple[int, Misfit]]]:
        """The rows, and what did not fit in the parts that are doubtful, by the row's place.

        Raises one of ``UNFIT`` for rows that are not of the record's types; null is.
        """
        arrays: list[Any] = []
        misfits: list[tuple[int, Misfit]] = []
        step = 1 + len(rows) * PIECE // sum(map(len, rows))
        for first in range(0, len(rows), step):
            parsed = [self._parse(row) for row in rows[first : first + step]]
            arrays.append(self._column(self.record, parsed))
            misfits += [(first + place, misfit) for place, misfit in doubts(self.record, parsed)]
        array: Any = pa.concat_arrays(arrays)
        try:
            return array.cast(self.record.type), misfits
        except pa.ArrowInvalid:
            if self._unusual_dates:
                raise
            self._unusual_dates = True
            return self.read(rows)

    def _column(self, shape: Shape, values: Sequence[Any]) -> Any:
        """The array of what was parsed, with ``None`` for null.

        Dates and free-form JSON are text still: a cast of all at once takes less.
        """
        if isinstance(shape, Scalar):
            if shape.date:
                return self._dates(values, shape.type, shape.date)
            return pa.array(values, shape.type)
        if isinstance(shape, FreeForm):
            return _texts(values)
        if isinstance(shape, Doubtful):
            fit = [None if raw is None else fit_value(shape.shape, raw, (), []) for raw in values]
            return pa.array(fit, shape.type)
        if isinstance(shape, Items) and isinstance(shape.item, Scalar) and not shape.item.date:
            return pa.array(values, shape.type)
        mask = None
        if None in values:
            mask = pa.array([value is None for value in values])
            nothing = () if isinstance(shape, Items) else shape.row()
            values = [nothing if value is None else value for value in values]
        if isinstance(shape, Items):
            offsets = pa.array(accumulate(map(len, values), initial=0), pa.int32())
            items = self._column(shape.item, list(chain.from_iterable(values)))
            return arrow.ListArray.from_arrays(offsets, items, mask=mask)
        # A list, since going through the rows once for all fields takes less than for each.
        parts = list(zip(*map(astuple, values), strict=True)) or [()] * len(shape.fields)
        columns = list(map(self._column, shape.fields.values(), parts))
        return arrow.StructArray.from_arrays(columns, names=shape.fields, mask=mask)

    def _dates(self, values: Sequence[Any], kind: pa.DataType, date: Callable[[str], Any]) -> Any:
        text = pa.array(values, TEXT)
        if not self._unusual_dates:
            return text
        try:
            return text.cast(kind)
        except pa.ArrowInvalid:
            return pa.array([None if value is None else date(value) for value in values], kind)


def _texts(values: Sequence[msgspec.Raw | None]) -> Any:
    """JSON values as text; null is null."""
    raw = [None if value is None or (text := bytes(value)) == b"null" else text for value in values]
    return pa.array(raw, pa.binary())
