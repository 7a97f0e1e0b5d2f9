"""Locks that an interrupt cannot leave locked, for the connections of a client of our own.

httpcore's locks are written in Python: Ctrl-C may strike in ``__enter__``, after one was taken.
Then it is held for ever, and the clean-up of the same call waits for it. A ``with`` on a lock of
the interpreter's own has no such gap.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import Any


def harden(pool: Any) -> None:
    """Replace the locks of ``pool``, an ``httpcore.ConnectionPool``, and of its connections.

    They are private attributes, as those in ``deadline.guard``. Where one is missing, the pool is
    left as it is.
    """
    if hasattr(pool, "_optional_thread_lock") and hasattr(pool, "create_connection"):
        pool._optional_thread_lock = threading.RLock()
        pool.create_connection = _hardening(pool.create_connection)


def _hardening(create: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda origin: hardened(create(origin))


def hardened(connection: Any) -> Any:
    """``connection``, with plain locks now and in whatever connection it will hold."""
    attributes: dict[str, Any] = {**connection.__dict__}
    kind: Any = connection.__class__
    connection.__class__ = _with_plain_locks(kind)
    for name, value in attributes.items():
        setattr(connection, name, value)
    return connection


@cache
def _with_plain_locks(kind: Any) -> Any:
    def set_attribute(self: Any, name: str, value: Any) -> None:
        if value.__class__.__name__ in ("Lock", "ThreadLock"):
            value = threading.RLock()
        elif name == "_connection" and value is not None:
            value = hardened(value)
        kind.__setattr__(self, name, value)

    return type(f"Hardened{kind.__name__}", (kind,), {"__setattr__": set_attribute})
