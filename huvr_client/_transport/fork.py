"""Objects that must forget something in the child of a fork.

Locks that another thread held, requests that a thread of the parent was making and open sockets
are of no use there. Registering costs nothing until a fork happens; ``os.register_at_fork``
serves ``os.fork`` and ``multiprocessing`` alike.
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


_inherited: list[object] = []


def leave_to_parent(connections: object) -> None:
    """Do not close inherited connections: a TLS close-notify would end the parent's session."""
    _inherited.append(connections)


def _after_fork() -> None:
    for item in list(_objects):
        item.after_fork()


if hasattr(os, "register_at_fork"):  # not on Windows, which has no fork
    os.register_at_fork(after_in_child=_after_fork)
