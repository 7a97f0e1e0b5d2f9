"""The two drivers of flows, blocking and awaiting, and what they need of the world."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ._effects import Effect, Flow

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ._effects import Reply, Send

T = TypeVar("T")

if TYPE_CHECKING:  # a Protocol takes time to make, and nobody looks at these at run time

    class IO(Protocol):
        """What ``run`` needs; ``arun`` needs the same names returning awaitables."""

        def send(self, effect: Send, /) -> Reply: ...
        def read(self, reply: Reply, /) -> bytes | None: ...
        def close_reply(self, reply: Reply, /) -> None: ...
        def sleep(self, seconds: float, /) -> None: ...
        def run(self, function: Callable[[], Any], /) -> Any: ...
        def wait(self, future: Future[Any], timeout: float, holder: int, /) -> bool | None: ...
        def spawn(self, flow: Flow[None], done: Callable[[], None], /) -> None: ...

    class AsyncIO(Protocol):
        """What ``arun`` needs."""

        async def send(self, effect: Send, /) -> Reply: ...
        async def read(self, reply: Reply, /) -> bytes | None: ...
        async def close_reply(self, reply: Reply, /) -> None: ...
        async def sleep(self, seconds: float, /) -> None: ...
        async def run(self, function: Callable[[], Any], /) -> Any: ...
        async def wait(
            self,
            future: Future[Any],
            timeout: float,  # noqa: ASYNC109 - it is the effect's
            holder: int,
            /,
        ) -> bool | None: ...
        async def spawn(self, flow: Flow[None], done: Callable[[], None], /) -> None: ...


def run(flow: Flow[T], io: IO) -> T:
    """Drive ``flow`` with blocking calls in this thread; return its result or raise its error."""
    try:
        effect = next(flow)
        while True:
            try:
                result = effect.perform(io)
            except BaseException as exc:  # noqa: BLE001 - it is the flow's to deal with
                effect = flow.throw(exc)
            else:
                effect = flow.send(result)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]


async def arun(flow: Flow[T], io: AsyncIO) -> T:
    """Drive ``flow`` with awaits in this task; return its result or raise its error."""
    try:
        effect = next(flow)
        while True:
            try:
                result = await effect.perform(io)
            except BaseException as exc:  # noqa: BLE001 - it is the flow's to deal with
                effect = flow.throw(exc)
            else:
                effect = flow.send(result)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]


def tapped(flow: Flow[T], tap: Callable[[Effect], None]) -> Flow[T]:
    """``flow``, with ``tap`` called before each of its effects."""
    try:
        effect = next(flow)
        while True:
            tap(effect)
            try:
                result = yield effect
            except GeneratorExit:
                flow.close()
                raise
            except BaseException as exc:  # noqa: BLE001 - it is the flow's to deal with
                effect = flow.throw(exc)
            else:
                effect = flow.send(result)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]
