"""The lists of resources with rows as text: their models are not made."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial
from types import MethodType
from typing import Any

import msgspec
from huvr_api.operations import AsyncResource, Operation, Resource
from msgspec.structs import asdict

_log = logging.getLogger("huvr_client")


class Row(msgspec.Struct, frozen=True, gc=False):
    """A row, by which a walk knows it, and its JSON: a slice of its page."""

    id: int | str
    text: msgspec.Raw


class _Id(msgspec.Struct, gc=False):
    id: int | str


class _Ids(msgspec.Struct):
    results: list[_Id]


class _Page(msgspec.Struct):
    results: list[msgspec.Raw]
    count: Any = None
    next: Any = None


_ids = msgspec.json.Decoder(_Ids).decode
_texts = msgspec.json.Decoder(_Page).decode


class _Listing(Operation[Any]):
    """A list whose pages hold rows."""

    def decode(self, body: bytes) -> Any:
        """A page of rows, or of models: where a row has no id, or JSON is not as it should be."""
        if not _log.isEnabledFor(logging.DEBUG):  # which tells of each value that differs
            try:
                return _page(body)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                pass
        return super().decode(body)


def _page(body: bytes) -> Any:
    if not body.isascii():
        body.decode()  # msgspec does not look into text that it skips
    page: Any = _texts(body)
    page.results = list(map(Row, [item.id for item in _ids(body).results], page.results))
    return page


class _Caller:
    """A caller that walks lists as rows."""

    def __init__(self, caller: Any) -> None:
        self._caller = caller

    def iterate(self, operation: Operation[Any], arguments: Mapping[str, Any], /) -> Any:
        return self._caller.iterate(_Listing(**asdict(operation)), arguments)


def listing(walk: Callable[..., Any]) -> Callable[..., Any]:
    """The same walk with rows for models, if it is a generated method; else ``walk`` itself."""
    resource = getattr(walk, "__self__", None)
    if not isinstance(resource, Resource | AsyncResource) or not isinstance(walk, MethodType):
        return walk
    method: Any = walk.__func__
    # Where it was written, which a function around it cannot take over, as it does ``__module__``.
    if not getattr(method, "__globals__", {}).get("__name__", "").startswith("huvr_api."):
        return walk
    caller: Any = _Caller(resource._caller)  # pyright: ignore[reportPrivateUsage]
    return partial(method, Resource(caller))
