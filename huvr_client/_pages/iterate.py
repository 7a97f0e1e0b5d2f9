"""``iter()``: fetching the pages of a list one at a time, with threads, or with tasks.

What to fetch and what a page means is decided in ``walk``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast
from urllib.parse import unquote, urlsplit

from .._calls import decoded, send_call, short_traceback
from .._config import at_least
from .._transport.backoff import BackingOffIO, SharedBackoff
from .._transport.origin import without_query
from .._transport.sync_io import finish
from .._transport.wire import Reply
from ..errors import HuvrDecodeError, PageError
from .walk import Key, PageRows, PageWalker, stable_ordering

if TYPE_CHECKING:
    from asyncio import Task
    from concurrent.futures import Future

    from huvr_api.models import Page
    from huvr_api.operations import Call, Operation

    from .._calls import CallContext
    from .._transport.wire import IO

T = TypeVar("T")
PAGE_SIZE = 100


def iterate(
    context: CallContext, operation: Operation[Page[T]], arguments: Mapping[str, Any]
) -> Iterator[T]:
    """Every row of a list, in the server's order, each page fetched when it is needed.

    The promise to users, also for lists that change meanwhile, stands in the docstrings of the
    generated ``iter`` methods.

    * ``page_size``: rows to request at a time (100; at least 2). The server may return fewer.
    * ``concurrency``: pages fetched at the same time, by threads of this iterator; 1: none. No more
      pages than that are held, the current one included. Leaving early waits for the requests
      under way; no thread stays.
    * ``max_items``: where to stop.

    Memory: the pages held, and the ids given (60 to 90 MB for a million).

    Raises ``TypeError`` or ``ValueError`` at once for unusable arguments; while walking, what
    ``list()`` raises, before the row concerned, and ``PageError`` for inconsistent pages.
    The iterator is for one thread.
    """
    pages = _PageFetcher(context, operation, arguments)
    return _in_threads(context, pages) if pages.concurrency > 1 else _in_turn(context, pages)


def aiterate(
    context: CallContext, operation: Operation[Page[T]], arguments: Mapping[str, Any]
) -> AsyncIterator[T]:
    """As ``iterate``, with tasks instead of threads.

    Leaving early cancels the requests under way; to have that done before going on, rather than
    soon, use ``contextlib.aclosing``.
    """
    return _in_tasks(context, _PageFetcher(context, operation, arguments))


class _FetchedPage(NamedTuple):
    """A page as it came. ``ahead``: see ``PageRows``."""

    call: Call
    reply: Reply
    ahead: bool


class _PageFetcher(Generic[T]):
    """The requests of one walk."""

    def __init__(
        self, context: CallContext, operation: Operation[Page[T]], arguments: Mapping[str, Any]
    ) -> None:
        filters = dict(arguments)
        size = at_least(1, "page_size", filters.pop("page_size", None), PAGE_SIZE)
        self.concurrency = at_least(1, "concurrency", filters.pop("concurrency", None), 1)
        most = filters.pop("max_items", None)
        if most is not None:
            at_least(0, "max_items", most, 0)
        direction = 0
        if "ordering" in filters:
            filters["ordering"], direction = stable_ordering(filters["ordering"])
        self.walker: PageWalker[T] = PageWalker(size, most, direction)
        self._context = context
        self._operation = operation
        self._filters = filters
        self._backoff = SharedBackoff(context.config.clock)
        self._path = operation.bind({**filters, "limit": 1, "offset": 0}).path

    async def fetch(self, io: IO, offset: int, *, ahead: bool = False) -> _FetchedPage:
        """The page at ``offset``, as bytes.

        It is decoded when its turn comes: until then it stays small, the garbage collector does
        not visit it, and the fetching threads leave the interpreter to the consumer.
        """
        bound = self._operation.bind(
            {**self._filters, "limit": self.walker.limit, "offset": offset}
        )
        context = replace(self._context, io=BackingOffIO(io, self._backoff))
        reply = await send_call(context, self._operation, bound)
        return _FetchedPage(bound, reply, ahead)

    def take(self, offset: int, fetched: _FetchedPage) -> Sequence[T]:
        """Decode a page; its items not given before."""
        return self.walker.accept(offset, self._rows(fetched))

    def _rows(self, fetched: _FetchedPage) -> PageRows[T]:
        page = cast("Page[T] | None", decoded(self._operation, fetched.call, fetched.reply))
        if page is None:  # 204
            raise HuvrDecodeError(f"{self._operation.name}: the server answered without a page")
        self._check_next(page.next)
        count = cast("object", page.count)  # typed as documented, but as the server sent it
        total = count if isinstance(count, int) and count >= 0 else None
        return PageRows(page.results, keys_of(page.results), total, bool(page.next), fetched.ahead)

    def _check_next(self, link: object) -> None:
        """Raise ``PageError`` for a link to another resource.

        It is not followed, as we compute the offset; but a page whose next one is elsewhere is not
        a page of this list. (The scheme may differ: Django behind a proxy often says http.)
        """
        if not isinstance(link, str):
            return
        try:
            parts = urlsplit(link)
            here = parts.hostname in (None, urlsplit(self._context.config.origin).hostname)
        except ValueError:
            here, parts = False, None
        path = unquote(self._path).rstrip("/")
        if not here or parts is None or unquote(parts.path).rstrip("/") not in ("", path):
            raise PageError(f"the `next` link points to another resource: {without_query(link)}")


def keys_of(items: Sequence[Any]) -> list[Key] | None:
    """What tells rows apart: their ids; ``None`` where no row has one."""
    ids = [getattr(item, "id", None) for item in items]
    if all(isinstance(key, int | str) for key in ids):
        return cast("list[Key]", ids)
    if not any(isinstance(key, int | str) for key in ids):
        return None
    # A row that should have an id and has none is identified by its content.
    return [
        key if isinstance(key, int | str) else _content(item)
        for key, item in zip(ids, items, strict=True)
    ]


def _content(item: Any) -> str:
    return repr(item.to_dict() if hasattr(item, "to_dict") else item)


def _in_turn(context: CallContext, pages: _PageFetcher[T]) -> Iterator[T]:
    with short_traceback:
        while offsets := pages.walker.plan():
            fetched = finish(pages.fetch(context.io, offsets[0]))
            yield from pages.take(offsets[0], fetched)


def _in_threads(context: CallContext, pages: _PageFetcher[T]) -> Iterator[T]:
    from .._transport.workers import WorkerPool

    held: dict[int, Future[_FetchedPage]] = {}
    with short_traceback, WorkerPool(pages.concurrency, "huvr-page", context.io) as workers:
        while offsets := pages.walker.plan(pages.concurrency):
            for offset in held.keys() - offsets:
                held.pop(offset).cancel()
            for offset in offsets:
                if offset not in held:
                    ahead = offset != offsets[0]
                    held[offset] = workers.submit(partial(pages.fetch, offset=offset, ahead=ahead))
            fetched = held.pop(offsets[0]).result()
            yield from pages.take(offsets[0], fetched)


async def _in_tasks(context: CallContext, pages: _PageFetcher[T]) -> AsyncIterator[T]:
    from asyncio import create_task

    held: dict[int, Task[_FetchedPage]] = {}
    with short_traceback:
        try:
            while offsets := pages.walker.plan(pages.concurrency):
                await _end([held.pop(offset) for offset in held.keys() - offsets])
                for offset in offsets:
                    if offset not in held:
                        ahead = offset != offsets[0]
                        held[offset] = create_task(pages.fetch(context.io, offset, ahead=ahead))
                fetched = await held[offsets[0]]
                del held[offsets[0]]
                for item in pages.take(offsets[0], fetched):
                    yield item
        finally:
            await _end(list(held.values()))


async def _end(tasks: Sequence[Task[Any]]) -> None:
    from asyncio import gather

    for task in tasks:
        task.cancel()
    await gather(*tasks, return_exceptions=True)
