"""What the generated resource classes are given: calls, lists and exports, sync and async."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ._calls import CallContext, call, short_traceback
from ._transport.network.sync_io import finish

if TYPE_CHECKING:
    from pathlib import Path

    from huvr_api.models import Page
    from huvr_api.operations import Operation

T = TypeVar("T")


class Caller:
    """For the synchronous classes: the I/O of its context blocks. Thread-safe."""

    __slots__ = ("context",)

    def __init__(self, context: CallContext) -> None:
        self.context = context

    def call(self, operation: Operation[T], arguments: Mapping[str, Any], /) -> T:
        with short_traceback:
            return finish(call(self.context, operation, arguments))

    def iterate(
        self, operation: Operation[Page[T]], arguments: Mapping[str, Any], /
    ) -> Generator[T, None, None]:
        from ._pages.iterate import iterate

        return iterate(self.context, operation, arguments)

    def save(self, operation: Operation[bytes], arguments: Mapping[str, Any], /) -> Path:
        from ._media.export import save

        with short_traceback:
            return finish(save(self.context, operation, arguments))


class AsyncCaller:
    """For the asynchronous classes. Safe among tasks."""

    __slots__ = ("context",)

    def __init__(self, context: CallContext) -> None:
        self.context = context

    async def call(self, operation: Operation[T], arguments: Mapping[str, Any], /) -> T:
        with short_traceback:
            return await call(self.context, operation, arguments)

    def iterate(
        self, operation: Operation[Page[T]], arguments: Mapping[str, Any], /
    ) -> AsyncGenerator[T, None]:
        from ._pages.iterate import aiterate

        return aiterate(self.context, operation, arguments)

    async def save(self, operation: Operation[bytes], arguments: Mapping[str, Any], /) -> Path:
        from ._media.export import save

        with short_traceback:
            return await save(self.context, operation, arguments)
