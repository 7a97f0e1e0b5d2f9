"""Step 4, generate: how the templates write what `parts` holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from pipeline.generate.adapter import docstring
from pipeline.generate.parts import Field, Operation, Parameter


def renamed(fields: Iterable[Field | Parameter]) -> list[Field | Parameter]:
    """Those whose names in Python and in the API differ."""
    return [field for field in fields if field.name != field.wire]


def iter_name(operation: Operation) -> str:
    """`list` -> `iter`, `plans_list` -> `plans_iter`, `detailed` -> `detailed_iter`."""
    name = operation.name
    return "iter" if name == "list" else f"{name.removesuffix('_list')}_iter"


def body_annotation(operation: Operation) -> str:
    """What a caller may give as the body."""
    body = operation.body
    return body if body == "JsonBody" else f"{body} | Mapping[str, Any]"


def textual(operation: Operation) -> bool:
    """Whether the ids in the path are text."""
    types = {one.annotation for one in operation.at("path")}
    return bool(types) and types != {"int"}


def constant(operation: Operation) -> str:
    """The name of an operation's constant in its module."""
    return f"_{operation.name.upper()}"


def in_class(annotation: str) -> str:
    """Inside a class that has a method `list`, the type is `builtins.list`."""
    return re.sub(r"\blist\[", "builtins.list[", annotation)


def all_filters() -> dict[str, Callable[..., Any]]:
    """Every filter by its name."""
    plain = (body_annotation, constant, in_class, iter_name, renamed, textual)
    return {one.__name__: one for one in plain} | {"safe_for_docstring": docstring}
