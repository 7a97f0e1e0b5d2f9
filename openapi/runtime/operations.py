"""What an operation is: how a call becomes a request, and an answer becomes a value.

Nothing here does I/O. The resource classes hand an `Operation` and their arguments to a `Caller`,
which `huvr_client` supplies.
"""

from __future__ import annotations

import datetime
import decimal
import re
import uuid
from collections.abc import AsyncGenerator, Generator, Mapping
from pathlib import Path
from typing import Any, Generic, NoReturn, Protocol, TypeVar, cast
from urllib.parse import quote

import msgspec

from ._answers import read_answer
from ._call import Call as Call
from ._call import FilePart as FilePart
from ._call import with_body
from ._json import is_sequence
from ._page import Page
from ._values import json_value as json_value
from ._wire import header_value, query_pairs, simple_value
from ._wire import query_value as query_value
from .types import UNSET

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_WALK = ("page_size", "concurrency", "max_items", "deadline")
_SAVE = ("to", "overwrite", "progress")
CONTROLS = frozenset(("self", "body", *_WALK, *_SAVE))
"""Arguments of a method that are not parameters of the operation; the generator gives parameters
of these names an underscore."""

_PARAMETER = re.compile(r"\{([^}]+)\}")
_UNSAFE = re.compile(r"[/\\?#\x00-\x1f\x7f]|\.\.")
_JSON = "application/json"


class Operation(msgspec.Struct, Generic[T_co], eq=False):
    """One operation of the API. Immutable by convention, shared by sync and async classes."""

    name: str
    """What it is called in Python: `projects.partial_update`."""
    method: str
    path: str
    result: str
    """Python type of the answer, as an annotation; "None" where none is promised."""
    body: str = ""
    """Type of the request body: a class, `list[...]` or a choice of classes, "JsonBody" for any
    JSON, "Content" for what is no JSON, "" for none."""
    needs_body: bool = True
    """Whether a class must be given; of any JSON and of content, None always sends none."""
    media: tuple[str, ...] = (_JSON,)
    """Media types of the body; a form comes second where only a file needs it."""
    accept: str = ""
    """Media type of the answer, for the header of that name."""
    text: tuple[str, ...] = ()
    """The parameters of the path that are text; the others are numbers."""
    wire: dict[str, str] = {}
    """Argument to parameter, where the names differ."""
    headers: dict[str, str] = {}
    """Argument to place of the parameters that are no query: "header" or "cookie"."""
    forms: dict[str, str] = {}
    """Argument to style (see `_wire`), where it is not a value or values joined by commas."""
    required: tuple[str, ...] = ()
    """The arguments that may not be None, but for those of the path."""
    paging: tuple[str, str, str] = ("offset", "limit", "offset")
    """Where the answer is a page: how pages follow each other ("offset", "page" or "cursor"),
    and the arguments for the size ("" without) and the position of a page."""
    authenticated: bool = True

    def __post_init__(self) -> None:
        self.accept = self.accept or ("*/*" if self.binary else _JSON)

    def __repr__(self) -> str:
        return f"Operation({self.name}: {self.method} {self.path})"

    @property
    def returns_body(self) -> bool:
        """Whether a JSON answer is promised; an empty 200 is then an error."""
        return self.result not in ("Any", "bytes") and self.result.split(" | ")[-1] != "None"

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
        for name in self.required:
            if arguments.get(name) is None:
                raise TypeError(f"{self.name}: {name} is required")
        sent = {
            name: value
            for name, value in arguments.items()
            if value is not None and name not in CONTROLS and name not in segments
        }
        query = [name for name in sent if name not in self.headers]
        params = [pair for name in query for pair in query_pairs(*self._about(name), sent[name])]
        path = self.path.format_map(segments)
        call = Call(self.method, path, params, UNSET, self._headers(sent))
        body = arguments.get("body", UNSET)
        if not self.body or body is UNSET or (body is None and self._may_lack_body()):
            return call
        return with_body(call, f"{self.name}: body", self.body, self.media, body)

    def _may_lack_body(self) -> bool:
        return not self.needs_body or self.body in ("JsonBody", "Content")

    def _about(self, name: str) -> tuple[str, str, str]:
        """What an argument is called in errors and on the wire, and its style."""
        return f"{self.name}: {name}", self.wire.get(name, name), self.forms.get(name, "")

    def _headers(self, sent: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        texts: dict[str, list[tuple[str, str]]] = {"header": [], "cookie": []}
        for name, place in self.headers.items():
            if name in sent:
                what, wire, form = self._about(name)
                texts[place].append((wire, header_value(what, wire, form, sent[name])))
        cookies = "; ".join(f"{name}={quote(text)}" for name, text in texts["cookie"])
        return (*texts["header"], *([("cookie", cookies)] if cookies else ()))

    def decode(self, body: bytes) -> T_co:
        """The typed value of the body of an answer.

        Fields that are not as documented stay as they came. Raises DecodeError where the body is no
        JSON, or JSON of another kind than documented: a list instead of a model, an object that is
        no page.
        """
        if self.binary:
            return cast("T_co", body)
        return cast("T_co", read_answer(self.name, self.result, body))

    def _segment(self, name: str, value: Any) -> str:
        if name in self.text:
            return self._text_segment(name, value)
        if isinstance(value, str) and value.isascii() and value.isdecimal():
            return value
        if isinstance(value, decimal.Decimal):
            number = value.is_finite() and value % 1 == 0
        else:
            number = not isinstance(value, bool) and hasattr(value, "__index__")
        return str(int(value)) if number else self._refuse(name, value, "a number")

    def _text_segment(self, name: str, value: Any) -> str:
        what, wire, form = self._about(name)
        if form or is_sequence(value) or isinstance(value, (str, uuid.UUID, datetime.date)):
            text = simple_value(what, wire, form, value)
            if text.strip(".") and not _UNSAFE.search(text):
                return quote(text, safe=",;=." if form or is_sequence(value) else "")
        return self._refuse(name, value, "text without / ? # or ..")

    def _refuse(self, name: str, value: object, wanted: str) -> NoReturn:
        error = ValueError if isinstance(value, str) else TypeError
        raise error(f"{self.name}: {name} must be {wanted}, not {value!r:.60}")


class Caller(Protocol):
    """Carries out operations; blocks. `arguments` is for `Operation.bind`.

    All raise TypeError or ValueError for arguments that cannot be sent.
    """

    def call(self, operation: Operation[T], arguments: Mapping[str, Any], /) -> T:
        """Send a request and decode its answer."""
        ...

    def iterate(
        self, operation: Operation[Page[T]], arguments: Mapping[str, Any], /
    ) -> Generator[T, None, None]:
        """Fetch page after page; heeds the arguments of a walk."""
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
    ) -> AsyncGenerator[T, None]:
        """Fetch page after page; heeds the arguments of a walk."""
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
