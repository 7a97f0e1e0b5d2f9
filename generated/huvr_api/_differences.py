# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""Where an answer is not what HUVR documents: said in the log, if DEBUG is on, not raised."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from ._answers import kind_of, log
from ._decode import NATIVE, choice, documented, inner, is_model, model, opener, split
from ._json import dump, is_object
from ._model import wire_types
from ._show import is_secret

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
    kind = choice(annotation, data.__class__)
    if kind is None or (kind in NATIVE and not _parses(annotation, data)):
        shown = annotation.replace("models.", "")
        found[f"{where} is {kind_of(data)}, documented as {shown}"] += 1
    elif isinstance(data, (dict, list)):
        _inside(where, kind, data, found)
    elif documented(kind) and data not in _values(annotation):
        _undocumented(where, annotation, data, found)


def _parses(annotation: str, text: str) -> bool:
    """Whether text is a date, or may be any text."""
    return "str" in split(annotation) or not isinstance(opener(annotation)(dump(text)), str)


def _inside(where: str, kind: str, data: Any, found: Counter[str]) -> None:
    if is_model(kind):
        _fields(kind, data, found)
    elif kind != "Any":
        each = inner(kind)
        for item in data.values() if is_object(data) else data:
            _compare(where, each, item, found)


def _fields(kind: str, data: dict[str, Any], found: Counter[str]) -> None:
    known = _known(kind)
    for key, (where, annotation) in known.items():
        if key in data:
            _compare(where, annotation, data[key], found)
        elif "Unset" not in split(annotation):
            found[f"{where} is missing"] += 1
    for key in data.keys() - known.keys():
        found[f"{kind.removeprefix('models.')}.{key} is not documented"] += 1


@cache
def _known(kind: str) -> dict[str, tuple[str, str]]:
    """The fields of a model by JSON name: how the log calls each, and its annotation."""
    name = kind.removeprefix("models.")
    return {key: (f"{name}.{key}", of) for key, of in wire_types(model(kind)).items()}


@cache
def _values(annotation: str) -> frozenset[str | int]:
    return frozenset(value for kind in split(annotation) for value in documented(kind))


def _undocumented(where: str, annotation: str, data: Any, found: Counter[str]) -> None:
    text = repr(data[:40] if isinstance(data, str) else data)
    shown = "another value" if is_secret(where) else text
    enums = [kind.removeprefix("models.") for kind in split(annotation) if documented(kind)]
    found[f"{where} is {shown}, not one of {' or '.join(enums)}"] += 1
