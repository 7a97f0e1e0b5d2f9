"""One page as a walk sees it, and the guard against pages without end. Without I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from ..errors import PageError

T = TypeVar("T")
Key: TypeAlias = int | str


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
