# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""Types that callers of the API meet in signatures."""

from __future__ import annotations

import datetime
import decimal
import os
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from typing_extensions import deprecated as Deprecated  # noqa: N812
else:

    class Deprecated:
        """Marks a method for editors and type checkers (PEP 702); calling it does not warn.

        A class, so that no operation, parameter or model can have its name.
        """

        def __init__(self, message):
            self.message = message

        def __call__(self, method):
            """Mark `method`."""
            method.__deprecated__ = self.message
            return method


class Unset:
    """The type of `UNSET`: a field of a request that is not sent at all (None sends null)."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Final = Unset()


class DecodeError(ValueError):
    """An answer is not the kind of value that HUVR documents for the call, or no JSON at all."""


Scalar: TypeAlias = (
    str
    | int
    | float
    | bool
    | datetime.date
    | datetime.datetime
    | datetime.time
    | decimal.Decimal
    | uuid.UUID
)
Values: TypeAlias = Scalar | Sequence[Scalar]
"""A parameter that must be given. Booleans are sent as `true` and `false`, dates as ISO 8601; a
sequence as the API documents it, or joined by commas (HUVR's form for several values)."""

Filter: TypeAlias = Values | None
"""A parameter that may be left out: None is not sent."""

JsonBody: TypeAlias = Mapping[str, Any] | Sequence[Any] | None
"""A request body whose shape HUVR does not document; None sends no body."""

File: TypeAlias = bytes | BinaryIO | os.PathLike[str]
"""A file in a form: its bytes, an open binary file, or a path."""

Content: TypeAlias = File | str
"""A body that is no JSON, sent as it is; a path or an open file is streamed."""

__all__ = [
    "UNSET",
    "Content",
    "DecodeError",
    "Deprecated",
    "File",
    "Filter",
    "JsonBody",
    "Scalar",
    "Unset",
    "Values",
]
