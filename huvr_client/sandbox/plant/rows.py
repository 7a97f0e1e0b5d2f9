"""How the plant's rows are written: on days relative to a fixed one, pictures drawn when needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ..drf.store import Record
from ..drf.values import text
from ..huvr.state import State
from .pictures import picture

_TODAY = datetime(2025, 11, 3, 8, 30, 15, 271_828, tzinfo=UTC)


def moment(days: float) -> str:
    """A time so many days from the plant's day, in the server's writing."""
    return text(_TODAY + timedelta(days=days))


def day(days: float) -> str:
    """A date so many days from that day."""
    return (_TODAY + timedelta(days=days)).date().isoformat()


def lazy_image(state: State, table: str, record: Record) -> None:
    """Give a record a picture that is drawn when it is asked for."""
    state.place(table, record)
    number = int(record["id"]) + (0 if table == "media" else 1_000_000)
    state.storage.lazy_image(record["object"], lambda: picture(number))
