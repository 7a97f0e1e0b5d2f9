"""A model of a HUVR collection that other people change while it is walked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from huvr_client._walk import Rows, Walk


@dataclass
class Collection:
    """Rows in the server's order, paged as Django REST framework pages them.

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

    def page(self, offset: int, limit: int) -> Rows[int]:
        self.before_read(self)
        self.reads.append((offset, limit))
        limit = min(limit, self.max_limit)
        rows = self.rows[offset : offset + limit]
        return Rows(rows, list(rows), len(self.rows), offset + limit < len(self.rows))


Read = Callable[[int, int], Rows[int]]


def walk_all(
    read: Read, walk: Walk[int], ahead: int = 1, items: list[int] | None = None
) -> list[int]:
    """Walk as the edges do, and collect into ``items`` what comes.

    Up to ``ahead`` pages are read before the first is accepted, the last of them first (the order
    least like that of the rows).
    """
    items = [] if items is None else items
    held: dict[int, Rows[int]] = {}
    while wanted := walk.plan(ahead):
        held = {offset: page for offset, page in held.items() if offset in wanted}
        for offset in reversed(wanted):
            if offset not in held:
                page = read(offset, walk.limit)
                held[offset] = replace(page, ahead=offset != wanted[0])
        items += walk.accept(wanted[0], held.pop(wanted[0]))
    return items


def repeated(values: Sequence[int]) -> list[int]:
    return [value for index, value in enumerate(values) if value in values[:index]]
