"""Walking a collection page by page while other people change it: the decisions, without I/O.

HUVR pages by ``limit`` and ``offset`` (Django REST framework's ``LimitOffsetPagination``), which
promises nothing when rows come and go between two pages: a row deleted in front of us moves all
that follow one place forward, and one of them falls between the pages.

So each page is asked for from one row *before* its place, and must begin with a row that has been
seen. Then, in an order that does not change, no row that existed throughout is missed:

* a page is a snapshot: the rows from its first to its last, none left out;
* what has been handed out always reaches from the first row of the order up to some row;
* a page whose first row has been handed out continues from there without a gap. This holds
  whichever page was read first, so pages may be fetched ahead.

A page that begins with an unseen row may leave a gap: it is dropped, and the walk goes back until
a page joins (offset 0 always does). The price is one row a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ._drift import Change, Drift
from ._seen import Key, Seen
from ._stall import Stall
from .errors import CollectionChangedError, PageError

T = TypeVar("T")
PASSES = 3
_CHANGED = (
    "the collection kept changing while it was walked: rows may be missing "
    "(walk again, or with ordering='id', whose order does not change)"
)


@dataclass(frozen=True, slots=True)
class Rows(Generic[T]):
    """One page as the walk sees it.

    ``keys`` identify the items (``None``: no item has an id), ``count`` is the server's (``None``:
    it gave no number), ``more`` whether it names a next page, ``ahead`` whether it was asked for
    before the pages in front of it had been accepted.
    """

    items: Sequence[T]
    keys: Sequence[Key] | None
    count: int | None
    more: bool
    ahead: bool = False


class Walk(Generic[T]):
    """One walk.

    ``plan`` says which pages to fetch, ``accept`` takes the first of them and gives its new items,
    in order. Not thread-safe: one consumer drives it, others may fetch.

    * ``limit``: rows to ask for in each page, at least 2 (one of them is the shared row).
    * ``direction``: see ``Drift``.

    Where the order can change under the walk (or the server ignores it), a row can jump from the
    part to come into the part behind. So a pass that saw any change is followed by another over
    the whole collection, which gives what is new; after ``PASSES`` the walk says that rows may be
    missing. A pass that saw rows arrive, as many as the count grew by, needs no third.
    """

    def __init__(self, limit: int, max_items: int | None = None, direction: int = 0) -> None:
        self.limit = max(2, limit if max_items is None else min(limit, max_items))
        self._left = max_items
        self._direction = direction
        self._seen = Seen()
        self._stall = Stall()
        self._named = True
        self._overlap = 1
        self._passes = 0
        self._done = max_items == 0
        self._failure: PageError | None = None
        self._start_pass()

    def _start_pass(self) -> None:
        self._passes += 1
        self._drift = Drift(self._direction)
        self._position = 0
        self._anchor: Key | None = None
        self._count: int | None = None
        self._step = 0
        self._target: int | None = 0
        self._reach = 0

    def plan(self, pages: int = 1) -> list[int]:
        """The offsets of the next pages, at most ``pages`` of them; none when the walk is over.

        Raises the ``CollectionChangedError`` that ends a walk, when all items have been given.
        """
        if self._done:
            return []
        if self._failure is not None:
            raise self._failure
        first = self._next
        return [first, *self._ahead(first, pages)]

    @property
    def _next(self) -> int:
        return self._position - self._overlap if self._target is None else self._target

    def _ahead(self, first: int, pages: int) -> Sequence[int]:
        if self._count is None or self._target is not None:
            return ()
        end = self._count if self._left is None else min(self._count, self._position + self._left)
        return range(first + self._step, end - self._overlap, self._step)[: pages - 1]

    def accept(self, offset: int, page: Rows[T]) -> Sequence[T]:
        """Take the page at ``offset``, the first of the plan; its items not handed out before.

        Raises ``PageError`` where the server's pages lead nowhere.
        """
        items: Sequence[T] = ()
        shift = self._shift(offset, page)
        if not page.items:
            self._take_nothing(offset, page, shift)
        elif page.ahead and shift != 0:
            self._target = offset  # older than the page before it: rows could come out of order
        elif page.keys is None or self._joins(offset, page.keys):
            items = self._take(offset, page, shift)
        else:
            self._go_back(offset)
        if not self._done and self._failure is None:
            again = self._next == offset and not page.ahead
            known = self._known // max(1, self._step)
            self._stall.note(page, fresh=bool(items), again=again, known=known)
        return items

    @property
    def _known(self) -> int:
        return self._seen.size if self._named else self._position

    def _joins(self, offset: int, keys: Sequence[Key]) -> bool:
        return offset == 0 or not self._overlap or keys[0] in self._seen

    def _take(self, offset: int, page: Rows[T], shift: int | None) -> Sequence[T]:
        self._drift.observe(page.count, page.keys or (), shift)
        self._target, self._reach = None, 0
        self._position, self._count = offset + len(page.items), page.count
        items = self._fresh(page)
        self._adapt(page)
        if self._at_end(page, bool(items)):
            self._end_pass()
        return items

    def _shift(self, offset: int, page: Rows[T]) -> int | None:
        """How far the row shared with the page before has moved; ``None``: it is not there."""
        if not self._overlap:
            return 0 if self._count in (None, page.count) else None
        if self._anchor is None:
            return 0
        keys = list(page.keys or ())
        place = self._position - 1 - offset
        if place < len(keys) and keys[place] == self._anchor:
            return 0
        return keys.index(self._anchor) - place if self._anchor in keys else None

    def _fresh(self, page: Rows[T]) -> Sequence[T]:
        if page.keys is None:
            items = page.items
        else:
            taken = self._seen.take(page.keys)
            whole = len(taken) == len(page.items)
            items = page.items if whole else [page.items[index] for index in taken]
        if self._left is not None:
            items = items[: self._left]
            self._left -= len(items)
            self._done = self._left == 0
        return items

    def _adapt(self, page: Rows[T]) -> None:
        """Learn from the page: the server's own page length may be less than what was asked."""
        self._named = page.keys is not None
        if not self._named or (len(page.items) == 1 and page.more):
            # Nothing to recognise rows by, or pages of one row: none can be shared.
            self._overlap, self._drift.ordered, self._direction = 0, False, 0
        if page.more or not self._step:
            self._step = max(1, len(page.items) - self._overlap)
        self._anchor = page.keys[-1] if page.keys and self._overlap else None

    def _at_end(self, page: Rows[T], fresh: bool) -> bool:
        reached = page.count is None or self._position >= page.count
        if page.more:  # a server that names a next page for ever
            return reached and not fresh and page.count is not None
        return reached

    def _end_pass(self) -> None:
        change = self._drift.verdict(self._known)
        if change is Change.NONE or (self._passes > 1 and change is Change.GREW):
            self._done = True
        elif self._named and self._passes < PASSES:
            self._start_pass()
        else:
            self._failure = CollectionChangedError(_CHANGED)

    def _take_nothing(self, offset: int, page: Rows[T], shift: int | None) -> None:
        if page.count is not None and offset < page.count:
            return  # the page contradicts itself: read it again, `Stall` counts how often
        if offset and self._overlap:
            self._go_back(offset if page.count is None else page.count)
            return
        self._drift.observe(page.count, (), shift)
        self._end_pass()

    def _go_back(self, offset: int) -> None:
        """Rows went away in front of ``offset``: try further and further in front of it."""
        self._drift.lost()
        self._reach = max(self.limit, 2 * self._reach)
        self._target = max(0, offset - self._reach)
