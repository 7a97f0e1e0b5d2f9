# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""Where an answer is not what HUVR documents: said in the log, if DEBUG is on, not raised."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any, get_args

from ._answers import fits, kind_of, log
from ._decode import NATIVE, inner, is_model, model, opener, split
from ._json import dump, is_list, is_object
from ._show import is_secret

_choices = cache(split)
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
    fitting = [choice for choice in choices if fits(choice, data) and _parses(choice, data)]
    if not fitting:
        documented = annotation.replace("models.", "")
        found[f"{where} is {kind_of(data)}, documented as {documented}"] += 1
    elif isinstance(data, str):
        _value(where, choices, data, found)
    else:
        _inside(where, fitting[0], data, found)


def _parses(kind: str, data: object) -> bool:
    """Whether text is a date, where it should be one."""
    return kind not in NATIVE or not isinstance(opener(kind)(dump(data)), (str, int, float))


def _inside(where: str, kind: str, data: Any, found: Counter[str]) -> None:
    if kind.startswith("list[") and is_list(data):
        for item in data:
            _compare(where, inner(kind), item, found)
    elif kind.startswith("dict[") and is_object(data):
        for item in data.values():
            _compare(where, inner(kind), item, found)
    elif is_object(data) and is_model(kind):
        _fields(kind, data, found)


def _fields(name: str, data: dict[str, Any], found: Counter[str]) -> None:
    cls = model(name)
    fields = {cls.wire_names.get(n, n): kind for n, kind in cls.__field_types__.items()}
    for key, annotation in fields.items():
        if key in data:
            _compare(f"{cls.__name__}.{key}", annotation, data[key], found)
        elif "Unset" not in _choices(annotation):
            found[f"{cls.__name__}.{key} is missing"] += 1
    for key in data.keys() - fields.keys():
        found[f"{cls.__name__}.{key} is not documented"] += 1


def _value(where: str, choices: list[str], data: str, found: Counter[str]) -> None:
    known = {kind: _documented(kind) for kind in choices}
    enums = [kind for kind in choices if known[kind]]
    if enums and not any(data in values for values in known.values()):
        shown = "another value" if is_secret(where) else repr(data[:40])
        names = " or ".join(enums).replace("models.", "")
        found[f"{where} is {shown}, not one of {names}"] += 1


@cache
def _documented(kind: str) -> tuple[str, ...]:
    """The values of an enum; nothing for any other type."""
    from .models import MODULES

    return get_args(model(kind)) if MODULES.get(kind.removeprefix("models.")) == "enums" else ()
