"""Walking a list whose pages have numbers, or name the place of the next one. Without I/O.

Which of the ways to page an operation has, its description says; HUVR's own lists page by offset
(``walk``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ..errors import PageError
from .rows import PageRows, Place, Walker

T = TypeVar("T")


class _Forward(Walker[T]):
    """What both ways have in common: they never go back."""

    _rows = 0
    _step = 0  # rows of the longest page

    def _take(self, page: PageRows[T]) -> Sequence[T]:
        items = self._new_items(page)
        self._rows += len(page.items)
        self._step = max(self._step, len(page.items))
        if not self._done:
            given = self._rows // max(1, self._step)
            self._guard.note(page, new=bool(items), again=False, pages_given=given)
        return items


class NumberWalker(_Forward[T]):
    """Pages by number (Django REST framework's ``PageNumberPagination``), from ``first``.

    A page behind the last one is a 404 there, so none is requested that the count does not promise
    or the page before does not name.
    """

    def __init__(self, limit: int, max_items: int | None = None, first: int = 1) -> None:
        super().__init__(limit, max_items)
        self._first = self._number = first
        self._count = 0

    def plan(self, pages: int = 1) -> Sequence[Place]:
        if self._done:
            return ()
        last = -(-self._count // self._step) if self._step else 0
        if self._left is not None and self._step:
            last = min(last, self._number - 1 + -(-self._left // self._step))
        return range(self._number, max(self._number, min(self._number + pages - 1, last)) + 1)

    def accept(self, place: Place, page: PageRows[T]) -> Sequence[T]:
        del place  # always the first of the plan
        items = self._take(page)
        self._number += 1
        self._count = page.count or 0
        before = (self._first - 1) * self._step
        promised = page.more or before + self._rows < self._count
        self._done = self._done or not page.items or not promised
        return items


class CursorWalker(_Forward[T]):
    """Pages by cursor: each names the place of the next one, so they come one at a time."""

    def __init__(self, limit: int, max_items: int | None = None, first: str | None = None) -> None:
        super().__init__(limit, max_items)
        self._place = first
        self._places: set[Place] = {first}

    def plan(self, pages: int = 1) -> Sequence[Place]:
        del pages
        return () if self._done else (self._place,)

    def accept(self, place: Place, page: PageRows[T]) -> Sequence[T]:
        items = self._take(page)
        self._place = page.cursor
        if not page.more:
            self._done = True
        elif page.cursor is None:
            raise PageError("the `next` link names no place")
        elif page.cursor in self._places:
            raise PageError(f"the `next` link of the page at {place!r:.60} leads back")
        self._places.add(page.cursor)
        return items
