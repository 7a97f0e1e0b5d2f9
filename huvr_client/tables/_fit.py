"""Rows that do not have the types of their record: what fits goes in, the rest is told.

Slower than ``_columns``, and for the batches that it refuses. What it takes, this takes as well.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
import pyarrow as pa

from ._shapes import FLOAT, Doubtful, FreeForm, Items, Record, Scalar, Shape

Json: TypeAlias = bytes | msgspec.Raw
Path: TypeAlias = tuple[str | int, ...]
Misfit: TypeAlias = tuple[Path, bytes]
"""Where a value does not fit, and its JSON."""

UNFIT = (msgspec.DecodeError, ValueError, OverflowError)
"""What is raised where a value does not fit."""


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
        return text.decode() if isinstance(shape, FreeForm) else _value(shape, text)
    except UNFIT:
        misfits.append((path, text))
        return None


def _members(text: bytes) -> Mapping[str, Json]:
    """The members of an object, as JSON. Raises one of ``UNFIT``."""
    try:
        members: Mapping[str, Json] = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError:
        members = {name: _dumped(value) for name, value in _loaded(text, dict).items()}
    return members


def _elements(text: bytes) -> Sequence[Json]:
    """The elements of a list, as JSON. Raises one of ``UNFIT``."""
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


def _value(shape: Scalar, raw: bytes) -> object:
    if shape.type == FLOAT:
        return _number(raw)
    value = shape.parse(raw)
    return shape.date(value) if shape.date else value


def _number(raw: bytes) -> float:
    """A number, or what Python writes where there is none: NaN, Infinity."""
    value = float(raw)
    if math.isinf(value) and not raw.endswith(b"Infinity"):
        raise ValueError(value)  # too large
    return value
