"""Walking a list whose pages have numbers, or name the place of the next one. Without I/O.

Which of the ways to page an operation has, its description says; HUVR's own lists page by offset
(``walk``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeAlias, TypeVar

from ..errors import PageError
from .walk import Key, LoopGuard, PageRows

T = TypeVar("T")

Place: TypeAlias = int | str | None


class Walker(Protocol[T]):
    """One walk: ``plan`` says which pages to fetch, ``accept`` takes the first of them.

    Not thread-safe: one consumer calls it, others may fetch. ``limit``: rows to request in a page.
    """

    limit: int

    def plan(self, pages: int = 1) -> Sequence[Place]:
        """The places of the next pages, at most ``pages`` of them; none when the walk is over."""
        ...

    def accept(self, place: Place, page: PageRows[T]) -> Sequence[T]:
        """Take a page; its items not given before. Raises ``PageError``."""
        ...


class _Forward(Generic[T]):
    """What both ways have in common: no going back, no id twice, no endless loop."""

    def __init__(self, limit: int, max_items: int | None) -> None:
        self.limit = limit if max_items is None else max(1, min(limit, max_items))
        self._left = max_items
        self._seen: set[Key] = set()
        self._guard = LoopGuard()
        self._rows = 0
        self._step = 0
        self._done = max_items == 0

    def _take(self, page: PageRows[T]) -> Sequence[T]:
        keys: Sequence[Key | None] = page.keys or [None] * len(page.items)
        items: list[T] = []
        for key, item in zip(keys, page.items, strict=True):
            if key is None or key not in self._seen:
                items.append(item)
        self._seen.update(page.keys or ())
        self._rows += len(page.items)
        self._step = max(self._step, len(page.items))
        if self._left is not None:
            items = items[: self._left]
            self._left -= len(items)
            self._done = self._left == 0
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
