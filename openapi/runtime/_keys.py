"""Whether a body that is a mapping has only the keys that its model knows.

HUVR answers 200 to a key that it does not know, and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ._json import is_mapping, is_sequence


def check_keys(what: str, annotation: str, value: object) -> None:
    """Raise TypeError that begins with `what` for a key of `value`, or of a mapping in it."""
    if is_sequence(value):
        for at, item in enumerate(value):
            check_keys(f"{what}[{at}]", annotation, item)
    elif is_mapping(value) and (fields := _fields(annotation)):
        for key, item in value.items():
            if key not in fields:
                raise TypeError(f"{what} has no field {key!r:.60}{_hint(key, fields)}")
            check_keys(f"{what}[{key!r}]", fields[key], item)


def _hint(key: object, fields: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(str(key)[:100], fields, 1)
    other = "" if isinstance(key, str) else "; keys are text"
    return f"; did you mean {near[0]!r}?" if near else other


@cache
def _fields(annotation: str) -> Mapping[str, str]:
    """The JSON names and annotations of all models in `annotation`; none if it holds others."""
    from . import models

    words = re.findall(r"\w+", annotation)
    known = [word for word in words if models.MODULES.get(word, "enums") != "enums"]
    if "Any" in words or "dict" in words:
        return {}
    fields: dict[str, str] = {}
    for model in map(models.__getattr__, known):
        for name, kind in model.__field_types__.items():
            fields[model.wire_names.get(name, name)] = kind
    return fields
