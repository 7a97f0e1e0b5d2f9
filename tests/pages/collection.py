"""A model of a HUVR collection that other people change while it is walked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from huvr_client._pages.rows import PageRows
from huvr_client._pages.walk import PageWalker


@dataclass
class Collection:
    """PageRows in the server's order, paged as Django REST framework pages them.

    ``existed`` shrinks to the ids that were there throughout.
    """

    rows: list[int]
    max_limit: int = 1000
    reads: list[tuple[int, int]] = field(default_factory=list)
    before_read: Callable[[Collection], None] = lambda _: None

    def __post_init__(self) -> None:
        self.existed = set(self.rows)
        self.next_id = max(self.rows, default=0) + 1

    def insert(self, place: int) -> None:
        self.rows.insert(place, self.next_id)
        self.next_id += 1

    def delete(self, place: int) -> None:
        if self.rows:
            self.existed.discard(self.rows.pop(place % len(self.rows)))

    def move(self, source: int, target: int) -> None:
        if self.rows:
            self.rows.insert(target, self.rows.pop(source % len(self.rows)))

    def page(self, offset: int, limit: int) -> PageRows[int]:
        self.before_read(self)
        self.reads.append((offset, limit))
        limit = min(limit, self.max_limit)
        rows = self.rows[offset : offset + limit]
        return PageRows(rows, list(rows), len(self.rows), offset + limit < len(self.rows))


Read = Callable[[int, int], PageRows[int]]


def walk_all(
    read: Read, walker: PageWalker[int], ahead: int = 1, items: list[int] | None = None
) -> list[int]:
    """PageWalker as the edges do, and collect into ``items`` what comes.

    Up to ``ahead`` pages are read before the first is accepted, the last of them first (the order
    least like that of the rows).
    """
    items = [] if items is None else items
    held: dict[int, PageRows[int]] = {}
    while offsets := walker.plan(ahead):
        held = {offset: page for offset, page in held.items() if offset in offsets}
        for offset in reversed(offsets):
            if offset not in held:
                page = read(offset, walker.limit)
                held[offset] = replace(page, ahead=offset != offsets[0])
        items += walker.accept(offsets[0], held.pop(offsets[0]))
    return items


def repeated(values: Sequence[int]) -> list[int]:
    return [value for index, value in enumerate(values) if value in values[:index]]
