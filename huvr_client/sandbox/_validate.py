"""Request bodies against the description, judged and worded as Django REST framework does.

A JSON Schema validator would not do: the framework accepts `"5"` for a number, trims texts, and
answers with its own messages by field, which is what programs meet.
https://www.django-rest-framework.org/api-guide/fields/
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from ._description import Description, Schema
from ._json import is_list, is_object
from ._time import parse, parse_date, text


class Invalid(Exception):  # noqa: N818 - it reads best where it is raised
    """What is wrong with a value: a list of messages, or messages by field."""

    def __init__(self, errors: Any) -> None:
        super().__init__("invalid")
        self.errors = [errors] if isinstance(errors, str) else errors


Check = Callable[[Any], Any]

_TRUE = {"t", "T", "y", "Y", "yes", "true", "True", "TRUE", "on", "1", 1}  # 1 is True, too
_FALSE = {"f", "F", "n", "N", "no", "false", "False", "FALSE", "off", "0", 0}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+|[^@\s]+@localhost")
_DATETIME = "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]"


class Validator:
    """Compiles and keeps one check per schema."""

    def __init__(self, description: Description) -> None:
        self._description = description
        self._compiled: dict[tuple[int, frozenset[str]], tuple[Schema, Check]] = {}

    def check(self, schema: Schema, value: Any, references: frozenset[str] = frozenset()) -> Any:
        """The value as the server takes it: known fields only, converted; raises `Invalid`.

        `references` are fields that refer to other rows: where the description shows the nested
        object that reads return, an id is taken as well.
        """
        return self._check(schema, references)(value)

    def _check(self, schema: Schema, references: frozenset[str] = frozenset()) -> Check:
        key = id(schema), references
        kept = self._compiled.get(key)
        if kept is None:
            kept = self._compiled[key] = (schema, self._nullable(schema, references))
        return kept[1]

    def _nullable(self, schema: Schema, references: frozenset[str]) -> Check:
        node = self._description.resolve(schema)
        branches = self._description.branches(node)
        if len(branches) == 1:
            check = self._value(branches[0], references)
        else:
            check = self._any_of(branches)
        free = self._description.shape(node) == "any"
        nullable = free or node.get("nullable") or any(each.get("nullable") for each in branches)

        def accept(value: Any) -> Any:
            if value is None:
                if nullable:
                    return None
                raise Invalid("This field may not be null.")
            return check(value)

        return accept

    def _any_of(self, branches: list[Schema]) -> Check:
        checks = [self._value(each) for each in branches]

        def accept(value: Any) -> Any:
            errors: Any = None
            for check in checks:
                try:
                    return check(value)
                except Invalid as failure:
                    errors = errors or failure.errors
            raise Invalid(errors)

        return accept

    def _value(self, node: Schema, references: frozenset[str] = frozenset()) -> Check:
        match self._description.shape(node):
            case "object":
                return self._object(node, references)
            case "array":
                return self._array(node)
            case "string":
                return _string(node)
            case "integer":
                return _bounded(node, integer)
            case "number":
                return _bounded(node, _number)
            case "boolean":
                return boolean
            case "any":
                return _object if node.get("type") == "object" else _anything

    def _object(self, node: Schema, references: frozenset[str]) -> Check:
        checks = [
            (name, _or_reference(check) if name in references else check)
            for name, each in node["properties"].items()
            for check in [self._late(each)]
        ]
        required = frozenset(node.get("required", ()))

        def accept(value: Any) -> Any:
            _object(value)
            clean: dict[str, Any] = {}
            errors: dict[str, Any] = {}
            for name, check in checks:
                if name not in value:
                    if name in required:
                        errors[name] = ["This field is required."]
                    continue
                try:
                    clean[name] = check(value[name])
                except Invalid as failure:
                    errors[name] = failure.errors
            if errors:
                raise Invalid(errors)
            return clean

        return accept

    def _late(self, schema: Schema) -> Check:
        # Schemas may contain themselves, so the check of a field is compiled when it is met.
        return lambda value: self._check(schema)(value)

    def _array(self, node: Schema) -> Check:
        check = self._late(node.get("items", {}))
        least, most = node.get("minItems", 0), node.get("maxItems")

        def accept(value: Any) -> Any:
            if not is_list(value):
                kind = type(value).__name__
                raise Invalid(f'Expected a list of items but got type "{kind}".')
            if len(value) < least:
                raise Invalid(f"Ensure this field has at least {least} elements.")
            if most is not None and len(value) > most:
                raise Invalid(f"Ensure this field has no more than {most} elements.")
            return _each(value, check)

        return accept


def _or_reference(check: Check) -> Check:
    """An id, or an object with one, in place of a nested object; the same within a list."""

    def accept(value: Any) -> Any:
        if is_list(value) and value and all(_reference(each) for each in value):
            return [_reference(each) for each in value]
        return _reference(value) or check(value)

    return accept


def _reference(value: Any) -> int | None:
    found: Any = value.get("id") if is_object(value) else value
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _each(values: list[Any], check: Check) -> list[Any]:
    clean: list[Any] = []
    errors: dict[str, Any] = {}
    for index, each in enumerate(values):
        try:
            clean.append(check(each))
        except Invalid as failure:
            errors[str(index)] = failure.errors
    if errors:
        raise Invalid(errors)
    return clean


def _anything(value: Any) -> Any:
    return value


def _object(value: Any) -> Any:
    if not is_object(value):
        kind = type(value).__name__
        raise Invalid(
            {"non_field_errors": [f"Invalid data. Expected a dictionary, but got {kind}."]}
        )
    return value


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
    known = isinstance(value, int | float | str) and not isinstance(value, bool)
    found = re.sub(r"\.0*\s*$", "", str(value).strip()) if known else ""
    try:
        # Longer texts are refused by the framework as well.
        return int(found if len(found) <= 1000 else "")
    except ValueError:
        raise Invalid("A valid integer is required.") from None


def _number(value: Any) -> float | int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        found = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        found = math.nan
    if not math.isfinite(found):
        raise Invalid("A valid number is required.")
    return found


def _bounded(node: Schema, convert: Check) -> Check:
    least, most = node.get("minimum"), node.get("maximum")

    def accept(value: Any) -> Any:
        number = convert(value)
        if most is not None and number > most:
            raise Invalid(f"Ensure this value is less than or equal to {most}.")
        if least is not None and number < least:
            raise Invalid(f"Ensure this value is greater than or equal to {least}.")
        return number

    return accept


def _string(node: Schema) -> Check:
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
        found = str(value).strip()
        if not found and shortest:
            raise Invalid("This field may not be blank.")
        if longest is not None and len(found) > longest:
            raise Invalid(f"Ensure this field has no more than {longest} characters.")
        _characters(found)
        if found:
            _format(found, form)
        return found

    return accept


def _characters(value: str) -> None:
    if "\x00" in value:
        raise Invalid("Null characters are not allowed.")
    if any("\ud800" <= each <= "\udfff" for each in value):
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
