"""Rows gathered into batches of bounded size."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from ._columns import Reader
from ._doubt import doubted
from ._fit import UNFIT, Json, Misfit, Path, fit
from ._flat import columns_of, schema_of
from ._shapes import TEXT, Record

ROWS = 10_000
BYTES = 8_000_000
"""A batch is full with so many rows, or with so many bytes of JSON."""


class Batches:
    """The batches of one reading. Not thread-safe."""

    def __init__(self, shape: Record, *, flat: bool) -> None:
        self._shape = shape
        self._reader = Reader(shape)
        self._flat = flat
        self._schema = schema_of(shape.type, flat=flat)
        self._rows: list[Json] = []
        self._size = 0
        self._rejects: list[pa.Table] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, row: Json) -> bool:
        """Take a row, as JSON; whether the batch is full."""
        self._rows.append(row)
        self._size += len(row)
        return len(self._rows) >= ROWS or self._size >= BYTES

    def take(self) -> pa.RecordBatch:
        """The rows so far as a batch; the next one begins."""
        rows, self._rows, self._size = self._rows, [], 0
        try:
            array, misfits = self._reader.read(rows)
        except UNFIT:
            array, misfits = fit(self._shape, rows)
            paths = {path for _, (path, _) in misfits}
            self._reader = Reader(doubted(self._reader.record, paths))
        batch = pa.record_batch(columns_of(array, flat=self._flat), schema=self._schema)
        if misfits:
            self._note(batch, misfits)
        return batch

    def _note(self, batch: pa.RecordBatch, misfits: list[tuple[int, Misfit]]) -> None:
        places = pa.array([place for place, _ in misfits], pa.int64())
        has_id = "id" in self._shape.fields
        columns: dict[str, Any] = {
            "id": batch.column("id").take(places) if has_id else [None] * len(misfits),
            "field": [_shown(path) for _, (path, _) in misfits],
            "value": [raw.decode(errors="backslashreplace") for _, (_, raw) in misfits],
        }
        self._rejects.append(pa.table(columns, self._rejects_schema))

    @property
    def _rejects_schema(self) -> pa.Schema:
        row_id = self._shape.fields.get("id")
        kind = TEXT if row_id is None else row_id.type
        return pa.schema([("id", kind), ("field", TEXT), ("value", TEXT)])

    def rejects(self) -> pa.Table:
        """What did not fit so far."""
        return pa.concat_tables([self._rejects_schema.empty_table(), *self._rejects])


def _shown(path: Path) -> str:
    """``labels[0].name``."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).removeprefix(".")
