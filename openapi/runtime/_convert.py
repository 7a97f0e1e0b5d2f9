"""JSON to Python values: the conversions that an annotation stands for.

None of them raises. A value that is not what HUVR documents stays as it came.
"""

from __future__ import annotations

import datetime
import decimal
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeGuard, cast

if TYPE_CHECKING:
    from ._model import Model

Convert = Callable[[Any], Any]


# What isinstance alone leaves half unknown to one type checker, and a cast is redundant to another.


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether `value` is a JSON array."""
    return isinstance(value, list)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether `value` is a JSON object."""
    return isinstance(value, dict)


def is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether `value` holds several values; text is one."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether `value` maps keys to values."""
    return isinstance(value, Mapping)


def split(annotation: str) -> list[str]:
    """The alternatives of a union: `list[A | B] | None` -> `list[A | B]`, `None`."""
    parts, depth, start = list[str](), 0, 0
    for position, character in enumerate(annotation):
        depth += (character == "[") - (character == "]")
        if character == "|" and depth == 0:
            parts.append(annotation[start:position].strip())
            start = position + 1
    return [*parts, annotation[start:].strip()]


def inner(kind: str) -> str:
    """The type of the values of `list[X]` and `dict[str, X]`."""
    return kind[5:-1] if kind.startswith("list[") else kind.split(",", 1)[1][:-1].strip()


_decoders: dict[str, Convert | None] = {}


def decoder(annotation: str) -> Convert | None:
    """What turns JSON into the annotated type; None where JSON already is that type."""
    if annotation not in _decoders:
        kinds = split(annotation)
        found = [one for one in map(_single, kinds) if one is not None]
        if sum(map(is_model, kinds)) > 1:
            found.insert(0, _tagged([kind for kind in kinds if is_model(kind)]))
        _decoders[annotation] = _first_that_fits(found) if found[1:] else next(iter(found), None)
    return _decoders[annotation]


def _single(kind: str) -> Convert | None:
    if kind in _TEXTS:
        return _TEXTS[kind]
    if kind.startswith(("list[", "dict[")):
        convert = decoder(inner(kind))
        each = _each if kind.startswith("list[") else _every
        return None if convert is None else each(convert)
    return _nested(kind) if is_model(kind) else None


def _first_that_fits(converts: list[Convert]) -> Convert:
    """For unions. A conversion that fits makes a new object; one that does not returns the old."""

    def convert(value: Any) -> Any:
        for one in converts:
            made = one(value)
            if made is not value:
                return made
        return value

    return convert


def _tagged(kinds: list[str]) -> Convert:
    """For a choice of models: the one whose tag the object has."""

    def convert(value: Any) -> Any:
        if value.__class__ is dict:
            from . import models

            for kind in kinds:
                tags = getattr(models, kind).tags
                if any(value.get(field) in values for field, values in tags.items()):
                    return _nested(kind)(value)
        return value

    return convert


# From here on the class is compared, not asked for by isinstance: what comes is what json.loads
# made or `Model.from_dict` copied, and this runs for every nested object.


def _each(convert: Convert) -> Convert:
    def each(value: Any) -> Any:
        return [convert(item) for item in value] if value.__class__ is list else value

    return each


def _every(convert: Convert) -> Convert:
    def every(value: Any) -> Any:
        if value.__class__ is not dict:
            return value
        return {key: convert(item) for key, item in value.items()}

    return every


def is_model(name: str) -> bool:
    """Whether `name` is a class of `huvr_api.models` (and not a plain type or an enum)."""
    from .models import MODULES

    return MODULES.get(name, "enums") != "enums"


def _nested(name: str) -> Convert:
    """Turns an object into model `name`, which is imported when the first object comes."""
    make: Convert | None = None

    def convert(value: Any) -> Any:
        nonlocal make
        if value.__class__ is not dict:
            return value
        if make is None:
            from . import models
            from ._model import maker

            make = maker(cast("type[Model]", getattr(models, name)))
        return make(value)

    return convert


def to_datetime(value: Any) -> Any:
    """A datetime from ISO 8601, or the value itself where it is none."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError:
        return _rare_datetime(value)


def _rare_datetime(value: str) -> Any:
    from dateutil.parser import isoparse  # 6 ms to import, for forms that HUVR hardly sends

    try:
        return isoparse(value)
    except (ValueError, OverflowError):
        return value


def to_date(value: Any) -> Any:
    """A date from YYYY-MM-DD, or the value itself where it is none."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return value


def _reader(read: Callable[[str], object]) -> Convert:
    """`read`, for texts that it can read; what it cannot stays as it came."""

    def convert(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return read(value)
        except (ArithmeticError, ValueError):
            return value

    return convert


_TEXTS: dict[str, Convert] = {
    "datetime.datetime": to_datetime,
    "datetime.date": to_date,
    "datetime.time": _reader(datetime.time.fromisoformat),
    "decimal.Decimal": _reader(decimal.Decimal),
    "uuid.UUID": _reader(uuid.UUID),
}
