"""From the body of an answer to its typed value, or a DecodeError."""

from __future__ import annotations

import logging
from typing import Any

from ._decode import NATIVE, is_model, opener, split
from ._json import parse, readable
from ._model import Model
from ._page import Page
from .types import DecodeError

log = logging.getLogger("huvr_client")

_PLAIN: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "None": (type(None),),
}


def read_answer(name: str, annotation: str, body: bytes) -> Any:
    """The value of `body`, in which anything may differ but the kind of value that `annotation` is.

    Raises DecodeError where it is no JSON, or JSON of another kind; `name` is in the message. Where
    nothing is documented, whatever comes is handed out: the call succeeded.
    """
    try:
        text = readable(body)
        value: object = opener(annotation)(text)
    except (ValueError, RecursionError) as error:
        problem = f"not JSON ({error})" if body.strip() else "empty"
    else:
        usable = is_usable(value)
        fitting = annotation == "None" or any(fits(kind, value) for kind in split(annotation))
        if usable and fitting:
            if log.isEnabledFor(logging.DEBUG):
                from ._differences import tell

                tell(name, annotation, parse(text))
            return value
        problem = kind_of(value) if usable else "an object without a list of results"
    # Outside of `except`: the error there holds the body.
    raise DecodeError(f"{name}: the answer is {problem:.120}, documented as {annotation}")


def is_usable(value: Any) -> bool:
    """Whether a page has a list of items."""
    return not isinstance(value, Page) or value.__usable__()


def kind_of(value: object) -> str:
    """What a JSON value is called."""
    return "null" if value is None else type(value).__name__


def fits(kind: str, value: object) -> bool:
    """Whether a JSON value, or what was made of one, is of the kind of value of a type."""
    if kind in _PLAIN:
        return isinstance(value, _PLAIN[kind]) and (kind == "bool" or not isinstance(value, bool))
    if kind.startswith("list["):
        return isinstance(value, list)
    if kind.startswith("dict[") or is_model(kind):
        return isinstance(value, (dict, Model))
    if kind in NATIVE:
        return not isinstance(value, (int, float, list, dict, Model, type(None)))
    return kind == "Any" or (kind != "Unset" and isinstance(value, str))  # or an enum of texts
