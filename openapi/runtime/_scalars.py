"""Single values that people have, as Python and JSON know them; what would lie is refused."""

from __future__ import annotations

import datetime
import decimal
import math
from typing import Any

from ._json import is_mapping, is_sequence
from ._model import Model

_NOTHING = ("NaTType", "NAType")  # of pandas; NaT is even a datetime to Python


def plain(what: str, value: Any) -> Any:
    """`value` itself; of a scalar of numpy (`numpy.int64(3)`), the Python value in it.

    Raises ValueError that begins with `what` for what stands for no value (NaN, NaT, NA), and for a
    time without a zone, which the server would read in a zone of its own choice.
    """
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


def check_values(what: str, value: Any) -> None:
    """Raise what `plain` raises for any value in a body, before its times become text."""
    if isinstance(value, Model):
        extra: object = getattr(value, "additional_properties", {})
        for name, item in (vars(value) | {"additional_properties": extra}).items():
            check_values(f"{what}.{name}", item)
    elif is_mapping(value):
        for name, item in value.items():
            check_values(f"{what}[{name!r:.40}]", item)
    elif is_sequence(value):
        for at, item in enumerate(value):
            check_values(f"{what}[{at}]", item)
    else:
        plain(what, value)
