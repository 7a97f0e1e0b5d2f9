"""JSON values that type checkers can follow, and times as the framework writes them.

Times are ISO 8601 in UTC with six fractional digits and `Z`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, TypeGuard


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether it is a JSON object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether it is a JSON list."""
    return isinstance(value, list)


def as_list(value: Any) -> list[Any]:
    """A free JSON value where a list is meant; empty for anything else."""
    return value if is_list(value) else []


def as_object(value: Any) -> dict[str, Any]:
    """A free JSON value where an object is meant; empty for anything else."""
    return value if is_object(value) else {}


def stamp(seconds: float) -> str:
    """The text of a POSIX time."""
    return text(datetime.fromtimestamp(seconds, UTC))


def text(moment: datetime) -> str:
    """The text of an aware moment; a naive one is taken as UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def parse(value: str) -> datetime | None:
    """The moment in an ISO 8601 text, or None; without an offset it is UTC.

    A bare date is none: Django's date-time field wants the time as well.
    """
    if len(value) < 16 or value[10] not in "Tt ":
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def parse_date(value: str) -> date | None:
    """The day in a `YYYY-MM-DD` text, or None."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None
