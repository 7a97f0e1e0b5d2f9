"""Whether a server leads a walk round in circles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ._seen import Key
from .errors import PageError

if TYPE_CHECKING:
    from ._walk import Rows

_PATIENCE = 3
_ROUNDS = 4


class Stall:
    """Counts the pages that bring nothing new, and gives up.

    Legitimate reasons for such a page are few: rows that arrived in front push a page of known
    ones back, a walk that went back comes forward again, a second pass runs over what the first
    gave. None goes on for long.
    """

    __slots__ = ("_again", "_count", "_idle", "_keys", "_same")

    def __init__(self) -> None:
        self._idle = 0
        self._again = 0
        self._same = 0
        self._keys: Sequence[Key] | None = None
        self._count: int | None = None

    def note(self, page: Rows[Any], *, fresh: bool, again: bool, known: int) -> None:
        """Note one page; raises ``PageError``.

        * ``again``: the very same page has to be asked for again;
        * ``known``: how many pages the rows handed out so far fill.
        """
        repeated = self._repeats(page)
        if fresh:
            self._idle = self._again = self._same = 0
            return
        self._idle += 1
        self._again += again
        self._same += repeated
        if self._again >= _PATIENCE:
            raise PageError(f"the server counts {page.count} rows but does not hand them out")
        if self._same >= _PATIENCE:
            raise PageError("the server gives the same page for different offsets")
        if self._idle > _ROUNDS * (known + _PATIENCE):
            raise PageError("the server gives page after page without a new row")

    def _repeats(self, page: Rows[Any]) -> bool:
        # With a growing count it is as it should be: new rows in front push the same ones back.
        grew = None not in (page.count, self._count) and (page.count or 0) > (self._count or 0)
        same = bool(page.keys) and page.keys == self._keys and not grew
        self._keys, self._count = page.keys, page.count
        return same
