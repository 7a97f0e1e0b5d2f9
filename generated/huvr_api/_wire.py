# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""How a value is written into a path, a query, a header, a form or a JSON body.

The styles are those of OpenAPI 3 (Parameter Object, "Style Values"); `*` after a style is explode.
What cannot be written raises TypeError or ValueError that names the argument.
"""

from __future__ import annotations

import datetime
import decimal
import json
import math
import operator
import re
import uuid
from collections.abc import Mapping
from typing import Any

from ._json import is_list, is_mapping, is_object, is_sequence
from .types import UNSET

Pairs = list[tuple[str, str]]

_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|", "label*": "."}
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def query_value(name: str, value: Any, separator: str = ",") -> str:
    """A query parameter as HUVR reads it; several values are joined, by commas."""
    return separator.join(_several(name, value)) if is_sequence(value) else scalar(name, value)


def _several(name: str, value: Any) -> list[str]:
    if not value:
        raise ValueError(f"{name}: an empty list would not filter; leave the argument out")
    return [scalar(name, item) for item in value]


def query_pairs(what: str, name: str, value: Any, form: str) -> Pairs:
    """The parameters called `name` that `value` becomes; `what` is the argument, for errors."""
    style, explode = form.removesuffix("*"), form.endswith("*")
    if form == "json":
        check_json(what, value)
        return [(name, json.dumps(value))]
    if form and is_mapping(value):
        items = _items(what, value)
        deep = [(f"{name}[{key}]", text) for key, text in items]
        return deep if style == "deepObject" else items if explode else [(name, _flat(items))]
    if explode and is_sequence(value):
        return [(name, text) for text in _several(what, value)]
    return [(name, query_value(what, value, _SEPARATORS.get(form, ",")))]


def simple_value(what: str, name: str, value: Any, form: str) -> str:
    """The text that `value` becomes in a path or a header."""
    if form and is_mapping(value):
        items = _items(what, value)
        text = ",".join(f"{key}={one}" for key, one in items) if form[-1:] == "*" else _flat(items)
    elif form == "matrix*" and is_sequence(value):
        text = f";{name}=".join(_several(what, value))
    else:
        text = query_value(what, value, _SEPARATORS.get(form, ","))
    prefix = {"label": ".", "matrix": f";{name}="}.get(form.removesuffix("*"), "")
    return prefix + text


def header_value(what: str, name: str, value: Any, form: str) -> str:
    """The text of a header or cookie; a line break in it would begin another header."""
    text = simple_value(what, name, value, form)
    if _CONTROL.search(text) or not text.isascii():
        raise ValueError(f"{what} holds a character that no header can")
    return text


def _items(what: str, value: Mapping[Any, Any]) -> Pairs:
    return [
        (str(key), query_value(f"{what}[{key!r:.40}]", item))
        for key, item in value.items()
        if item is not None and item is not UNSET
    ]


def _flat(items: Pairs) -> str:
    return ",".join(part for item in items for part in item)


def scalar(name: str, value: Any) -> str:
    """One value as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str.__str__(value)  # of an enum's member its value
    if isinstance(value, (datetime.date, datetime.time)):  # a datetime is a date
        return value.isoformat()
    if isinstance(value, float):
        _check_finite(name, value)
        return repr(float(value))
    if isinstance(value, (uuid.UUID, decimal.Decimal)):
        return str(value)
    if hasattr(value, "__index__"):
        return str(int(operator.index(value)))
    raise TypeError(f"{name} cannot be a {type(value).__name__}")


def _check_finite(name: str, value: float) -> None:
    if not math.isfinite(value):
        raise ValueError(f"{name} is {value}, which is no number that can be sent")


def check_json(name: str, value: object) -> None:
    """Raise TypeError or ValueError that says where `value` holds what JSON has no form for."""
    if isinstance(value, float):
        _check_finite(name, value)
    elif is_object(value):
        for key, item in value.items():
            _check_key(name, key)
            check_json(f"{name}[{key!r:.40}]", item)
    elif is_list(value):
        for at, item in enumerate(value):
            check_json(f"{name}[{at}]", item)
    elif not isinstance(value, (str, int, type(None))):
        raise TypeError(f"{name} is a {type(value).__name__}, which JSON has no form for")


def _check_key(name: str, key: object) -> None:
    if not isinstance(key, str):
        raise TypeError(f"{name} has the key {key!r:.40}, which is no text")
