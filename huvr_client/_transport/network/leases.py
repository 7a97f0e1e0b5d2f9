"""Who uses which HTTP client: so that no call waits inside httpx, and none is cut off.

httpx 0.28 loses a connection slot with a call that is cancelled or interrupted at the wrong moment
(https://github.com/encode/httpcore/issues/1093), and its pool is slow when many calls wait in it.
So calls wait here, and a pool that may have lost slots is retired: whoever uses it goes on, the
last one closes it, and others get a new one.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from ...errors import HuvrConfigError
from ..wire import TransportFailure, late
from .deadline import left
from .http_clients import AsyncClient, Client, HttpClients, pool_of

C = TypeVar("C", bound=Client | AsyncClient)


class ThreadSlots:
    """A semaphore of threads that an interrupt in the main thread cannot leave locked.

    ``threading.Semaphore`` is written in Python: Ctrl-C may strike while it holds its lock.
    """

    def __init__(self, count: int) -> None:
        self._free: SimpleQueue[None] = SimpleQueue()
        for _ in range(count):
            self._free.put(None)

    def acquire(self) -> None:
        """Wait for a slot, as long as the exchange of this thread may take (see ``deadline``)."""
        with contextlib.suppress(Empty, TransportFailure):
            return self._free.get(timeout=left())
        raise late(sent=False)

    def release(self) -> None:
        self._free.put(None)


@dataclass(slots=True, eq=False, repr=False)
class Pool(Generic[C]):
    """A client with the exchanges that are under way on it.

    * ``slots``: a semaphore, of threads or of tasks; ``None``: as many at once as there are.
    * ``retired``: no new exchange may begin; the last one to end closes the client.
    * ``interrupted``: how many exchanges an interrupt or a cancellation has ended.

    Sets are changed in one step, so no lock is needed: who joins looks at ``retired`` afterwards,
    who retires looks at ``leases`` afterwards.
    """

    clients: HttpClients[C]
    slots: Any
    retired: bool = False
    interrupted: int = 0
    leases: set[Lease[C]] = field(default_factory=set["Lease[C]"])

    def join(self) -> Lease[C]:
        """Begin an exchange."""
        lease = Lease(self)
        self.leases.add(lease)
        return lease

    @property
    def is_over(self) -> bool:
        """Whether the client is to be closed now."""
        return self.retired and not self.leases


@dataclass(slots=True, eq=False, repr=False)
class Lease(Generic[C]):
    """The use of a pool by one exchange. ``admitted``: it has a slot."""

    pool: Pool[C]
    admitted: bool = False

    def end(self) -> bool:
        """End the exchange; whether the pool is to be closed now. May be repeated."""
        if self not in self.pool.leases:
            return False
        self.pool.leases.discard(self)
        if self.admitted:
            self.pool.slots.release()
        return self.pool.is_over


def connections_of(client: Any) -> int | None:
    """How many connections the pool of ``client`` has; ``None``: unknown, or no limit on calls.

    With HTTP/2, one connection carries many calls.
    """
    pool = pool_of(client)
    if getattr(pool, "_http2", False):
        return None
    most: object = getattr(pool, "_max_connections", None)
    return most if isinstance(most, int) and 0 < most < sys.maxsize else None


async def kept_open(pool: Pool[AsyncClient]) -> AsyncGenerator[None, None]:
    """Hold ``pool`` open until this generator is closed.

    ``asyncio.run`` closes the asynchronous generators of its loop before the loop, and the loop
    closes one that nobody refers to any more: so connections end with their loop or their owner.
    A dictionary by loop alone could not do that, since connections hold their loop.
    """
    try:
        yield
    finally:
        pool.retired = True
        if pool.is_over:
            await pool.clients.api.aclose()


def another_loop() -> HuvrConfigError:
    """The error for a client of the user's on a second event loop."""
    return HuvrConfigError(
        "http_client belongs to the event loop of its first use, and this is another one: leave "
        "http_client out, or make a client for each loop"
    )
