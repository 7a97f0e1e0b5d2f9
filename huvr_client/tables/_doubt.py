"""Fields that the server fills otherwise than documented.

Where a value did not fit, more will follow: HUVR sends some fields differently throughout. Such a
part becomes doubtful: from then on its values are looked at one by one, and the rest of the row is
read as fast as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ._fit import Misfit, Path, fit_value
from ._shapes import Doubtful, FreeForm, Items, Record, Shape


def doubted(record: Record, paths: Iterable[Path]) -> Record:
    """The record with the parts at ``paths`` doubtful."""
    for path in paths:
        names = [part for part in path if isinstance(part, str)]
        record = _doubted_field(record, names) if names else record
    return record


def _doubted(shape: Shape, names: Sequence[str]) -> Shape:
    if isinstance(shape, (Doubtful, FreeForm)):
        return shape
    if names and isinstance(shape, Items):
        return Items(_doubted(shape.item, names))
    if names and isinstance(shape, Record):
        return _doubted_field(shape, names)
    return Doubtful(shape)


def _doubted_field(record: Record, names: Sequence[str]) -> Record:
    name, *rest = names
    return Record(record.name, {**record.fields, name: _doubted(record.fields[name], rest)})


def doubts(record: Record, picked: Sequence[Any]) -> Iterator[tuple[int, Misfit]]:
    """What does not fit in the doubtful parts of rows, by the row's place."""
    if record.doubtful:
        for place, value in enumerate(picked):
            for misfit in _misfits(record, value, ()):
                yield place, misfit


def _misfits(shape: Shape, value: Any, path: Path) -> Iterator[Misfit]:
    if value is None:
        return
    if isinstance(shape, Doubtful):
        misfits: list[Misfit] = []
        fit_value(shape.shape, value, path, misfits)
        yield from misfits
    elif isinstance(shape, Items):
        for place, item in enumerate(value):
            yield from _misfits(shape.item, item, (*path, place))
    elif isinstance(shape, Record):
        for attribute, name, field in shape.doubts:
            yield from _misfits(field, getattr(value, attribute), (*path, name))
