"""How fields that HUVR works out when it answers are registered, by table and name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ._store import Record

if TYPE_CHECKING:
    from ._world import World


Compute = Callable[["World", Record], Any]


COMPUTED: dict[tuple[str, str], Compute] = {}


def computed(*targets: str) -> Callable[[Compute], Compute]:
    """Register a function for `table.field` names."""

    def register(function: Compute) -> Compute:
        for target in targets:
            table, _, field = target.partition(".")
            COMPUTED[table, field] = function
        return function

    return register


def display(record: Record | None) -> str | None:
    """The name by which a row is shown, or None."""
    if record is None:
        return None
    return str(record.get("name") or record.get("username") or record["id"])
