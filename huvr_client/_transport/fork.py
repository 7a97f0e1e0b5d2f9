"""Objects that must forget something in the child of a fork.

Locks that another thread held, requests that a thread of the parent was making and open sockets
are of no use there. Registering costs nothing until a fork happens; ``os.register_at_fork``
serves ``os.fork`` and ``multiprocessing`` alike.

A module that another thread is importing would stay half imported in the child, and its lock
locked: Python does not see to that. Much of this package is imported by the first call that needs
it, so a fork waits until no such import is under way.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import threading
import weakref
from typing import Any, Protocol


class Forkable(Protocol):
    def after_fork(self) -> None:
        """Called in the child, where this is the only thread."""


_objects: weakref.WeakSet[Forkable] = weakref.WeakSet()


def register(item: Forkable) -> None:
    """Have ``item.after_fork()`` called in every forked child, as long as ``item`` lives."""
    _objects.add(item)


class Lock:
    """A lock that is free in a forked child: ``with subject.lock:``.

    Not to be entered itself: Ctrl-C may strike in an ``__enter__`` that is written in Python.
    Reentrant, since a signal's handler may fork.
    """

    def __init__(self) -> None:
        self.after_fork()
        register(self)

    def after_fork(self) -> None:
        self.lock = threading.RLock()


_inherited: list[object] = []


def leave_to_parent(connections: object) -> None:
    """Do not close inherited connections: a TLS close-notify would end the parent's session."""
    _inherited.append(connections)


# What a call may import, beside the standard library.
_NAMES = """
    huvr_client huvr_api httpx httpcore h11 anyio certifi idna sniffio aiohttp yarl multidict
    propcache frozenlist aiosignal attrs attr dateutil msgspec
"""
_PACKAGES = frozenset(_NAMES.split())


def _is_ours(module: str) -> bool:
    top = module.partition(".")[0]
    return top in _PACKAGES or top in sys.stdlib_module_names


def _await_imports() -> None:
    """Wait for such imports of other threads; the caller's own do not count.

    By the interpreter's private names, which 3.11 to 3.14 have: there are no public ones. Without
    them a fork is as safe as Python makes it.
    """
    bootstrap: Any = getattr(importlib, "_bootstrap", None)
    with contextlib.suppress(AttributeError):
        for _ in range(_MOST_ROUNDS):
            busy = [
                name for name, lock in list(bootstrap._module_locks.items()) if _is_busy(lock())
            ]
            if not any(_is_ours(name) for name in busy):
                break
            for name in filter(_is_ours, busy):
                bootstrap._lock_unlock_module(name)


# An import may begin another. Not without end: one may be waiting for an import of ours.
_MOST_ROUNDS = 1000


def _is_busy(lock: Any) -> bool:
    return lock is not None and lock.owner not in (None, threading.get_ident())


def _after_fork() -> None:
    for item in list(_objects):
        item.after_fork()


if hasattr(os, "register_at_fork"):  # not on Windows, which has no fork
    os.register_at_fork(before=_await_imports, after_in_child=_after_fork)
