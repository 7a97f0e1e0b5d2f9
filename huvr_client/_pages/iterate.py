"""``iter()``: fetching the pages of a list one at a time, with threads, or with tasks.

What to fetch and what a page means is decided in ``walk``.
"""

from __future__ import annotations

import math
from collections.abc import AsyncGenerator, Generator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast
from urllib.parse import parse_qs, unquote, urlsplit

from .._calls import decoded, send_call, short_traceback
from .._config import at_least, checked_seconds
from .._transport.backoff import BackingOffIO, SharedBackoff
from .._transport.network.sync_io import finish
from .._transport.origin import without_query
from .._transport.wire import Reply
from ..errors import HuvrDecodeError, PageError
from .follow import CursorWalker, NumberWalker
from .rows import Key, PageRows, Place, Walker
from .walk import PageWalker, stable_ordering

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
) -> Generator[T, None, None]:
    """Every row of a list, each page fetched when it is needed.

    What users are promised, and the arguments, stand in the docstrings of the generated ``iter``
    methods. ``concurrency`` is of threads of this iterator; 1: none. No more pages than that are
    held, the current one included. Leaving early waits for the requests under way; no thread stays.

    Memory: the pages held, and the ids given (60 to 90 MB for a million).

    Raises ``TypeError`` or ``ValueError`` at once for unusable arguments; while walking, what
    ``list()`` raises, before the row concerned, and ``PageError`` for inconsistent pages.
    The iterator is for one thread.
    """
    pages = _PageFetcher(context, operation, arguments)
    return _in_threads(context, pages) if pages.concurrency > 1 else _in_turn(context, pages)


def aiterate(
    context: CallContext, operation: Operation[Page[T]], arguments: Mapping[str, Any]
) -> AsyncGenerator[T, None]:
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
        kind, self._size, self._position = operation.paging
        size = at_least(1, "page_size", filters.pop("page_size", None), PAGE_SIZE)
        self.concurrency = at_least(1, "concurrency", filters.pop("concurrency", None), 1)
        most = filters.pop("max_items", None)
        if most is not None:
            most = at_least(0, "max_items", most, 0)
        self._ends_at = math.inf
        if (seconds := filters.pop("deadline", None)) is not None:
            self._ends_at = context.config.clock() + checked_seconds("deadline", seconds)
        direction = 0
        if "ordering" in filters and kind != "cursor":
            filters["ordering"], direction = stable_ordering(filters["ordering"])
        first = filters.pop(self._position, None)
        self.walker: Walker[T] = _walker(kind, self._position, size, most, direction, first)
        self._context = context
        self._operation = operation
        self._filters = filters
        self._backoff = SharedBackoff(context.config.clock)
        self._path = self._bind(first).path

    def _bind(self, place: Place) -> Call:
        size = {self._size: self.walker.limit} if self._size else {}
        return self._operation.bind({**self._filters, **size, self._position: place})

    async def fetch(self, io: IO, place: Place, *, ahead: bool = False) -> _FetchedPage:
        """The page at ``place``, as bytes.

        It is decoded when its turn comes: until then it stays small, the garbage collector does
        not visit it, and the fetching threads leave the interpreter to the consumer.
        """
        bound = self._bind(place)
        config = self._context.config
        left = self._ends_at - config.clock()
        if left < config.deadline:
            config = replace(config, deadline=left)
        context = replace(self._context, config=config, io=BackingOffIO(io, self._backoff))
        reply = await send_call(context, self._operation, bound)
        return _FetchedPage(bound, reply, ahead)

    def take(self, place: Place, fetched: _FetchedPage) -> Sequence[T]:
        """Decode a page; its items not given before."""
        return self.walker.accept(place, self._rows(fetched))

    def _rows(self, fetched: _FetchedPage) -> PageRows[T]:
        page = cast("Page[T] | None", decoded(self._operation, fetched.call, fetched.reply))
        if page is None:  # 204
            raise HuvrDecodeError(f"{self._operation.name}: the server answered without a page")
        link: object = getattr(page, "next", None)
        count: object = getattr(page, "count", None)
        total = count if isinstance(count, int) and count >= 0 else None
        cursor = self._next_cursor(link)
        keys = keys_of(page.results)
        return PageRows(page.results, keys, total, bool(link), fetched.ahead, cursor)

    def _next_cursor(self, link: object) -> str | None:
        """The place that ``link`` names, if it names one; ``PageError`` if it is elsewhere.

        It is not followed, so its host does not matter: servers behind a proxy name themselves
        there. But a page whose next one has another path is not a page of this list.
        """
        if not isinstance(link, str):
            return None
        try:
            parts = urlsplit(link)
        except ValueError:
            parts = None
        path = unquote(self._path).rstrip("/")
        if parts is None or unquote(parts.path).rstrip("/") not in ("", path):
            raise PageError(f"the `next` link points to another resource: {without_query(link)}")
        wire = self._operation.wire.get(self._position, self._position)
        return next(iter(parse_qs(parts.query).get(wire, ())), None)


