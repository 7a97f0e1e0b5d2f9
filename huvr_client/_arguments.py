"""Arguments that are wrong before anything is sent."""

from __future__ import annotations


def at_least(least: int, name: str, value: object, default: int) -> int:
    """``value``, or ``default`` for ``None``; ``TypeError`` or ``ValueError`` with ``name``."""
    if value is None:
        return default
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be a whole number, not {type(value).__name__}")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, not {value}")
    return value
