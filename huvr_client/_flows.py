"""Flows around flows: what happens to the effects of one on their way to the driver."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from ._effects import Close, Effect, Flow, Read, Reply, Send, Sleep, TransportFailure, Wait

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
_BUSY = frozenset((429, 503))
_ERROR_LONGEST = 1 << 16


def through(flow: Flow[T], perform: Callable[[Effect], Flow[Any]]) -> Flow[T]:
    """``flow``, each of whose effects is carried out by ``perform``."""
    try:
        effect = next(flow)
        while True:
            try:
                result = yield from perform(effect)
            except BaseException as exc:  # noqa: BLE001 - it is the flow's to deal with
                effect = flow.throw(exc)
            else:
                effect = flow.send(result)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]


class Gate:
    """Closed while a server has asked for patience: all wait when it asks one.

    Thread-safe: one float, set whole. Of two that close it at the same moment the earlier end may
    stay, which costs one more 429.
    """

    __slots__ = ("_clock", "_until")

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = float("-inf")

    def close_for(self, seconds: float) -> None:
        self._until = max(self._until, self._clock() + seconds)

    @property
    def remaining(self) -> float:
        """Seconds until it opens; not positive when it is open."""
        return self._until - self._clock()


def gated(flow: Flow[T], gate: Gate) -> Flow[T]:
    """``flow``, behind ``gate``: it sends nothing while the gate is closed.

    A pause that follows a 429 or 503 closes it; other pauses (a poll, a reconnection) concern this
    flow only.
    """
    busy = False

    def perform(effect: Effect) -> Flow[Any]:
        nonlocal busy
        if isinstance(effect, Sleep) and busy:
            gate.close_for(effect.seconds)
        elif isinstance(effect, Send) and gate.remaining > 0:
            yield Sleep(gate.remaining)
        result = yield effect
        if isinstance(effect, Send):
            busy = isinstance(result, Reply) and result.status in _BUSY
        return result

    return through(flow, perform)


class Abandoned(Exception):  # noqa: N818 - not an error, an end
    """Nobody waits for the result of this flow any more."""


def abandonable(flow: Flow[T], over: Future[None]) -> Flow[T]:
    """``flow``, which raises ``Abandoned`` instead of its next effect once ``over`` is done.

    A pause ends at once then. Effects of ``finally`` blocks are carried out.
    """
    leaving = False

    def perform(effect: Effect) -> Flow[Any]:
        nonlocal leaving
        if over.done() and not leaving:
            leaving = True
            raise Abandoned
        result = yield Wait(over, effect.seconds) if isinstance(effect, Sleep) else effect
        return result

    return through(flow, perform)


def with_error_bodies(flow: Flow[T]) -> Flow[T]:
    """``flow``, whose streamed replies are read and closed for it when they are no success.

    Such a reply has (the beginning of) its body and can be dropped.
    """

    def perform(effect: Effect) -> Flow[Any]:
        result = yield effect
        if isinstance(effect, Send) and effect.stream and not 200 <= result.status < 300:
            yield from _read_error(result)
        return result

    return through(flow, perform)


def _read_error(reply: Reply) -> Flow[None]:
    pieces: list[bytes] = []
    try:
        while sum(map(len, pieces)) < _ERROR_LONGEST:
            piece: bytes | None = yield Read(reply)
            if piece is None:
                break
            pieces.append(piece)
    except TransportFailure:
        pass  # the status is known; a lost explanation is no reason to lose it
    finally:
        yield Close(reply)
    reply.body = b"".join(pieces)[:_ERROR_LONGEST]
