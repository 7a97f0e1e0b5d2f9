"""One pause for all workers of a batch when the server asks for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .wire import WrappedIO, late

if TYPE_CHECKING:
    from .wire import IO, Reply, Request

_BUSY = frozenset((429, 503))


class SharedBackoff:
    """The moment before which no worker sends anything. Thread-safe.

    It is one float, replaced as a whole. When two workers extend it at the same moment, the
    earlier end may win; that costs one more 429.
    """

    __slots__ = ("_clock", "_until")

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until = float("-inf")

    def extend(self, seconds: float) -> None:
        self._until = max(self._until, self._clock() + seconds)

    @property
    def remaining(self) -> float:
        """Seconds to wait; not positive when there is nothing to wait for."""
        return self._until - self._clock()


class BackingOffIO(WrappedIO):
    """The ``IO`` of one worker: it sends nothing while the shared backoff lasts.

    A pause after a 429 or 503 extends the backoff. Other pauses (polling, reconnecting) concern
    this worker only.
    """

    def __init__(self, io: IO, backoff: SharedBackoff) -> None:
        super().__init__(io)
        self._backoff = backoff
        self._busy = False

    async def send(self, request: Request) -> Reply:
        pause = self._backoff.remaining
        if pause > 0:
            if request.time_limit is not None:
                request.time_limit -= pause
                if request.time_limit <= 0:
                    raise late(sent=False)
            await self._io.sleep(pause)
        self._busy = False
        reply = await self._io.send(request)
        self._busy = reply.status in _BUSY
        return reply

    async def sleep(self, seconds: float) -> None:
        if self._busy:
            self._backoff.extend(seconds)
        await self._io.sleep(seconds)
