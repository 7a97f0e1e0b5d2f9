"""From the JSON of rows to one Arrow array: msgspec parses, Arrow takes column after column.

Arrow's own JSON reader takes as long for less: it has no type for free-form JSON, and ends the
process where a row is no object.
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
        step = 1 + len(rows) * PIECE // sum(map(len, rows))
        places = range(0, len(rows), step)
        misfits: list[tuple[int, Misfit]] = []
        pieces = [self._piece(place, rows[place : place + step], misfits) for place in places]
        array: Any = pa.concat_arrays(pieces)
        try:
            return array.cast(self.record.type), misfits
        except pa.ArrowInvalid:
            if self._unusual_dates:
                raise
            self._unusual_dates = True
            return self.read(rows)

    def _piece(self, first: int, rows: Sequence[Json], misfits: list[tuple[int, Misfit]]) -> Any:
        parsed = list(map(self._parse, rows))
        misfits += [(first + place, misfit) for place, misfit in doubts(self.record, parsed)]
        return self._column(self.record, parsed)

    def _column(self, shape: Shape, values: Sequence[Any]) -> Any:
        """The array of what was parsed, with ``None`` for null.

        Dates and free-form JSON are text still: a cast of all at once takes less.
        """
        if isinstance(shape, Scalar):
            date = shape.date
            return self._dates(shape.type, date, values) if date else pa.array(values, shape.type)
        if isinstance(shape, Record):
            return self._objects(shape, values)
        if isinstance(shape, Items):
            return self._lists(shape.item, values)
        return _texts(values) if isinstance(shape, FreeForm) else _fitting(shape, values)

    def _objects(self, shape: Record, values: Sequence[Any]) -> Any:
        values, mask = _without_null(values, shape.row())
        # A list, since going through the rows once for all fields takes less than for each.
        parts = list(zip(*map(astuple, values), strict=True)) or [()] * len(shape.fields)
        columns = list(map(self._column, shape.fields.values(), parts))
        return arrow.StructArray.from_arrays(columns, names=shape.fields, mask=mask)

    def _lists(self, shape: Shape, values: Sequence[Any]) -> Any:
        if isinstance(shape, Scalar) and not shape.date:
            return pa.array(values, pa.list_(shape.type))
        values, mask = _without_null(values, ())
        offsets = pa.array(accumulate(map(len, values), initial=0), pa.int32())
        items = self._column(shape, list(chain.from_iterable(values)))
        return arrow.ListArray.from_arrays(offsets, items, mask=mask)

    def _dates(self, kind: pa.DataType, date: Callable[[str], Any], values: Sequence[Any]) -> Any:
        text = pa.array(values, TEXT)
        if not self._unusual_dates:
            return text
        try:
            return text.cast(kind)
        except pa.ArrowInvalid:
            return pa.array([None if value is None else date(value) for value in values], kind)


def _without_null(values: Sequence[Any], nothing: object) -> tuple[Sequence[Any], Any]:
    """The values with ``nothing`` for null, and which of them are null, if any."""
    if None not in values:
        return values, None
    filled = [nothing if value is None else value for value in values]
    return filled, pa.array([value is None for value in values])


def _texts(values: Sequence[msgspec.Raw | None]) -> Any:
    """JSON values as text; null is null."""
    raw = [None if value is None or (text := bytes(value)) == b"null" else text for value in values]
    return pa.array(raw, pa.binary())


def _fitting(shape: Doubtful, values: Sequence[msgspec.Raw | None]) -> Any:
    """What fits; null for what does not."""
    fit = [None if raw is None else fit_value(shape.shape, raw, (), []) for raw in values]
    return pa.array(fit, shape.type)