def _walker(
    kind: str, position: str, size: int, most: int | None, direction: int, first: Any
) -> Walker[Any]:
    if kind == "cursor":
        return CursorWalker(size, most, first)
    if kind == "page":
        return NumberWalker(size, most, at_least(1, position, first, 1))
    return PageWalker(size, most, direction, at_least(0, position, first, 0))


def keys_of(items: Sequence[Any]) -> list[Key] | None:
    """What tells rows apart: their ids; ``None`` where no row has one.

    A row that should have an id and has none is identified by its content.
    """
    ids = [getattr(item, "id", None) for item in items]
    if ids and not any(isinstance(key, int | str) for key in ids):
        return None
    return [
        key if isinstance(key, int | str) else _content(item)
        for key, item in zip(ids, items, strict=True)
    ]


def _content(item: Any) -> str:
    return repr(item.to_dict() if hasattr(item, "to_dict") else item)


def _in_turn(context: CallContext, pages: _PageFetcher[T]) -> Generator[T, None, None]:
    with short_traceback:
        while places := pages.walker.plan():
            fetched = finish(pages.fetch(context.io, places[0]))
            yield from pages.take(places[0], fetched)


def _in_threads(context: CallContext, pages: _PageFetcher[T]) -> Generator[T, None, None]:
    from .._transport.network.workers import WorkerPool

    held: dict[Place, Future[_FetchedPage]] = {}
    with short_traceback, WorkerPool(pages.concurrency, "huvr-page", context.io) as workers:
        while places := pages.walker.plan(pages.concurrency):
            for place in held.keys() - set(places):
                held.pop(place).cancel()
            for place in places:
                if place not in held:
                    ahead = place != places[0]
                    held[place] = workers.submit(partial(pages.fetch, place=place, ahead=ahead))
            fetched = held.pop(places[0]).result()
            yield from pages.take(places[0], fetched)


async def _in_tasks(context: CallContext, pages: _PageFetcher[T]) -> AsyncGenerator[T, None]:
    from asyncio import create_task

    held: dict[Place, Task[_FetchedPage]] = {}
    with short_traceback:
        try:
            while places := pages.walker.plan(pages.concurrency):
                await _end([held.pop(place) for place in held.keys() - set(places)])
                for place in places:
                    if place not in held:
                        ahead = place != places[0]
                        held[place] = create_task(pages.fetch(context.io, place, ahead=ahead))
                fetched = await held[places[0]]
                del held[places[0]]
                for item in pages.take(places[0], fetched):
                    yield item
        finally:
            await _end(list(held.values()))


async def _end(tasks: Sequence[Task[Any]]) -> None:
    from asyncio import gather

    for task in tasks:
        task.cancel()
    await gather(*tasks, return_exceptions=True)
