"""Types that callers of the API meet in signatures."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO, Final, Literal, TypeAlias


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

Scalar: TypeAlias = str | int | float | bool | datetime.date | datetime.datetime
Filter: TypeAlias = Scalar | Sequence[Scalar] | None
"""A query parameter. Booleans are sent as `true` and `false`, dates as ISO 8601, a sequence joined
by commas (HUVR's form for several values), and None is not sent."""

JsonBody: TypeAlias = Mapping[str, Any] | Sequence[Any] | None
"""A request body whose shape HUVR does not document; None sends no body."""

File: TypeAlias = bytes | BinaryIO | os.PathLike[str]
"""A file in a request body: its bytes, an open binary file, or a path."""

__all__ = ["UNSET", "File", "Filter", "JsonBody", "Scalar", "Unset"]
