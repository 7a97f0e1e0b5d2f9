"""Which rows a walk has handed out, in little memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Key: TypeAlias = int | str
_BITS = 8


class Seen:
    """A set of row keys that only grows.

    HUVR's ids are integers that a database sequence hands out, so they lie close together: one bit
    each, in blocks of 256, comes to about half a byte a row where ids are dense, 5 bytes where
    every tenth id matches the filter, and about 100 at worst (a plain ``set`` of ints: 60 to 90
    always). Ids that are text (``checklist_result_lines``) are kept as they are.
    """

    __slots__ = ("_blocks", "_names", "size")

    def __init__(self) -> None:
        self._blocks: dict[int, int] = {}
        self._names: set[str] = set()
        self.size = 0

    def __contains__(self, key: Key) -> bool:
        if isinstance(key, str):
            return key in self._names
        return bool(self._blocks.get(key >> _BITS, 0) >> (key & 255) & 1)

    def take(self, keys: Sequence[Key]) -> list[int]:
        """Add ``keys``; the positions of those that were not there before."""
        fresh: list[int] = []
        blocks, names = self._blocks, self._names
        for index, key in enumerate(keys):
            if isinstance(key, str):
                if key in names:
                    continue
                names.add(key)
            else:
                block, bit = key >> _BITS, 1 << (key & 255)
                held = blocks.get(block, 0)
                if held & bit:
                    continue
                blocks[block] = held | bit
            fresh.append(index)
        self.size += len(fresh)
        return fresh
