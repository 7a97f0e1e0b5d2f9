"""What a method that walks a list yields: read from its return type."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, get_args, get_origin, get_type_hints

from huvr_api import models


class _Names(dict[str, Any]):
    """The models by name, for annotations whose module imports them for type checkers only."""

    def __missing__(self, name: str) -> Any:
        try:
            return getattr(models, name)
        except AttributeError:
            raise KeyError(name) from None


def walked(walk: Callable[..., Any]) -> tuple[bool, type[models.Model]]:
    """Whether a walk is asynchronous, and what it yields."""
    try:
        hint = get_type_hints(walk, localns=_Names()).get("return")
    except (TypeError, NameError):
        hint = None
    kind = get_origin(hint)
    if isinstance(kind, type) and issubclass(kind, (Iterator, AsyncIterator)):
        return issubclass(kind, AsyncIterator), get_args(hint)[0]
    raise TypeError(
        "stream takes a method that walks a list, as huvr.assets.iter, or a function whose return "
        f"type is Iterator[...] of a model, not {walk!r:.100}"
    )
