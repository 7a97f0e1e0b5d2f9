# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""How a value is written into a path, a query, a header, a form or a JSON body.

The styles are those of OpenAPI 3 (Parameter Object, "Style Values"); `*` after a style is explode.
What cannot be written raises TypeError or ValueError that names the argument.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ._json import is_mapping, is_sequence
from ._values import json_value, scalar
from .types import UNSET

Pairs = list[tuple[str, str]]

_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|", "label*": "."}
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def query_value(name: str, value: Any, separator: str = ",") -> str:
    """A query parameter as HUVR reads it; several values are joined, by commas.

    A text that the server would read as no filter, or as other values, is refused.
    """
    if is_sequence(value):
        return separator.join(_several(name, value, separator))
    return _filtering(name, scalar(name, value))


def _filtering(name: str, text: str) -> str:
    if not text.strip():
        raise ValueError(f"{name}: an empty text would not filter; leave the argument out")
    return text


def _several(name: str, value: Any, separator: str = "") -> list[str]:
    if not value:
        raise ValueError(f"{name}: an empty list would not filter; leave the argument out")
    texts = [_filtering(f"{name}[{at}]", scalar(name, item)) for at, item in enumerate(value)]
    for text in texts:
        if separator and separator in text:
            raise ValueError(f"{name}: {text!r:.60} holds {separator!r}, which separates values")
    return texts


def query_pairs(what: str, name: str, form: str, value: Any) -> Pairs:
    """The parameters called `name` that `value` becomes; `what` is the argument, for errors."""
    style, explode = form.removesuffix("*"), form.endswith("*")
    if form == "json":
        return [(name, json.dumps(json_value(value, what)))]
    if form and is_mapping(value):
        items = _items(what, value)
        deep = [(f"{name}[{key}]", text) for key, text in items]
        return deep if style == "deepObject" else items if explode else [(name, _flat(items))]
    if explode and is_sequence(value):
        return [(name, text) for text in _several(what, value)]
    return [(name, query_value(what, value, _SEPARATORS.get(form, ",")))]


def simple_value(what: str, name: str, form: str, value: Any) -> str:
    """The text that `value` becomes in a path or a header."""
    if form and is_mapping(value):
        items = _items(what, value)
        text = ",".join(f"{key}={one}" for key, one in items) if form[-1:] == "*" else _flat(items)
    elif form == "matrix*" and is_sequence(value):
        text = f";{name}=".join(_several(what, value))
    elif is_sequence(value):
        separator = _SEPARATORS.get(form, ",")
        text = separator.join(_several(what, value, separator))
    else:
        text = scalar(what, value)
    prefix = {"label": ".", "matrix": f";{name}="}.get(form.removesuffix("*"), "")
    return prefix + text


def header_value(what: str, name: str, form: str, value: Any) -> str:
    """The text of a header or cookie; a line break in it would begin another header."""
    text = simple_value(what, name, form, value)
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
