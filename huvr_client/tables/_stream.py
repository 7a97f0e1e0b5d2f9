"""A walk over a list as record batches."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast, overload

import pyarrow as pa

from ._batch import Batches
from ._flat import schema_of
from ._listing import listing
from ._rows import row_text
from ._shapes import Record, record
from ._walks import walked

if TYPE_CHECKING:
    from huvr_api.models import Model

P = ParamSpec("P")
ModelT = TypeVar("ModelT", bound="Model")


@overload
def stream(walk: Callable[P, Iterator[ModelT]], /, *args: P.args, **kwargs: P.kwargs) -> Stream: ...


@overload
def stream(
    walk: Callable[P, AsyncIterator[ModelT]], /, *args: P.args, **kwargs: P.kwargs
) -> AsyncStream: ...


def stream(walk: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Stream | AsyncStream:
    """A list as a stream of record batches: ``stream(huvr.defects.iter, state="OPEN")``.

    ``walk`` is ``iter`` of a resource, or a function of yours whose return type says which models
    it yields (``-> Iterator[DefectList]`` or ``-> AsyncIterator[DefectList]``). The other arguments
    are passed on to it. It is called at once, to check them, and again for each reading; nothing is
    sent before the first batch is asked for.

    Raises ``TypeError`` or ``ValueError`` at once for arguments that ``walk`` does not take, and
    ``TypeError`` where it does not say what it yields. While reading: what ``walk`` raises.
    """
    waits, model = walked(walk)
    walk(*args, **kwargs)
    kind = AsyncStream if waits else Stream
    rows = listing(walk)
    return kind(lambda: rows(*args, **kwargs), record(model))


class _Stream:
    """What both streams have: types, and what did not fit."""

    def __init__(self, walk: Callable[[], Any], shape: Record, *, flat: bool = False) -> None:
        self._walk = walk
        self._shape = shape
        self._flat = flat
        self._batches = Batches(shape, flat=flat)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._shape.name}, {len(self.schema)} columns)"

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of every batch; see ``huvr_client.tables.schema``."""
        return schema_of(self._shape.type, flat=self._flat)

    @property
    def rejects(self) -> pa.Table:
        """What did not fit its type in the last reading, so far; in the batches it is null.

        Columns: ``id`` of the row (null where it has none), ``field`` (``labels[0].name``; empty
        for a row that is no object), ``value``: the JSON that came. It is held in memory.
        """
        return self._batches.rejects()


class Stream(_Stream):
    """Record batches of a list, from ``huvr_client.tables.stream``.

    Iterate over it, or hand it to what reads Arrow's C stream interface
    (https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html): DuckDB, Polars,
    pandas, ``pyarrow.table``. Each reading walks the list anew. Memory holds about one batch, of
    8 MB of JSON. For one thread at a time; blocks while it waits for HUVR.
    """

    def flatten(self, *, lists: bool = True) -> Stream:
        """The same with a column for each field of nested objects: ``asset.name``.

        Without ``lists``, lists are text of JSON, for formats that have none.
        """
        shape = self._shape if lists else self._shape.without_lists()
        return Stream(self._walk, shape, flat=True)

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        self._batches = batches = Batches(self._shape, flat=self._flat)
        for item in self._walk():
            if batches.add(row_text(item)):
                yield batches.take()
        if batches:
            yield batches.take()

    def read(self) -> pa.Table:
        """All of it, in memory. What goes wrong is raised as it is, here as in iteration."""
        return pa.Table.from_batches(list(self), self.schema)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The stream as Arrow's C interface has it; what goes wrong is an error of the reader's."""
        reader = pa.RecordBatchReader.from_batches(self.schema, iter(self))
        return cast("Any", reader).__arrow_c_stream__(requested_schema)


class AsyncStream(_Stream):
    """As ``Stream``, with ``async for``. Columns are made in a thread, so that the loop goes on."""

    def flatten(self, *, lists: bool = True) -> AsyncStream:
        """See ``Stream.flatten``."""
        shape = self._shape if lists else self._shape.without_lists()
        return AsyncStream(self._walk, shape, flat=True)

    async def __aiter__(self) -> AsyncIterator[pa.RecordBatch]:
        self._batches = batches = Batches(self._shape, flat=self._flat)
        async for item in self._walk():
            if batches.add(row_text(item)):
                yield await asyncio.to_thread(batches.take)
        if batches:
            yield await asyncio.to_thread(batches.take)

    async def read(self) -> pa.Table:
        """All of it, in memory."""
        return pa.Table.from_batches([batch async for batch in self], self.schema)
