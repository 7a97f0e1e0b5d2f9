# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""What an operation is: how a call becomes a request, and an answer becomes a value.

Nothing here does I/O. The resource classes hand an `Operation` and their arguments to a `Caller`,
which `huvr_client` supplies.
"""

from __future__ import annotations

import datetime
import logging
import math
import operator
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, NoReturn, Protocol, TypeVar, cast
from urllib.parse import quote

from ._convert import decoder, is_list, is_object, is_sequence
from ._model import Model, encode
from ._page import Page
from .types import UNSET

log = logging.getLogger("huvr_client")

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

CONTROLS = frozenset(
    ("self", "body", "page_size", "concurrency", "max_items", "to", "overwrite", "progress")
)
"""Arguments of a method that are not parameters of the operation; the generator gives parameters
of these names an underscore."""

_PARAMETER = re.compile(r"\{([^}]+)\}")
_UNSAFE = re.compile(r"[/\\?#\x00-\x1f\x7f]|\.\.")


class Call(NamedTuple):
    """A request, before it has an origin, headers and a token."""

    method: str
    path: str
    params: list[tuple[str, str]]
    json: Any
    """The JSON body, or UNSET for none."""


class Operation(Generic[T_co]):
    """One operation of the API. Immutable by convention, shared by sync and async classes."""

    __slots__ = ("authenticated", "body", "method", "name", "path", "result", "textual", "wire")

    def __init__(
        self,
        name: str,
        method: str,
        path: str,
        result: str,
        *,
        body: str = "",
        textual: bool = False,
        authenticated: bool = True,
        wire: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        """What it is called in Python: `projects.partial_update`."""
        self.method = method
        self.path = path
        self.result = result
        """Python type of the answer, as an annotation; "None" where none is promised."""
        self.body = body
        """Class of the request body; "" for none, "JsonBody" for any JSON."""
        self.textual = textual
        """Whether ids in the path are text; elsewhere they are numbers."""
        self.authenticated = authenticated
        self.wire: Mapping[str, str] = wire or {}
        """Argument to query parameter, where the names differ."""

    def __repr__(self) -> str:
        return f"Operation({self.name}: {self.method} {self.path})"

    @property
    def returns_body(self) -> bool:
        """Whether a JSON answer is promised; an empty 200 is then an error."""
        return self.result not in ("None", "Any", "bytes")

    @property
    def binary(self) -> bool:
        """Whether the answer is a file."""
        return self.result == "bytes"

    def bind(self, arguments: Mapping[str, Any]) -> Call:
        """The request for a call with `arguments`.

        Raises TypeError or ValueError that names the argument, before anything is sent.
        """
        in_path = _PARAMETER.findall(self.path)
        segments = {name: self._segment(name, arguments.get(name)) for name in in_path}
        params = [
            (self.wire.get(name, name), query_value(f"{self.name}: {name}", value))
            for name, value in arguments.items()
            if value is not None and name not in CONTROLS and name not in segments
        ]
        path = self.path.format_map(segments)
        return Call(self.method, path, params, self._json(arguments.get("body", UNSET)))

    def decode(self, data: Any) -> T_co:
        """The typed value of a JSON answer. Never raises: what does not fit stays as it came.

        `data` is the result's from then on: objects in it become models as they are.
        """
        if log.isEnabledFor(logging.DEBUG):
            from ._differences import tell

            tell(self.name, self.result, data)
        convert = decoder(self.result)
        return cast("T_co", data if convert is None else convert(data))

    def _segment(self, name: str, value: Any) -> str:
        if isinstance(value, str):
            usable = value.strip(".") and not _UNSAFE.search(value)
            if usable and (self.textual or (value.isascii() and value.isdecimal())):
                return quote(value, safe="")
        elif not self.textual and not isinstance(value, bool) and hasattr(value, "__index__"):
            return str(int(operator.index(value)))
        return self._refuse(name, value)

    def _refuse(self, name: str, value: object) -> NoReturn:
        wanted = "text without / ? # or .." if self.textual else "a number"
        error = ValueError if isinstance(value, str) else TypeError
        raise error(f"{self.name}: {name} must be {wanted}, not {value!r:.60}")

    def _json(self, body: Any) -> Any:
        if body is UNSET or not self.body or (body is None and self.body == "JsonBody"):
            return UNSET
        if not self._takes(body):
            wanted = "a mapping or list" if self.body == "JsonBody" else f"{self.body} or a mapping"
            raise TypeError(f"{self.name}: body must be {wanted}, not {type(body).__name__}")
        encoded = encode(body)
        check_json(f"{self.name}: body", encoded)
        return encoded

    def _takes(self, body: object) -> bool:
        if self.body == "JsonBody":
            return isinstance(body, (Mapping, Model)) or is_sequence(body)
        names = {cls.__name__ for cls in type(body).__mro__}
        return isinstance(body, Mapping) or (isinstance(body, Model) and self.body in names)


def query_value(name: str, value: Any) -> str:
    """A query parameter as HUVR reads it; several values are joined by commas."""
    if is_sequence(value):
        if not value:
            raise ValueError(f"{name}: an empty list would not filter; leave the argument out")
        return ",".join(_scalar(name, item) for item in value)
    return _scalar(name, value)


def _scalar(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str.__str__(value)  # of an enum's member its value
    if isinstance(value, datetime.date):  # a datetime is one
        return value.isoformat()
    if isinstance(value, float):
        _check_finite(name, value)
        return repr(float(value))
    if hasattr(value, "__index__"):
        return str(int(operator.index(value)))
    raise TypeError(f"{name} cannot be a {type(value).__name__}")


def _check_finite(name: str, value: float) -> None:
    if not math.isfinite(value):
        raise ValueError(f"{name} is {value}, which is no number that can be sent")


def check_json(name: str, value: object) -> None:
    """Raise TypeError or ValueError that says where `value` holds what JSON has no form for."""
    if isinstance(value, float):
        _check_finite(name, value)
    elif is_object(value):
        for key, item in value.items():
            _check_key(name, key)
            check_json(f"{name}[{key!r:.40}]", item)
    elif is_list(value):
        for at, item in enumerate(value):
            check_json(f"{name}[{at}]", item)
    elif not isinstance(value, (str, int, type(None))):
        raise TypeError(f"{name} is a {type(value).__name__}, which JSON has no form for")


def _check_key(name: str, key: object) -> None:
    if not isinstance(key, str):
        raise TypeError(f"{name} has the key {key!r:.40}, which is no text")


class Caller(Protocol):
    """Carries out operations; blocks. `arguments` is for `Operation.bind`.

    All raise TypeError or ValueError for arguments that cannot be sent.
    """

    def call(self, operation: Operation[T], arguments: Mapping[str, Any], /) -> T:
        """Send a request and decode its answer."""
        ...

    def iterate(
        self, operation: Operation[Page[T]], arguments: Mapping[str, Any], /
    ) -> Iterator[T]:
        """Fetch page after page; heeds `page_size`, `concurrency` and `max_items`."""
        ...

    def save(self, operation: Operation[bytes], arguments: Mapping[str, Any], /) -> Path:
        """Stream an answer to a file; heeds `to`, `overwrite` and `progress`."""
        ...


class AsyncCaller(Protocol):
    """Carries out operations on an event loop; see `Caller`."""

    async def call(self, operation: Operation[T], arguments: Mapping[str, Any], /) -> T:
        """Send a request and decode its answer."""
        ...

    def iterate(
        self, operation: Operation[Page[T]], arguments: Mapping[str, Any], /
    ) -> AsyncIterator[T]:
        """Fetch page after page; heeds `page_size`, `concurrency` and `max_items`."""
        ...

    async def save(self, operation: Operation[bytes], arguments: Mapping[str, Any], /) -> Path:
        """Stream an answer to a file; heeds `to`, `overwrite` and `progress`."""
        ...


class Resource:
    """Base of the synchronous resource classes."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller


class AsyncResource:
    """Base of the asynchronous resource classes."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller
