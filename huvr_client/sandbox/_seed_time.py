"""The day on which the made-up plant stands still."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ._time import text

_TODAY = datetime(2025, 11, 3, 8, 30, 15, 271_828, tzinfo=UTC)


def moment(days: float) -> str:
    """A time so many days from that day, in the server's writing."""
    return text(_TODAY + timedelta(days=days))


def day(days: float) -> str:
    """A date so many days from that day."""
    return (_TODAY + timedelta(days=days)).date().isoformat()
