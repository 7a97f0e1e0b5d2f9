"""What one pass over a collection notices of changes to it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import cast

from ._seen import Key


class Change(IntEnum):
    NONE = 0
    GREW = 1  # rows came in front of us, as many as the count grew by
    MOVED = 2  # anything else: rows went away or changed places


class Drift:
    """The evidence of one pass.

    That is each page's count, where the row that it shares with the page before it stands now, and
    whether ids rise (or fall) all the way through.

    ``direction``: 1 or -1 if rows were asked for in the order of ``id`` or ``created_on``, else 0.
    """

    __slots__ = ("_count", "_direction", "_doubles", "_grown", "change", "ordered")

    def __init__(self, direction: int) -> None:
        self._direction = direction
        self.change = Change.NONE
        self._count: int | None = None
        self._grown = 0
        self._doubles = 0
        self.ordered = direction != 0

    def observe(self, count: int | None, keys: Sequence[Key], shift: int | None) -> None:
        """Note one page; ``shift`` is how far the shared row moved back, ``None`` if it is gone."""
        growth = self._growth(count)
        if shift is None or not 0 <= shift <= max(growth, 0) or growth < 0:
            self.change = Change.MOVED
        elif growth:
            self.change = max(self.change, Change.GREW)
        self._doubles += len(keys) - len(set(keys))
        self.ordered = self.ordered and in_order(keys, self._direction)

    def lost(self) -> None:
        """Note that a page did not join the rows already seen."""
        self.change = Change.MOVED

    def verdict(self, seen: int) -> Change:
        """What the pass, now at its end, has to be taken for; ``seen`` rows are known in all.

        Rows in the order of their ids cannot trade places, and pages that share a row leave no gap
        between them: whatever else came or went, nothing was missed. This is trusted only if the
        ids themselves showed that order, since a server may ignore ``ordering``.
        """
        unseen = (self._count or 0) - self._doubles - seen
        if unseen > self._grown:
            return Change.MOVED
        return Change.NONE if self.ordered else self.change

    def _growth(self, count: int | None) -> int:
        before, self._count = self._count, count
        growth = 0 if before is None or count is None else count - before
        self._grown += max(growth, 0)
        return growth


def in_order(keys: Sequence[Key], direction: int) -> bool:
    """Whether integer ``keys`` rise (``direction`` 1) or fall (-1).

    Equal neighbours pass: a filter over a many-to-many relation can give one row twice.
    """
    if not {type(key) for key in keys} <= {int}:
        return False
    numbers = cast("list[int]", list(keys))
    return numbers == sorted(numbers, reverse=direction < 0)
