"""HUVR's way of writing times: ISO 8601, UTC, six fractional digits, `Z`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


def stamp(seconds: float) -> str:
    """The text of a POSIX time."""
    return text(datetime.fromtimestamp(seconds, UTC))


def text(moment: datetime) -> str:
    """The text of an aware (or, taken as UTC, naive) moment."""
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


def duration(span: timedelta) -> str:
    """Django REST framework's duration: `[D ]HH:MM:SS[.ffffff]`."""
    seconds = span.seconds
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    fraction = f".{span.microseconds:06d}" if span.microseconds else ""
    return f"{span.days} {clock}{fraction}" if span.days else f"{clock}{fraction}"
