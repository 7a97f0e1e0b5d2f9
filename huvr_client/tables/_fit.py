"""Rows that do not have the types of their record: what fits goes in, the rest is told.

Slower than ``_columns``, and for the batches that it refuses. What it takes, this takes as well.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
import pyarrow as pa

from ._shapes import Doubtful, FreeForm, Items, Record, Shape

Json: TypeAlias = bytes | msgspec.Raw
Path: TypeAlias = tuple[str | int, ...]
Misfit: TypeAlias = tuple[Path, bytes]
"""Where a value does not fit, and its JSON."""

_UNFIT = (msgspec.DecodeError, ValueError, OverflowError)


def fit(record: Record, rows: Sequence[bytes]) -> tuple[Any, list[tuple[int, Misfit]]]:
    """The rows, null where a value does not fit, and those values by the row's place."""
    values: list[Any] = []
    misfits: list[tuple[int, Misfit]] = []
    for place, row in enumerate(rows):
        of_row: list[Misfit] = []
        values.append(fit_value(record, row, (), of_row))
        misfits += [(place, misfit) for misfit in of_row]
    return pa.array(values, record.type), misfits


def fit_value(shape: Shape, raw: Json, path: Path, misfits: list[Misfit]) -> Any:
    """The value of ``raw``, as Arrow takes it for ``shape``; a misfit is null and noted."""
    text = bytes(raw)
    if text == b"null":
        return None
    try:
        if isinstance(shape, Record):
            fields = _members(text)
            return {
                name: fit_value(field, fields[name], (*path, name), misfits)
                for name, field in shape.fields.items()
                if name in fields
            }
        if isinstance(shape, Items):
            items = _elements(text)
            return [
                fit_value(shape.item, item, (*path, place), misfits)
                for place, item in enumerate(items)
            ]
        if isinstance(shape, Doubtful):
            return fit_value(shape.shape, raw, path, misfits)
        return text.decode() if isinstance(shape, FreeForm) else _PARSERS[shape.type](text)
    except _UNFIT:
        misfits.append((path, text))
        return None


def _members(text: bytes) -> Mapping[str, Json]:
    """The members of an object, as JSON. Raises one of ``_UNFIT``."""
    try:
        members: Mapping[str, Json] = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError:
        members = {name: _dumped(value) for name, value in _loaded(text, dict).items()}
    return members


def _elements(text: bytes) -> Sequence[Json]:
    """The elements of a list, as JSON. Raises one of ``_UNFIT``."""
    try:
        elements: Sequence[Json] = msgspec.json.decode(text, type=list[msgspec.Raw])
    except msgspec.DecodeError:
        elements = [_dumped(value) for value in _loaded(text, list)]
    return elements


def _loaded(text: bytes, kind: type) -> Any:
    """What msgspec does not read but Python does: NaN and half characters somewhere in it."""
    value = json.loads(text)
    if not isinstance(value, kind):
        raise ValueError(kind)
    return value


def _dumped(value: object) -> bytes:
    return json.dumps(value).encode()


def _integer(raw: bytes) -> int:
    value: int = msgspec.json.decode(raw, type=int)
    if not -(2**63) <= value < 2**63:
        raise ValueError(value)
    return value


def _number(raw: bytes) -> float:
    """A number, or what Python writes where there is none: NaN, Infinity."""
    value = float(raw)
    if math.isinf(value) and not raw.endswith(b"Infinity"):
        raise ValueError(value)  # too large
    return value


def _text(raw: bytes) -> str:
    return msgspec.json.decode(raw, type=str)


def _moment(raw: bytes) -> datetime.datetime:
    """A time; one without a zone is UTC, in which HUVR gives its times."""
    value = datetime.datetime.fromisoformat(_text(raw))
    return value.astimezone(datetime.UTC) if value.tzinfo else value.replace(tzinfo=datetime.UTC)


def _day(raw: bytes) -> datetime.date:
    value = _moment(raw)
    if value.time() != datetime.time():
        raise ValueError(value)
    return value.date()


_PARSERS: dict[pa.DataType, Callable[[bytes], object]] = {
    pa.int64(): _integer,
    pa.float64(): _number,
    pa.bool_(): lambda raw: msgspec.json.decode(raw, type=bool),
    pa.string(): _text,
    pa.timestamp("us", "UTC"): _moment,
    pa.date32(): _day,
}
