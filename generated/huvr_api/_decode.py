# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""From the text of a JSON value to the Python value that an annotation stands for.

Nothing here fails on a value that is not what HUVR documents: it is handed out as it came.
"""

from __future__ import annotations

import datetime
import decimal
import re
import uuid
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, TypeAlias, get_args

import msgspec

from . import models
from ._json import Slice, elements, members, parse

Open: TypeAlias = Callable[[Slice], Any]
"""Makes the value of a JSON text. Raises what `parse` raises, for text that is no JSON."""


def to_datetime(text: str) -> datetime.datetime:
    """A moment from ISO 8601 in any of its forms; raises ValueError or OverflowError.

    HUVR documents times in UTC. So a date alone, or a time without a zone, is taken in UTC: all
    date-times can be compared with each other.
    """
    try:
        when = datetime.datetime.fromisoformat(text)
    except ValueError:
        from dateutil.parser import isoparse  # 6 ms to import, for forms that HUVR hardly sends

        when = isoparse(text)
    return when if when.tzinfo else when.replace(tzinfo=datetime.UTC)


_MOMENT: Any = Annotated[datetime.datetime, msgspec.Meta(tz=True)]
NATIVE: dict[str, tuple[Any, Callable[[str], Any]]] = {
    "datetime.datetime": (_MOMENT | None, to_datetime),
    "datetime.date": (datetime.date | None, datetime.date.fromisoformat),
    "datetime.time": (datetime.time | None, datetime.time.fromisoformat),
    "decimal.Decimal": (decimal.Decimal | None, decimal.Decimal),
    "uuid.UUID": (uuid.UUID | None, uuid.UUID),
}
"""What the native decoder makes of text: the type for it, and Python's way for unusual forms."""

JSON: tuple[type, ...] = (dict, list, str, int, float, bool, type(None), decimal.Decimal)
"""The classes of JSON values; a Decimal is an integer that Python does not convert."""
_PLAIN: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "str": (str,),
    "None": (type(None),),
    "Any": JSON,
    **dict.fromkeys(NATIVE, (str,)),
    "decimal.Decimal": (str, decimal.Decimal),
}


@cache
def split(annotation: str) -> tuple[str, ...]:
    """The alternatives of a union: `list[A | B] | None` -> `list[A | B]`, `None`."""
    parts, depth, start = list[str](), 0, 0
    for position, character in enumerate(annotation):
        depth += (character == "[") - (character == "]")
        if character == "|" and depth == 0:
            parts.append(annotation[start:position].strip())
            start = position + 1
    return (*parts, annotation[start:].strip())


def inner(kind: str) -> str:
    """The type of the values of `list[X]` and `dict[str, X]`."""
    return kind[5:-1] if kind.startswith("list[") else kind.split(",", 1)[1][:-1].strip()


def is_model(kind: str) -> bool:
    """Whether `kind` is a class of `huvr_api.models` (and not a plain type or an enum)."""
    return models.MODULES.get(kind.removeprefix("models."), "enums") != "enums"


def model(kind: str) -> Any:
    """The class or enum that `kind` names; imports its module."""
    return getattr(models, kind.removeprefix("models."))


@cache
def documented(kind: str) -> tuple[str | int, ...]:
    """The values of an enum; none of another type."""
    enum = models.MODULES.get(kind.removeprefix("models.")) == "enums"
    return get_args(model(kind)) if enum else ()


@cache
def choice(annotation: str, json_class: type) -> str | None:
    """The first alternative that JSON values of a class can be of; None if there is none."""
    return next((kind for kind in split(annotation) if json_class in _json_classes(kind)), None)


def _json_classes(kind: str) -> Iterable[type]:
    if kind.startswith("list["):
        return (list,)
    if kind.startswith("dict[") or is_model(kind):
        return (dict,)
    return _PLAIN.get(kind) or map(type, documented(kind))


def opens_nothing(annotation: str) -> bool:
    """Whether the values of `annotation` are JSON as it is parsed, without models and dates."""
    words = re.findall(r"[\w.]+", annotation)
    return not any(word in NATIVE or is_model(word) for word in words)


@cache
def opener(annotation: str, *, apart: bool = False) -> Open:
    """What makes the value of `annotation`: of several types the first that the value fits.

    `apart`: each item of a list gets a text of its own, so that who keeps one does not keep all.
    """
    open_: Open = parse
    for kind in reversed(split(annotation)):
        open_ = open_ if opens_nothing(kind) else _single(kind, open_, apart)
    classes = [model(kind) for kind in split(annotation) if is_model(kind)]
    return _tagged(classes, open_) if classes[1:] else open_


def _single(kind: str, otherwise: Open, apart: bool) -> Open:
    """`otherwise` is for text that does not fit `kind`."""
    if kind in NATIVE:
        return _native(*NATIVE[kind], otherwise)
    if kind.startswith("list["):
        return _list(opener(inner(kind)), otherwise, apart)
    if kind.startswith("dict["):
        return _dict(opener(inner(kind)), otherwise)
    made: Open = model(kind).__opener__(otherwise)
    return made


def _tagged(classes: list[Any], otherwise: Open) -> Open:
    """For a choice of models: the one whose tag an object has."""

    def open_(text: Slice) -> Any:
        came = members(text) or {}
        for cls in classes:
            tags = [field for field in cls.tags if field in came]
            if any(parse(came[field]) in cls.tags[field] for field in tags):
                return cls.__opener__(otherwise)(text)
        return otherwise(text)

    return open_


def _native(form: Any, convert: Callable[[str], Any], otherwise: Open) -> Open:
    decode = msgspec.json.Decoder(form).decode

    def open_(text: Slice) -> Any:
        try:
            return decode(text)
        except msgspec.DecodeError:
            value = parse(text)
        try:
            return convert(value) if isinstance(value, str) else otherwise(text)
        except (ValueError, ArithmeticError):
            return otherwise(text)

    return open_


def _list(each: Open, otherwise: Open, apart: bool) -> Open:
    def open_(text: Slice) -> Any:
        parts = elements(text)
        if parts is None:
            return otherwise(text)
        return [each(bytes(part) if apart else part) for part in parts]

    return open_


def _dict(each: Open, otherwise: Open) -> Open:
    def open_(text: Slice) -> Any:
        parts = members(text)
        return otherwise(text) if parts is None else {k: each(v) for k, v in parts.items()}

    return open_
