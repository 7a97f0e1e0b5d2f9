"""What an operation is: how a call becomes a request, and an answer becomes a value.

Nothing here does I/O. The resource classes hand an `Operation` and their arguments to a `Caller`,
which `huvr_client` supplies.
"""

from __future__ import annotations

import datetime
import logging
import operator
import re
import uuid
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple, NoReturn, Protocol, TypeVar, cast
from urllib.parse import quote, urlencode

from ._convert import decoder, is_mapping, is_sequence
from ._model import Model, encode
from ._page import Page
from ._wire import (
    FilePart,
    check_json,
    form_parts,
    header_value,
    is_file,
    query_pairs,
    query_value,
    simple_value,
)
from .types import UNSET, Content

__all__ = [
    "CONTROLS",
    "AsyncCaller",
    "AsyncResource",
    "Call",
    "Caller",
    "FilePart",
    "Operation",
    "Resource",
    "query_value",
]

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
_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


class Call(NamedTuple):
    """A request, before it has an origin, a User-Agent and a token. It has at most one body."""

    method: str
    path: str
    params: list[tuple[str, str]]
    json: Any
    """The JSON body, or UNSET for none."""
    headers: Sequence[tuple[str, str]] = ()
    """The parameters that are headers; cookies are one of them."""
    content_type: str = ""
    """The media type of the body where it is not `application/json`; "" for none and for that."""
    content: Content | None = None
    """A body that is no JSON: bytes and text are sent as they are, a path or a file is streamed."""
    fields: Sequence[tuple[str, str]] = ()
    """The fields of a multipart body."""
    files: Sequence[FilePart] = ()
    """The files of a multipart body, to be streamed."""


