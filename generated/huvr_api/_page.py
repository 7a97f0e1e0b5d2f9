# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""What a list answers: one page of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, SupportsIndex, TypeVar, overload

from ._json import is_list
from ._responses import ResponseModel

ItemT = TypeVar("ItemT")


class Page(ResponseModel, Generic[ItemT]):
    """One page of a list: `count` items in all, `results` on this page, `next` and `previous`.

    Iterating gives the items, `len()` says how many they are, `page[0]` and `page[:3]` are items
    too; a page is true even without any. An item keeps its own text: who keeps some of them does
    not keep the page.
    """

    __apart__ = True

    if TYPE_CHECKING:
        count: int
        next: str | None
        previous: str | None
        results: list[ItemT]
        _results: Any

    @property
    def records(self) -> list[dict[str, Any]]:
        """The items as plain dicts, as pandas and polars take them; copies."""
        listed = self.to_dict().get("results")
        return listed if is_list(listed) else []

    def __usable__(self) -> bool:
        """Whether `results` is a list; tells without decoding it."""
        return bytes(memoryview(self._results or b"")[:1]) == b"["

    @property
    def first(self) -> ItemT | None:
        """The first item, or None: `huvr.defects.list(state="OPEN", limit=1).first`."""
        return next(iter(self), None)

    def _items(self) -> list[Any]:
        listed: object = self.results
        return listed if is_list(listed) else []

    def __iter__(self) -> Iterator[ItemT]:
        return iter(self._items())

    @overload
    def __getitem__(self, index: SupportsIndex, /) -> ItemT: ...
    @overload
    def __getitem__(self, index: slice[Any, Any, Any], /) -> list[ItemT]: ...
    def __getitem__(self, index: Any, /) -> Any:
        return self._items()[index]

    def __len__(self) -> int:
        return len(self._items())

    def __bool__(self) -> bool:
        return True

    def _repr_html_(self) -> str:
        from ._show import table

        return table(f"{type(self).__name__}: {len(self)} of {self.count}", self._items())
