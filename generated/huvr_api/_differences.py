# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""Where a response is not what HUVR documents: said in the log (DEBUG), never raised.

Imported only when that log is on. It looks at the JSON and leaves the models alone.
"""

from __future__ import annotations

import datetime
from collections import Counter
from functools import cache
from typing import Any, cast, get_args

from ._convert import inner, is_list, is_model, is_object, split, to_date, to_datetime
from ._model import Model
from ._show import is_secret
from ._spec import spec_of
from .operations import log

_PLAIN: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (int, float),
    "str": (str,),
    "bool": (bool,),
    "None": (type(None),),
}
_choices = cache(split)
_is_model = cache(is_model)
_MOST = 40
"""Differences that one record names; a wrong page could hold thousands."""


def tell(what: str, annotation: str, data: Any) -> None:
    """Log one record that names every field of `data` that differs from `annotation`.

    It names fields and types, and of values only undocumented ones of an enum.
    """
    found: Counter[str] = Counter()
    _compare(what, annotation, data, found)
    if found:
        lines = [f"{line} ({times}x)" for line, times in sorted(found.items())]
        more = [f"and {len(lines) - _MOST} others"] if len(lines) > _MOST else []
        text = "; ".join(lines[:_MOST] + more)
        log.debug("%s: the response differs from HUVR's description: %s", what, text)


def _compare(where: str, annotation: str, data: Any, found: Counter[str]) -> None:
    choices = _choices(annotation)
    fitting = [choice for choice in choices if _fits(choice, data)]
    if not fitting:
        found[f"{where} is {_name(data)}, documented as {annotation}"] += 1
    elif isinstance(data, str):
        _value(where, choices, data, found)
    else:
        _inside(where, fitting[0], data, found)


def _name(data: object) -> str:
    return "null" if data is None else type(data).__name__


def _fits(kind: str, data: object) -> bool:
    if kind in _PLAIN:
        return isinstance(data, _PLAIN[kind]) and (kind == "bool" or not isinstance(data, bool))
    if kind.startswith("datetime."):
        parse = to_datetime if kind == "datetime.datetime" else to_date
        return isinstance(data, str) and isinstance(parse(data), datetime.date)
    if kind.startswith("list["):
        return isinstance(data, list)
    if kind.startswith("dict[") or _is_model(kind):
        return isinstance(data, dict)
    return kind == "Any" or (kind != "Unset" and isinstance(data, str))  # an enum


def _inside(where: str, kind: str, data: Any, found: Counter[str]) -> None:
    if kind.startswith("list[") and is_list(data):
        for item in data:
            _compare(where, inner(kind), item, found)
    elif kind.startswith("dict[") and is_object(data):
        for item in data.values():
            _compare(where, inner(kind), item, found)
    elif _is_model(kind) and is_object(data):
        _fields(kind, data, found)


def _fields(name: str, data: dict[str, Any], found: Counter[str]) -> None:
    from . import models

    spec = spec_of(cast("type[Model]", getattr(models, name)))
    for _, key, annotation in spec.fields:
        if key in data:
            _compare(f"{name}.{key}", annotation, data[key], found)
        elif "Unset" not in _choices(annotation):
            found[f"{name}.{key} is missing"] += 1
    for key in data.keys() - spec.keys:
        found[f"{name}.{key} is not documented"] += 1


def _value(where: str, choices: list[str], data: str, found: Counter[str]) -> None:
    known = {kind: _documented(kind) for kind in choices}
    enums = [kind for kind in choices if known[kind]]
    if enums and not any(data in values for values in known.values()):
        shown = "another value" if is_secret(where) else repr(data[:40])
        found[f"{where} is {shown}, not one of {' or '.join(enums)}"] += 1


@cache
def _documented(kind: str) -> tuple[str, ...]:
    """The values of an enum; nothing for any other type."""
    from . import models

    named = kind.isidentifier() and kind in models.MODULES
    return get_args(getattr(models, kind)) if named else ()
