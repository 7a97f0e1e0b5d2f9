"""Functions that read every attribute of a model, and every value of a dict, as a program does.

They are written out for each class and compiled: a walk that gets names from a list would cost more
than what is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from huvr_api._decode import inner, is_model, model, split

Read = Callable[[Any], None]


def readers(root: str) -> tuple[Read, Read]:
    """What reads a whole instance of the class `root`, and what reads its dict in the same way."""
    lines = [line for name in _reached(root) for line in _functions(name)]
    functions: dict[str, Any] = {}
    exec("\n".join(lines), functions)  # noqa: S102 - of names in our own package
    return functions[f"typed_{root}"], functions[f"plain_{root}"]


def _reached(root: str) -> list[str]:
    names = [root]
    for name in names:  # grows
        nested = {inside for _, _, inside, _ in _fields(name)} - {"", *names}
        names.extend(sorted(nested))
    return names


def _fields(name: str) -> Iterator[tuple[str, str, str, bool]]:
    """(attribute, JSON name, class of the nested objects or "", whether they are in a list)."""
    cls = model(name)
    for attribute, annotation in cls.__field_types__.items():
        kinds = [kind for kind in split(annotation) if kind != "None"]
        listed = kinds[0].startswith("list[")
        kind = inner(kinds[0]) if listed else kinds[0]
        nested = kind.removeprefix("models.") if is_model(kind) else ""
        yield attribute, cls.wire_names.get(attribute, attribute), nested, listed


def _functions(name: str) -> Iterator[str]:
    for prefix in ("typed", "plain"):
        yield f"def {prefix}_{name}(o):"
        for attribute, key, nested, listed in _fields(name):
            value = f"o.{attribute}" if prefix == "typed" else f"o.get({key!r})"
            read = f"{prefix}_{nested}(x)" if nested else "x"
            loop = f"for x in {value} or ():" if listed else f"x = {value}"
            yield f"    {loop}"
            if listed:
                yield f"        {read}"
            elif nested:
                yield f"    if x is not None: {read}"
