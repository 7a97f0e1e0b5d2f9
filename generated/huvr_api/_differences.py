"""Where a response is not what HUVR documents: said in the log (DEBUG), never raised."""

from __future__ import annotations

import datetime
import logging
from collections import Counter
from typing import Any, cast, get_args

from ._model import Model, is_list, is_model, is_object, spec_of, split, to_date, to_datetime

log = logging.getLogger("huvr_client")

_PLAIN: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (int, float),
    "str": (str,),
    "bool": (bool,),
    "None": (type(None),),
}


def tell(what: str, annotation: str, data: Any) -> None:
    """Log one record that names every field of `data` that differs from `annotation`."""
    found: Counter[str] = Counter()
    _compare(what, annotation, data, found)
    if found:
        text = "; ".join(f"{line} ({times}x)" for line, times in sorted(found.items()))
        log.debug("%s: the response differs from HUVR's description: %s", what, text)


def _compare(where: str, annotation: str, data: Any, found: Counter[str]) -> None:
    choices = split(annotation)
    if "Any" in choices or any(_fits(choice, data) for choice in choices):
        for choice in choices:
            _inside(where, choice, data, found)
    else:
        found[f"{where} is {_name(data)}, documented as {annotation}"] += 1


def _name(data: Any) -> str:
    return "null" if data is None else type(data).__name__


def _fits(kind: str, data: Any) -> bool:
    if kind in _PLAIN:
        return isinstance(data, _PLAIN[kind]) and (kind == "bool" or not isinstance(data, bool))
    if kind.startswith("datetime."):
        parse = to_datetime if kind == "datetime.datetime" else to_date
        return isinstance(data, str) and isinstance(parse(data), datetime.date)
    if kind.startswith("list["):
        return isinstance(data, list)
    if kind.startswith("dict[") or is_model(kind):
        return isinstance(data, dict)
    return isinstance(data, str)  # an enum


def _inside(where: str, kind: str, data: Any, found: Counter[str]) -> None:
    if kind.startswith("list[") and is_list(data):
        for item in data:
            _compare(where, kind[5:-1], item, found)
    elif is_model(kind) and is_object(data):
        _fields(kind, data, found)
    elif isinstance(data, str) and kind not in _PLAIN and not kind.startswith("datetime."):
        _value(where, kind, data, found)


def _fields(name: str, data: dict[str, Any], found: Counter[str]) -> None:
    from . import models

    spec = spec_of(cast("type[Model]", getattr(models, name)))
    for _, key, annotation in spec.fields:
        if key in data:
            _compare(f"{name}.{key}", annotation, data[key], found)
        elif "Unset" not in annotation:
            found[f"{name}.{key} is missing"] += 1
    for key in data.keys() - spec.keys:
        found[f"{name}.{key} is not documented"] += 1


def _value(where: str, kind: str, data: str, found: Counter[str]) -> None:
    from . import models

    known = get_args(getattr(models, kind, None))
    if known and data not in known:
        found[f"{where} is {data[:40]!r}, not one of {kind}"] += 1
