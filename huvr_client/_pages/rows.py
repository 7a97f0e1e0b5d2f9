"""What the walks have in common: a page as they see it, and no row twice. Without I/O."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from ..errors import PageError

T = TypeVar("T")
Key: TypeAlias = int | str
Place: TypeAlias = int | str | None
"""Where a page is: an offset, a page's number or a cursor."""


@dataclass(frozen=True, slots=True)
class PageRows(Generic[T]):
    """One page as the walk sees it.

    * ``keys``: identify the items; ``None``: no item has an id.
    * ``count``: the number of rows of the list, by the server; ``None``: it gave none.
    * ``more``: whether the server names a next page.
    * ``cursor``: the place of that page, where pages follow each other by cursor.
    * ``ahead``: whether the page was requested before those in front of it had been accepted.
    """

    items: Sequence[T]
    keys: Sequence[Key] | None
    count: int | None
    more: bool
    ahead: bool = False
    cursor: str | None = None


class LoopGuard:
    """Detects pagination loops: counts the pages in a row that bring nothing new, and gives up.

    There are few good reasons for such a page: rows that arrived in front push a page of known
    ones back, or a walk that went back comes forward again. Neither goes on for long.
    """

    _PATIENCE = 3
    _ROUNDS = 4

    def __init__(self) -> None:
        self._idle = self._again = self._same = 0
        self._keys: Sequence[Key] | None = None
        self._count: int | None = None
        self._nameless: Sequence[Any] | None = None

    def note(self, page: PageRows[Any], *, new: bool, again: bool, pages_given: int) -> None:
        """Note one page; raises ``PageError``.

        * ``again``: the very same page has to be requested again.
        * ``pages_given``: how many pages the rows given so far fill.
        """
        same = self._repeats(page)
        if page.keys is None and same:
            new = False
        if new:
            self._idle = self._again = self._same = 0
            return
        self._idle += 1
        self._again += again
        self._same += same
        if self._again >= self._PATIENCE:
            times = f"{self._again} times"
            raise PageError(f"the server reports {page.count} rows but returned no new one {times}")
        if self._same >= self._PATIENCE:
            raise PageError("the server returns the same page for different places")
        if self._idle > self._ROUNDS * (pages_given + self._PATIENCE):
            raise PageError("the server returns page after page without a new row")

    def _repeats(self, page: PageRows[Any]) -> bool:
        keys, count, nameless = self._keys, self._count, self._nameless
        self._keys, self._count = page.keys, page.count
        self._nameless = page.items if page.keys is None else None
        if page.keys is None:  # rows may be alike; where no count says how many, not for ever
            return page.count is None and bool(page.items) and nameless == page.items
        # With a growing count it is as it should be: new rows in front push the same ones back.
        grew = count is not None and page.count is not None and page.count > count
        return bool(page.keys) and page.keys == keys and not grew


class Walker(Generic[T]):
    """One walk: ``plan`` says which pages to fetch, ``accept`` takes the first of them.

    Not thread-safe: one consumer calls it, others may fetch.

    * ``limit``: rows to request in each page.
    """

    def __init__(self, limit: int, max_items: int | None) -> None:
        self.limit = limit if max_items is None else max(1, min(limit, max_items))
        self._left = max_items
        self._seen: set[Key] = set()
        self._guard = LoopGuard()
        self._done = max_items == 0

    @abstractmethod
    def plan(self, pages: int = 1) -> Sequence[Place]:
        """The places of the next pages, at most ``pages`` of them; none when the walk is over."""

    @abstractmethod
    def accept(self, place: Any, page: PageRows[T], /) -> Sequence[T]:
        """Take the page at ``place``, the first of the plan; its items not given before.

        Raises ``PageError`` where the server's pages contradict each other.
        """

    def _new_items(self, page: PageRows[T]) -> Sequence[T]:
        items: Sequence[T] = page.items
        if page.keys is not None:
            items = []
            for key, item in zip(page.keys, page.items, strict=True):
                if key not in self._seen:
                    self._seen.add(key)
                    items.append(item)
        if self._left is not None:
            items = items[: self._left]
            self._left -= len(items)
            self._done = self._left == 0
        return items
