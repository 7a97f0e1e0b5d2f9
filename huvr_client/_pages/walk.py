"""Walking a list page by page while others change it: the decisions, without I/O.

HUVR pages by ``limit`` and ``offset`` (Django REST framework's ``LimitOffsetPagination``). That
promises nothing when rows come and go between two pages: after a row before our place is deleted,
all rows behind it move forward by one, and one of them falls between two pages.

So each page is requested from one row *before* its place, and must begin with a row that has been
seen. Then, in an order that does not change, no row that existed throughout is missed:

* a page is a snapshot: all rows from its first to its last;
* the rows given so far always reach from the first row of the order up to some row;
* a page that begins with a row given before continues without a gap. This holds in whatever order
  the pages were requested, so they may be fetched ahead.

A page that begins with an unseen row may leave a gap: it is dropped, and the walk goes back until
a page joins (the one at offset 0 always does). The price is one row a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, cast

from ..errors import CollectionChangedError, PageError
from .rows import Key, PageRows, Walker

T = TypeVar("T")
_CHANGED = (
    "the list changed while it was read: rows may be missing "
    "(read it again, or with ordering='id', whose order does not change)"
)


class PageWalker(Walker[T]):
    """Pages by offset; of the rows of each, at least 2, one is shared with the page before.

    * ``start``: the offset of the first row; rows before it are not part of the walk.
    * ``direction``: 1 or -1 if rows were requested in rising or falling order of a field that
      never changes (``id``, ``created_on``), else 0.

    The list is read once. In an order that can change, a row can move from the unread to the
    already-read part; so a visible change ends such a walk with ``CollectionChangedError``, after
    its last row. Two changes between the same two pages that cancel out are not detected.
    """

    def __init__(
        self, limit: int, max_items: int | None = None, direction: int = 0, start: int = 0
    ) -> None:
        super().__init__(limit, max_items)
        self.limit = max(2, self.limit)
        self._start = start
        self._changes = ChangeDetector(direction)
        self._named = True
        self._overlap = 1
        self._position = start  # of the next row
        self._anchor: Key | None = None  # the row that the next page shares with the last one
        self._count: int | None = None
        self._step = 0
        self._target: int | None = start  # where to read next, if not at the position
        self._reach = 0
        self._failure: PageError | None = None

    def plan(self, pages: int = 1) -> list[int]:
        """Raises ``CollectionChangedError`` at the end of the walk, when all items were given."""
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

    def accept(self, offset: int, page: PageRows[T]) -> Sequence[T]:
        items: Sequence[T] = ()
        shift = self._shift(offset, page)
        if not page.items:
            self._take_empty(offset, page, shift)
        elif page.ahead and shift != 0:
            self._target = offset  # older than the page before it: rows could come out of order
        elif page.keys is None or self._joins(offset, page.keys):
            items = self._take(offset, page, shift)
        else:
            self._go_back(offset)
        if not self._done:
            again = self._next == offset and not page.ahead
            pages_given = self._given // max(1, self._step)
            self._guard.note(page, new=bool(items), again=again, pages_given=pages_given)
        return items

    @property
    def _given(self) -> int:
        return len(self._seen) if self._named else self._position - self._start

    def _joins(self, offset: int, keys: Sequence[Key]) -> bool:
        return offset == self._start or not self._overlap or keys[0] in self._seen

    def _take(self, offset: int, page: PageRows[T], shift: int | None) -> Sequence[T]:
        self._changes.observe(page.count, page.keys or (), shift)
        self._target, self._reach = None, 0
        self._position, self._count = offset + len(page.items), page.count
        items = self._new_items(page)
        self._adapt(page)
        if self._at_end(page, bool(items)):
            self._end()
        return items

    def _shift(self, offset: int, page: PageRows[T]) -> int | None:
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

    def _adapt(self, page: PageRows[T]) -> None:
        """Learn from the page: the server's own page length may be less than the requested one."""
        self._named = page.keys is not None
        if not self._named or (len(page.items) == 1 and page.more):
            # Nothing to recognise rows by, or pages of one row: none can be shared.
            self._overlap, self._changes.ordered = 0, False
        if page.more or not self._step:
            self._step = max(1, len(page.items) - self._overlap)
        self._anchor = page.keys[-1] if page.keys and self._overlap else None

    def _at_end(self, page: PageRows[T], new: bool) -> bool:
        reached = page.count is None or self._position >= page.count
        if page.more:  # a server that names a next page for ever
            return reached and page.count is not None and not (new and self._named)
        return reached

    def _end(self) -> None:
        if self._changes.may_miss_rows(self._start + self._given):
            self._failure = CollectionChangedError(_CHANGED)
        else:
            self._done = True

    def _take_empty(self, offset: int, page: PageRows[T], shift: int | None) -> None:
        if page.count is not None and offset < page.count:
            return  # the page contradicts itself: read it again, LoopGuard counts how often
        if offset > self._start and self._overlap:
            self._go_back(offset if page.count is None else page.count)
            return
        self._changes.observe(page.count, (), shift)
        self._end()

    def _go_back(self, offset: int) -> None:
        """Rows before ``offset`` went away: read further and further in front of it."""
        self._changes.changed = True
        self._reach = max(self.limit, 2 * self._reach)
        self._target = max(self._start, offset - self._reach)


