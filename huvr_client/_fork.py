"""Objects that must forget something in the child of a fork.

A lock that another thread held, a request that a thread of the parent was making, a socket that
both would write to: none of them survives ``fork`` usefully. Registering costs nothing until a
fork happens; ``os.register_at_fork`` serves ``os.fork`` and ``multiprocessing`` alike.
"""

from __future__ import annotations

import os
import weakref
from typing import Protocol


class Forkable(Protocol):
    def after_fork(self) -> None:
        """Called in the child, where this is the only thread."""


_objects: weakref.WeakSet[Forkable] = weakref.WeakSet()


def register(item: Forkable) -> None:
    """Have ``item.after_fork()`` called in every forked child, as long as ``item`` lives."""
    _objects.add(item)


# Kept, not closed: whatever closing says over TLS, it would say in the parent's name.
_parents: list[object] = []


def leave_to_parent(item: object) -> None:
    """Keep connections of the parent from being closed by this process."""
    _parents.append(item)


def _after_fork() -> None:
    for item in list(_objects):
        item.after_fork()


if hasattr(os, "register_at_fork"):  # not on Windows, which has no fork
    os.register_at_fork(after_in_child=_after_fork)
