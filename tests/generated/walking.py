"""Looking at every attribute of a model, with an own idea of what its annotations mean."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any, get_args

from huvr_api import models
from huvr_api.models import Model

CLASSES = {
    "int": int,
    "str": str,
    "bool": bool,
    "None": type(None),
    "datetime.datetime": datetime.datetime,
    "datetime.date": datetime.date,
}


def exact(value: Any) -> str:
    """JSON text: tells 1, 1.0 and True apart, which == does not; the order of keys is free."""
    return json.dumps(value, sort_keys=True)


def fields(cls: type[Model]) -> dict[str, str]:
    own = cls.__annotations__.items()
    return {k: v.replace("models.", "") for k, v in own if not v.startswith("ClassVar")}


def attributes(model: Model) -> Iterator[tuple[str, str, Any]]:
    """(place, annotation, value) for every field of `model` and of the models in it."""
    for name, annotation in fields(type(model)).items():
        value = getattr(model, name)
        yield f"{type(model).__name__}.{name}", annotation, value
        for one in nested(value):
            yield from attributes(one)


def nested(value: Any) -> Iterator[Model]:
    if isinstance(value, Model):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from nested(item)


def alternatives(annotation: str) -> list[str]:
    """`list[A | B] | None` -> [`list[A | B]`, `None`]; no list of lists is documented."""
    return [one.strip() for one in re.split(r"\|(?![^\[]*\])", annotation)]


def has_type(value: Any, annotation: str) -> bool:
    return any(_is(value, one) for one in alternatives(annotation))


def _is(value: Any, kind: str) -> bool:
    if kind == "Any":
        return True
    if kind == "float":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind in CLASSES:
        return type(value) is CLASSES[kind]
    if kind.startswith("list["):
        return isinstance(value, list) and all(has_type(one, kind[5:-1]) for one in value)
    if kind.startswith("dict["):
        inner = kind.partition(",")[2][:-1].strip()
        return isinstance(value, dict) and all(has_type(one, inner) for one in value.values())
    return _is_named(value, kind)


def _is_named(value: Any, kind: str) -> bool:
    named = getattr(models, kind, None)
    if isinstance(named, type):
        return type(value) is named
    return value in get_args(named)


def _is_class(kind: str) -> bool:
    return isinstance(getattr(models, kind), type)


def raw_models(value: Any, annotation: str) -> bool:
    """Whether `value` is, or holds, a plain dict where the annotation has a model for it."""
    for kind in alternatives(annotation):
        if isinstance(value, list) and kind.startswith("list["):
            return any(raw_models(one, kind[5:-1]) for one in value)
        if isinstance(value, dict) and kind in models.__all__ and _is_class(kind):
            return True
    return False
