"""JSON in bytes: the checks that an answer passes once, and the parsing of its parts."""

from __future__ import annotations

import codecs
import datetime
import decimal
import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard

import msgspec

from .types import UNSET

Slice: TypeAlias = bytes | msgspec.Raw
"""The text of one JSON value; a `Raw` is a view into the text around it."""

_parse = msgspec.json.Decoder().decode
_members: Callable[[Slice], Any] = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_elements: Callable[[Slice], Any] = msgspec.json.Decoder(list[msgspec.Raw]).decode


# What isinstance alone leaves half unknown to one type checker, and a cast is redundant to another.


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether `value` is a JSON array."""
    return isinstance(value, list)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether `value` is a JSON object."""
    return isinstance(value, dict)


def is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether `value` holds several values; text is one."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether `value` maps keys to values."""
    return isinstance(value, Mapping)


def readable(body: bytes) -> bytes:
    """`body` without a byte order mark. Raises UnicodeDecodeError where it is not UTF-8.

    The native decoder does not look into text that it skips, so all of it is looked at here.
    """
    if not body.isascii():
        body = body.removeprefix(codecs.BOM_UTF8)
        body.decode()
    return body


def parse(text: Slice) -> Any:
    """The value of a JSON text.

    Raises ValueError or RecursionError where it is none. NaN, Infinity and halves of surrogate
    pairs, which the native decoder refuses, are taken as `json.loads` takes them; an integer with
    more digits than Python converts is a Decimal.
    """
    try:
        return _parse(text)
    except msgspec.DecodeError:
        return json.loads(bytes(text), parse_int=_integer)


def _integer(digits: str) -> int | decimal.Decimal:
    try:
        return int(digits)
    except ValueError:  # https://docs.python.org/3/library/stdtypes.html#int-max-str-digits
        return decimal.Decimal(digits)


def members(text: Slice) -> dict[str, Slice] | None:
    """The members of a JSON object, unparsed; None for another value. Raises as `parse` does."""
    try:
        parts: dict[str, Slice] = _members(text)
        return parts
    except msgspec.DecodeError as error:
        value = None if isinstance(error, msgspec.ValidationError) else parse(text)
    return {key: dump(item) for key, item in value.items()} if is_object(value) else None


def elements(text: Slice) -> list[Slice] | None:
    """The elements of a JSON array, unparsed; None for another value. Raises as `parse` does."""
    try:
        items: list[Slice] = _elements(text)
        return items
    except msgspec.DecodeError as error:  # a ValidationError: well-formed, and of another kind
        value = None if isinstance(error, msgspec.ValidationError) else parse(text)
    return [dump(item) for item in value] if is_list(value) else None


def dump(value: Any) -> bytes:
    """The JSON text of `value`; what JSON has no form for is written as `encode` or str has it."""
    return json.dumps(value, default=_stand_in).encode()


def _stand_in(value: object) -> Any:
    plain = _encode_one(value)
    return str(value) if plain is value else plain


def encode(value: Any) -> Any:
    """JSON for a value. Lists and objects are copied, and members that are UNSET left out.

    Raises nothing: what JSON has no form for stays as it is.
    """
    holder = [value]
    places: list[tuple[Any, Any]] = [(holder, 0)]
    while places:  # no recursion: data may be nested more deeply than Python calls
        parent, key = places.pop()
        made = parent[key] = _encode_one(parent[key])
        if is_object(made):
            places.extend((made, inner) for inner in made)
        elif is_list(made):
            places.extend((made, inner) for inner in range(len(made)))
    return holder[0]


def _encode_one(value: Any) -> Any:
    """One level of `encode`."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, (datetime.date, datetime.time)):  # a datetime is a date
        return value.isoformat()
    if isinstance(value, (decimal.Decimal, uuid.UUID)):
        return str(value)
    if is_mapping(value):
        return {key: item for key, item in value.items() if item is not UNSET}
    return list(value) if is_sequence(value) else value
