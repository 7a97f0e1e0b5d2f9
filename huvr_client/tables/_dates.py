"""Dates and times in the forms that Python knows, for those that Arrow does not."""

from __future__ import annotations

import datetime


def moment(text: str) -> datetime.datetime:
    """A time; one without a zone is UTC, in which HUVR gives its times. Raises ``ValueError``."""
    value = datetime.datetime.fromisoformat(text)
    return value.astimezone(datetime.UTC) if value.tzinfo else value.replace(tzinfo=datetime.UTC)


def day(text: str) -> datetime.date:
    """A date, or a time at midnight. Raises ``ValueError``."""
    value = moment(text)
    if value.time() != datetime.time():
        raise ValueError(value)
    return value.date()
