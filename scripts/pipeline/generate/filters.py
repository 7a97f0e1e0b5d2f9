"""Step 4, generate: how the templates write what `parts` holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from pipeline.generate.adapter import docstring, in_double_quote_literal
from pipeline.generate.parts import Field, Operation, Parameter

_OFFSET = ("offset", "limit", "offset")


def renamed(fields: Iterable[Field]) -> list[Field]:
    """Those whose names in Python and in the API differ."""
    return [field for field in fields if field.name != field.wire]


def iter_name(operation: Operation) -> str:
    """`list` -> `iter`, `plans_list` -> `plans_iter`, `detailed` -> `detailed_iter`."""
    name = operation.name
    return "iter" if name == "list" else f"{name.removesuffix('_list')}_iter"


def body_annotation(operation: Operation) -> str:
    """What a caller may give as the body, and the default where it may be left out."""
    body = operation.body
    if body == "JsonBody":
        return "JsonBody = None"
    if body != "Content":
        items = body.removeprefix("list[").removesuffix("]")
        body = f"{items} | Mapping[str, Any]"
        body = body if items == operation.body else f"Sequence[{body}]"
    return body if operation.body_required else f"{body} | None = None"


def keywords(operation: Operation) -> list[Parameter]:
    """The parameters that are given by keyword; those that are required first."""
    named = [one for one in operation.parameters if one.place != "path"]
    return sorted(named, key=lambda one: not one.required)


def keyword(parameter: Parameter) -> str:
    """The type of a parameter that is given by keyword, and its default."""
    annotation = parameter.annotation
    if parameter.required or annotation == "JsonBody":
        return annotation if parameter.required else "JsonBody = None"
    return "Filter = None" if annotation == "Values" else f"{annotation} | None = None"


def with_target(signature: str) -> str:
    """A signature with the argument `to` as its last positional one."""
    before, star, after = signature.strip().partition(", *, ")
    keywords_ = f", *, {after}" if star else ", *"
    required = ", body:" not in before or " = None" not in before
    target = "to: str | os.PathLike[str]"
    return f"{before}, {target}{keywords_}" if required else f"{before}{keywords_}, {target}"


def settings(operation: Operation) -> list[tuple[str, str]]:
    """The arguments of an operation's constant by keyword, as code; defaults are left out."""
    named = operation.body not in ("", "JsonBody", "Content")
    text = tuple(one.name for one in operation.at("path") if one.annotation != "int")
    own = operation.parameters
    values: dict[str, str | bool | tuple[str, ...] | dict[str, str]] = {
        "body": operation.body,
        "needs_body": operation.body_required or not named,
        "media": operation.media if operation.media != ("application/json",) else (),
        "accept": operation.accept,
        "text": text,
        "wire": {one.name: one.wire for one in own if one.name != one.wire},
        "headers": {one.name: one.place for one in own if one.place in ("header", "cookie")},
        "forms": {one.name: one.form for one in own if one.form},
        "required": tuple(one.name for one in own if one.required and one.place != "path"),
        "paging": operation.paging if operation.item and operation.paging != _OFFSET else (),
        "authenticated": operation.authenticated,
    }
    flags = ("needs_body", "authenticated")
    return [(name, code(one)) for name, one in values.items() if bool(one) != (name in flags)]


def code(value: str | bool | tuple[str, ...] | dict[str, str]) -> str:
    """A literal; the generator's escaping makes its texts harmless in any place of a file."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return f'"{in_double_quote_literal(value)}"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{code(key)}: {code(one)}" for key, one in value.items()) + "}"
    parts = [code(one) for one in value]
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"


def constant(operation: Operation) -> str:
    """The name of an operation's constant in its module."""
    return f"_{operation.name.upper()}"


def in_class(annotation: str) -> str:
    """Inside a class that has a method `list`, the type is `builtins.list`."""
    return re.sub(r"\blist\[", "builtins.list[", annotation)


def qualified(annotation: str, known: Iterable[str]) -> str:
    """A type whose models and enums, `known` by name, are named as members of `models`."""
    return re.sub(r"\w+", lambda word: f"{'models.' * (word[0] in known)}{word[0]}", annotation)


def all_filters() -> dict[str, Callable[..., Any]]:
    """Every filter by its name."""
    plain = (
        body_annotation, constant, in_class, iter_name, keyword, keywords, qualified, renamed,
        settings, with_target,
    )  # fmt: skip
    return {one.__name__: one for one in plain} | {"safe_for_docstring": docstring}
