# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""What a list answers: one page of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, SupportsIndex, TypeVar, overload

from ._convert import is_list
from ._model import Model

ItemT = TypeVar("ItemT")


class Page(Model, Generic[ItemT]):
    """One page of a list: `count` items in all, `results` on this page, `next` and `previous`.

    Iterating gives the items, `len()` says how many they are, `page[0]` and `page[:3]` are items
    too; a page is true even without any.
    """

    if TYPE_CHECKING:
        count: int
        next: str | None
        previous: str | None
        results: list[ItemT]

    @property
    def records(self) -> list[dict[str, Any]]:
        """The items as plain dicts, as pandas and polars take them; copies."""
        return [item.to_dict() if isinstance(item, Model) else item for item in self._items()]

    @property
    def first(self) -> ItemT | None:
        """The first item, or None: `huvr.defects.list(state="OPEN", limit=1).first`."""
        return next(iter(self), None)

    def _items(self) -> list[Any]:
        found: object = self.results
        return found if is_list(found) else []

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
