# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""From the body of an answer to its typed value, or a DecodeError."""

from __future__ import annotations

import logging
from typing import Any

from ._decode import JSON, choice, opener
from ._json import parse, readable
from ._model import Model
from ._page import Page
from .types import DecodeError

log = logging.getLogger("huvr_client")


def read_answer(name: str, annotation: str, body: bytes) -> Any:
    """The value of `body`, in which anything may differ but the kind of value that `annotation` is.

    Raises DecodeError where it is no JSON, or JSON of another kind; `name` is in the message. Where
    nothing is documented, whatever comes is handed out: the call succeeded.
    """
    try:
        text = readable(body)
        value: object = opener(annotation, apart=True)(text)
    except (ValueError, RecursionError) as error:
        problem = f"not JSON ({error})" if body.strip() else "empty"
    else:
        usable = _is_usable(value)
        if usable and (annotation == "None" or choice(annotation, _json_class(value))):
            if log.isEnabledFor(logging.DEBUG):
                from ._differences import tell

                tell(name, annotation, parse(text))
            return value
        problem = kind_of(value) if usable else "an object without a list of results"
    # Outside of `except`: the error there holds the body.
    raise DecodeError(f"{name}: the answer is {problem:.120}, documented as {annotation}")


def _is_usable(value: Any) -> bool:
    """Whether a page has a list of items."""
    return not isinstance(value, Page) or value.__usable__()


def kind_of(value: object) -> str:
    """What a JSON value is called."""
    return "null" if value is None else type(value).__name__


def _json_class(value: object) -> type:
    """The class of the JSON value that a value was made of."""
    if isinstance(value, Model):
        return dict
    return value.__class__ if value.__class__ in JSON else str
