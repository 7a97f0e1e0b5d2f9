"""Values that people have, as Python and JSON know them; what would lie is refused."""

from __future__ import annotations

import datetime
import decimal
import math
import operator
import uuid
from typing import Any

from ._json import is_list, is_mapping, is_object, is_sequence
from .types import UNSET

_ATOMS = frozenset((str, int, bool, type(None)))
_NOTHING = ("NaTType", "NAType")  # of pandas; NaT is even a datetime to Python
_DEEPEST = 1000  # Python's own parser, as of Django REST framework, reads no more


def plain(what: str, value: Any) -> Any:
    """`value` itself; of a scalar of numpy (`numpy.int64(3)`), the Python value in it.

    Raises ValueError that begins with `what` for what stands for no value (NaN, NaT, NA), and for a
    time without a zone, which the server would read in a zone of its own choice.
    """
    if value.__class__ in _ATOMS:
        return value
    kind = _class(value)
    if kind.__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        value = _unwrapped(value)
    number = isinstance(value, (float, decimal.Decimal))
    if kind.__name__ in _NOTHING or (value is None and kind.__module__ == "numpy"):
        raise ValueError(f"{what} is a {kind.__name__}, which stands for no value")
    if number and not math.isfinite(value):
        raise ValueError(f"{what} is {value}, which is no number that can be sent")
    if isinstance(value, datetime.datetime) and value.utcoffset() is None:
        raise ValueError(
            f"{what} has no time zone: give it one, as in value.astimezone() for local time, or "
            "datetime.now(datetime.UTC)"
        )
    return value


def _class(value: object) -> type:
    return type(value)


def _unwrapped(value: Any) -> Any:
    if type(value).__name__ == "timedelta64":
        return value  # what `item` makes of nanoseconds is a number
    item = value.item()
    if type(value).__name__ == "datetime64" and isinstance(item, int):
        return value.astype("datetime64[us]").item()
    return item


def scalar(what: str, value: Any) -> str:
    """One value as text, in a path, a query, a header or a form."""
    value = plain(what, value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str.__str__(value)  # of an enum's member its value
    if isinstance(value, float):
        return repr(float(value))
    if isinstance(value, decimal.Decimal):
        return f"{value:f}"
    if text := _text(value):
        return text
    if hasattr(value, "__index__"):
        return str(int(operator.index(value)))
    raise TypeError(f"{what} cannot be a {type(value).__name__}")


def json_value(value: Any, what: str = "") -> Any:
    """JSON for a value: lists and objects are copied, and members that are UNSET left out.

    With `what`, TypeError or ValueError that begins with it says where the value holds what JSON
    does not, or that it has no end. Without, nothing is raised: what JSON has no form for stays as
    it is.
    """
    holder = [value]
    places: list[tuple[Any, Any, str, int]] = [(holder, 0, what, 0)]
    while places:  # no recursion: data may be nested more deeply than Python calls
        parent, key, where, depth = places.pop()
        made = parent[key] = one_level(parent[key], where)
        if is_object(made) or is_list(made):
            if what and depth == _DEEPEST:
                raise ValueError(f"{what} is nested too deeply to be sent, or holds itself")
            inside = made if is_object(made) else range(len(made))
            below = depth + 1
            places.extend((made, one, where and f"{where}[{one!r:.40}]", below) for one in inside)
    return holder[0]


def one_level(value: Any, what: str = "") -> Any:
    """As `json_value`, but what is in a list or an object stays as it is."""
    if what:
        value = plain(what, value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    for method in ("__sent__", "to_dict"):
        if hasattr(value, method):
            return getattr(value, method)()
    return _text(value) or _parts(value, what)


def _text(value: object) -> str | None:
    if isinstance(value, (datetime.date, datetime.time)):  # a datetime is a date
        return value.isoformat()
    return str(value) if isinstance(value, (decimal.Decimal, uuid.UUID)) else None


def _parts(value: Any, what: str) -> Any:
    if is_mapping(value):
        return {_key(key, what): item for key, item in value.items() if item is not UNSET}
    if is_sequence(value):
        return list(value)
    if what:
        raise TypeError(f"{what} is a {type(value).__name__}, which JSON has no form for")
    return value


def _key(key: Any, what: str) -> Any:
    if what and not isinstance(key, str):
        raise TypeError(f"{what} has the key {key!r:.40}, which is no text")
    return key
