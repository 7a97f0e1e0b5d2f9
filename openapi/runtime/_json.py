"""JSON in bytes: the checks that an answer passes once, and the parsing of its parts."""

from __future__ import annotations

import codecs
import decimal
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard

from msgspec import DecodeError, Raw, ValidationError
from msgspec.json import Decoder

Slice: TypeAlias = bytes | Raw
"""The text of one JSON value; a `Raw` is a view into the text around it."""

_parse = Decoder().decode
_members: Callable[[Slice], dict[str, Slice]] = Decoder(dict[str, Raw]).decode  # type: ignore[assignment]
_elements: Callable[[Slice], list[Slice]] = Decoder(list[Raw]).decode  # type: ignore[assignment]


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
    except DecodeError:
        return json.loads(bytes(text), parse_int=_integer)


def _integer(digits: str) -> int | decimal.Decimal:
    try:
        return int(digits)
    except ValueError:  # https://docs.python.org/3/library/stdtypes.html#int-max-str-digits
        return decimal.Decimal(digits)


def members(text: Slice) -> dict[str, Slice] | None:
    """The members of a JSON object, unparsed; None for another value. Raises as `parse` does."""
    try:
        return _members(text)
    except DecodeError as error:
        value = _refused(text, error)
    return {key: dump(item) for key, item in value.items()} if is_object(value) else None


def elements(text: Slice) -> list[Slice] | None:
    """The elements of a JSON array, unparsed; None for another value. Raises as `parse` does."""
    try:
        return _elements(text)
    except DecodeError as error:
        value = _refused(text, error)
    return [dump(item) for item in value] if is_list(value) else None


def _refused(text: Slice, error: DecodeError) -> Any:
    """What the native decoder refuses; None for a well-formed value of another kind."""
    return None if isinstance(error, ValidationError) else parse(text)


def dump(value: Any, stand_in: Callable[[Any], Any] = str) -> bytes:
    """The JSON text of `value`; `stand_in` replaces what JSON has no form for."""
    return json.dumps(value, default=stand_in).encode()
