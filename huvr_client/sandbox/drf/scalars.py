"""Texts, numbers, dates and choices as Django REST framework's fields take them.

https://www.django-rest-framework.org/api-guide/fields/
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from .describe import Schema
from .responses import Invalid
from .values import parse, parse_date, text

Check = Callable[[Any], Any]

_TRUE = {"t", "T", "y", "Y", "yes", "true", "True", "TRUE", "on", "1", 1}  # 1 is True, too
_FALSE = {"f", "F", "n", "N", "no", "false", "False", "FALSE", "off", "0", 0}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+|[^@\s]+@localhost")
_DATETIME = "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]"


def boolean(value: Any) -> bool:
    """What `BooleanField` takes for true and false."""
    if isinstance(value, str | int | float):
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
    raise Invalid("Must be a valid boolean.")


def integer(value: Any) -> int:
    """What `IntegerField` takes for a number: also its text, also `5.0`."""
    number_like = isinstance(value, int | float | str) and not isinstance(value, bool)
    try:
        digits = re.sub(r"\.0*\s*$", "", str(value).strip()) if number_like else ""
        # Longer texts are refused by the framework as well.
        return int(digits if len(digits) <= 1000 else "")
    except ValueError:
        raise Invalid("A valid integer is required.") from None


def number(value: Any) -> float | int:
    """What `FloatField` takes for a number: also its text, never NaN or infinity."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        converted = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        converted = math.nan
    if not math.isfinite(converted):
        raise Invalid("A valid number is required.")
    return converted


def bounded(node: Schema, convert: Check) -> Check:
    """A number within the schema's `minimum` and `maximum`."""
    least, most = node.get("minimum"), node.get("maximum")

    def accept(value: Any) -> Any:
        number = convert(value)
        if most is not None and number > most:
            raise Invalid(f"Ensure this value is less than or equal to {most}.")
        if least is not None and number < least:
            raise Invalid(f"Ensure this value is greater than or equal to {least}.")
        return number

    return accept


def string(node: Schema) -> Check:
    """A text, a choice, a date or a date-time, as the schema says."""
    choices = node.get("enum")
    if choices is not None:
        return _choice(frozenset(choices))
    match node.get("format"):
        case "date-time":
            return _moment
        case "date":
            return _day
        case form:
            return _text(node, form)


def _choice(choices: frozenset[Any]) -> Check:
    def accept(value: Any) -> Any:
        if isinstance(value, str | int) and str(value) in choices:
            return str(value)
        raise Invalid(f'"{value}" is not a valid choice.')

    return accept


def _moment(value: Any) -> str:
    moment = parse(value) if isinstance(value, str) else None
    if moment is None:
        raise Invalid(f"Datetime has wrong format. Use one of these formats instead: {_DATETIME}.")
    return text(moment)


def _day(value: Any) -> str:
    day = parse_date(value) if isinstance(value, str) else None
    if day is None:
        raise Invalid("Date has wrong format. Use one of these formats instead: YYYY-MM-DD.")
    return day.isoformat()


def _text(node: Schema, form: Any) -> Check:
    longest, shortest = node.get("maxLength"), node.get("minLength", 0)

    def accept(value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise Invalid("Not a valid string.")
        # Passwords and the like are trimmed too: `trim_whitespace` is the field's default.
        trimmed = str(value).strip()
        if not trimmed and shortest:
            raise Invalid("This field may not be blank.")
        if longest is not None and len(trimmed) > longest:
            raise Invalid(f"Ensure this field has no more than {longest} characters.")
        _characters(trimmed)
        if trimmed:
            _format(trimmed, form)
        return trimmed

    return accept


def _characters(value: str) -> None:
    if "\x00" in value:
        raise Invalid("Null characters are not allowed.")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise Invalid("Not a valid string.")


def _format(value: str, form: Any) -> None:
    if form == "email" and not _EMAIL.fullmatch(value):
        raise Invalid("Enter a valid email address.")
    if form == "uri" and not _is_url(value):
        raise Invalid("Enter a valid URL.")


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https", "ftp") and bool(parts.netloc)
