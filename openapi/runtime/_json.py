"""JSON in bytes: the checks that an answer passes once, and the parsing of its parts."""

from __future__ import annotations

import codecs
import decimal
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias, TypeGuard

from msgspec import DecodeError, Raw, ValidationError
from msgspec.json import Decoder

Slice: TypeAlias = bytes | Raw
"""The text of one JSON value; a `Raw` is a view into the text around it."""

_parse = Decoder().decode


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


def _parts(decode: Callable[[Slice], Any], text: Slice) -> Any:
    try:
        return decode(text)
    except ValidationError:  # well-formed, and of another kind
        return None
    except DecodeError:
        value = parse(text)
    if is_object(value):
        return {key: dump(item) for key, item in value.items()}
    return [dump(item) for item in value] if is_list(value) else None


members: Callable[[Slice], dict[str, Slice] | None] = partial(
    _parts, Decoder(dict[str, Raw]).decode
)
"""The members of a JSON object, unparsed; None for another value. Raises as `parse` does."""

elements: Callable[[Slice], list[Slice] | None] = partial(_parts, Decoder(list[Raw]).decode)
"""The elements of a JSON array, unparsed; None for another value. Raises as `parse` does."""


def dump(value: Any, stand_in: Callable[[Any], Any] = str) -> bytes:
    """The JSON text of `value`; `stand_in` replaces what JSON has no form for."""
    return json.dumps(value, default=stand_in).encode()