class ChangeDetector:
    """What a walk has seen of changes to the list.

    That is each page's count, where the row that it shares with the page before stands now, and
    whether ids rise (or fall) all the way through.
    """

    def __init__(self, direction: int) -> None:
        self._direction = direction
        self.ordered = direction != 0
        self.changed = False
        self._count: int | None = None
        self._grown = 0
        self._doubles = 0

    def observe(self, count: int | None, keys: Sequence[Key], shift: int | None) -> None:
        """Note one page; ``shift``: how far the shared row moved, ``None`` if it is gone."""
        before, self._count = self._count, count
        growth = 0 if before is None or count is None else count - before
        self.changed = self.changed or growth != 0 or shift != 0
        self._grown += max(growth, 0)
        self._doubles += len(keys) - len(set(keys))
        self.ordered = self.ordered and in_order(keys, self._direction)

    def may_miss_rows(self, given: int) -> bool:
        """Whether, after ``given`` rows in all, some that existed throughout may be missing.

        Rows in the order of their ids cannot change places, and pages that share a row leave no
        gap: whatever else came or went, nothing was missed. That order is believed only if the ids
        showed it, since a server may ignore ``ordering``.
        """
        unseen = (self._count or 0) - self._doubles - given
        return unseen > self._grown or (self.changed and not self.ordered)


def in_order(keys: Sequence[Key], direction: int) -> bool:
    """Whether integer ``keys`` rise (``direction`` 1) or fall (-1).

    Equal neighbours pass: a filter over a many-to-many relation can return one row twice.
    """
    if not {type(key) for key in keys} <= {int}:
        return False
    numbers = cast("list[int]", list(keys))
    return numbers == sorted(numbers, reverse=direction < 0)


_FIXED = ("id", "pk", "created_on")  # fields that never change


def stable_ordering(ordering: Any) -> tuple[str, int]:
    """``ordering`` made total, and the direction in which ids run in it (see ``PageWalker``).

    Rows that compare equal come in any order, and in another one for the next page, so the id
    settles ties. Django REST framework's ``OrderingFilter`` takes several fields and ignores those
    it does not know (https://www.django-rest-framework.org/api-guide/filtering/#orderingfilter).
    """
    listed = ordering.split(",") if isinstance(ordering, str) else ordering or ()
    terms = [str(term).strip() for term in listed if str(term).strip()] or ["id"]
    falling = terms[0].startswith("-")
    names = [term.lstrip("-") for term in terms]
    if not {"id", "pk"} & set(names):
        terms.append("-id" if falling else "id")
    direction = 0 if names[0] not in _FIXED else -1 if falling else 1
    return ",".join(terms), direction