class Operation(Generic[T_co]):
    """One operation of the API. Immutable by convention, shared by sync and async classes."""

    __slots__ = (
        "accept",
        "authenticated",
        "body",
        "forms",
        "headers",
        "media",
        "method",
        "name",
        "needs_body",
        "paging",
        "path",
        "required",
        "result",
        "text",
        "wire",
    )

    def __init__(
        self,
        name: str,
        method: str,
        path: str,
        result: str,
        *,
        body: str = "",
        needs_body: bool = True,
        media: Sequence[str] = (_JSON,),
        accept: str = "",
        text: Sequence[str] = (),
        wire: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        forms: Mapping[str, str] | None = None,
        required: Sequence[str] = (),
        paging: tuple[str, str, str] = ("offset", "limit", "offset"),
        authenticated: bool = True,
    ) -> None:
        self.name = name
        """What it is called in Python: `projects.partial_update`."""
        self.method = method
        self.path = path
        self.result = result
        """Python type of the answer, as an annotation; "None" where none is promised."""
        self.body = body
        """Type of the request body: a class, `list[...]` or a choice of classes, "JsonBody" for any
        JSON, "Content" for what is no JSON, "" for none."""
        self.needs_body = needs_body
        """Whether a class must be given; of any JSON and of content, None always sends none."""
        self.media = media
        """Media types of the body; a form comes second where only a file needs it."""
        self.accept = accept or ("*/*" if result == "bytes" else _JSON)
        """Media type of the answer, for the header of that name."""
        self.text = text
        """The parameters of the path that are text; the others are numbers."""
        self.wire: Mapping[str, str] = wire or {}
        """Argument to parameter, where the names differ."""
        self.headers: Mapping[str, str] = headers or {}
        """Argument to place of the parameters that are no query: "header" or "cookie"."""
        self.forms: Mapping[str, str] = forms or {}
        """Argument to style (see `_wire`), where it is not a value or values joined by commas."""
        self.required = required
        """The arguments that may not be None, but for those of the path."""
        self.paging = paging
        """Where the answer is a page: how pages follow each other ("offset", "page" or "cursor"),
        and the arguments for the size ("" without) and the position of a page."""
        self.authenticated = authenticated

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
        given = {
            name: value
            for name, value in arguments.items()
            if value is not None and name not in CONTROLS and name not in segments
        }
        query = [name for name in given if name not in self.headers]
        params = [pair for name in query for pair in self._query(name, given[name])]
        path = self.path.format_map(segments)
        call = Call(self.method, path, params, UNSET, self._headers(given))
        return self._with_body(call, arguments.get("body", UNSET))

    def _query(self, name: str, value: Any) -> list[tuple[str, str]]:
        wire, form = self.wire.get(name, name), self.forms.get(name, "")
        return query_pairs(f"{self.name}: {name}", wire, value, form)

    def _headers(self, given: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        found: dict[str, list[tuple[str, str]]] = {"header": [], "cookie": []}
        for name, place in self.headers.items():
            if name in given:
                wire, what = self.wire.get(name, name), f"{self.name}: {name}"
                text = header_value(what, wire, given[name], self.forms.get(name, ""))
                found[place].append((wire, text))
        cookies = "; ".join(f"{name}={quote(text)}" for name, text in found["cookie"])
        return (*found["header"], *([("cookie", cookies)] if cookies else ()))

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
        if name in self.text:
            return self._text_segment(name, value)
        if isinstance(value, str):
            if value.isascii() and value.isdecimal():
                return value
        elif not isinstance(value, bool) and hasattr(value, "__index__"):
            return str(int(operator.index(value)))
        return self._refuse(name, value, "a number")

    def _text_segment(self, name: str, value: Any) -> str:
        form = self.forms.get(name, "")
        if form or is_sequence(value) or isinstance(value, (str, uuid.UUID, datetime.date)):
            text = simple_value(f"{self.name}: {name}", self.wire.get(name, name), value, form)
            if text.strip(".") and not _UNSAFE.search(text):
                return quote(text, safe=",;=." if form or is_sequence(value) else "")
        return self._refuse(name, value, "text without / ? # or ..")

    def _refuse(self, name: str, value: object, wanted: str) -> NoReturn:
        error = ValueError if isinstance(value, str) else TypeError
        raise error(f"{self.name}: {name} must be {wanted}, not {value!r:.60}")

    def _with_body(self, call: Call, body: Any) -> Call:
        if body is UNSET or body is None or not self.body:
            if body is None and self.needs_body and self.body not in ("", "JsonBody", "Content"):
                self._check_body(body)
            return call
        if self.body == "Content":
            return self._with_content(call, body)
        self._check_body(body)
        encoded = encode(body)
        what = f"{self.name}: body"
        if self.media[0] == _FORM:
            fields, _ = form_parts(what, self._form(body, encoded))
            return call._replace(content=urlencode(fields).encode(), content_type=_FORM)
        if self.media[0] == _MULTIPART or (self.media[1:] and _has_file(encoded)):
            fields, files = form_parts(what, self._form(body, encoded))
            return call._replace(fields=fields, files=files, content_type=_MULTIPART)
        check_json(what, encoded)
        return call._replace(json=encoded, content_type=self.media[0].replace(_JSON, ""))

    def _form(self, body: object, encoded: Any) -> Mapping[str, Any]:
        if not is_mapping(encoded):
            raise TypeError(f"{self.name}: body must be a mapping, not {type(body).__name__}")
        return encoded

    def _with_content(self, call: Call, body: Any) -> Call:
        if not (is_file(body) or isinstance(body, str)):
            wanted = "bytes, text, a path or an open file"
            raise TypeError(f"{self.name}: body must be {wanted}, not {type(body).__name__}")
        content = body.encode() if isinstance(body, str) else body
        return call._replace(content=content, content_type=self.media[0])

    def _check_body(self, body: object) -> None:
        many = self.body.startswith("list[")
        classes = self.body.removeprefix("list[").removesuffix("]")
        if self.body == "JsonBody":
            fits = isinstance(body, (Mapping, Model)) or is_sequence(body)
            classes = "a mapping or list"
        elif many:
            fits = is_sequence(body) and all(_is_one_of(classes, item) for item in body)
            classes = f"a list of {classes} or mappings"
        else:
            fits, classes = _is_one_of(classes, body), f"{classes} or a mapping"
        if not fits:
            raise TypeError(f"{self.name}: body must be {classes}, not {type(body).__name__}")


def _is_one_of(classes: str, body: object) -> bool:
    names = {cls.__name__ for cls in type(body).__mro__} & set(classes.split(" | "))
    return isinstance(body, Mapping) or (isinstance(body, Model) and bool(names))


def _has_file(encoded: Any) -> bool:
    if is_mapping(encoded):
        return any(map(_has_file, encoded.values()))
    return any(map(_has_file, encoded)) if is_sequence(encoded) else is_file(encoded)


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
