"""What kind of JSON value something is, said so that type checkers believe it."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether it is an object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether it is a list."""
    return isinstance(value, list)


def listed(value: Any) -> list[Any]:
    """A free JSON value where a list is meant; empty for anything else."""
    return value if is_list(value) else []


def mapped(value: Any) -> dict[str, Any]:
    """A free JSON value where an object is meant; empty for anything else."""
    return value if is_object(value) else {}
