"""``iter()``: walking a list with one request at a time, with threads, or with tasks.

What to fetch and what to make of it is decided in ``_walk``; here it is fetched.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast
from urllib.parse import unquote, urlsplit

from ._arguments import at_least
from ._calls import decoded, send_flow
from ._effects import Flow, Reply
from ._flows import Gate, gated
from ._origin import without_query
from ._seen import Key
from ._walk import Rows, Walk
from .errors import HuvrDecodeError, PageError

if TYPE_CHECKING:
    from asyncio import Task
    from concurrent.futures import Future

    from huvr_api.models import Page
    from huvr_api.operations import Call, Operation

    from ._calls import AsyncCaller, Caller, Core

T = TypeVar("T")
PAGE_SIZE = 100
_FIXED = ("id", "pk", "created_on")  # what a row is given once and for all


def iterate(
    caller: Caller, operation: Operation[Page[T]], arguments: Mapping[str, Any]
) -> Iterator[T]:
    """Every row of a list, in the server's order, each fetched when it is wanted.

    * ``page_size``: rows to ask for at a time (100; at least 2). The server may give fewer.
    * ``concurrency``: pages fetched at the same time, by threads of this iterator; 1: none. Never
      more than so many pages are held, the one being looked at included. Leaving early waits for
      the requests under way, and no thread stays.
    * ``max_items``: where to stop.

    **What is promised while others change the list.** No id comes twice. A row that was in the
    list throughout is not missed, in an order that does not change: by ``id``, which is asked for
    where no ``ordering`` is given, ``created_on``, or either descending. (A gap that a deletion
    tears is noticed, as each page begins with a row that is known, and closed by reading again.)
    In any other order a row can jump from the part to come into the part behind: where a change
    shows (in the count, or in the place of a row shared by two pages), the list is read once more
    for what was missed, which then comes last; if rows keep moving, ``CollectionChangedError``
    follows the last row. Only changes that cancel each other out between two pages escape. Rows
    that came or went meanwhile may or may not be among those given. Where rows have no id, a
    change of the count is an error at the end.

    Memory: the pages held, and the ids given (about half a byte each; see ``Seen``).

    Raises ``TypeError`` or ``ValueError`` at once for unusable arguments; while walking, what
    ``list()`` raises, before the row concerned, and ``PageError`` where pages lead nowhere.
    The iterator is for one thread.
    """
    walk = _Pages(caller.core, operation, arguments)
    return _in_threads(caller, walk) if walk.concurrency > 1 else _in_turn(caller, walk)


def aiterate(
    caller: AsyncCaller, operation: Operation[Page[T]], arguments: Mapping[str, Any]
) -> AsyncIterator[T]:
    """As ``iterate``, with tasks instead of threads.

    Leaving early cancels what is under way; to have that done before going on, rather than soon,
    use ``contextlib.aclosing``.
    """
    return _in_tasks(caller, _Pages(caller.core, operation, arguments))


class _Answer(NamedTuple):
    """A page as it came. ``ahead``: see ``Rows``."""

    call: Call
    reply: Reply
    ahead: bool


class _Pages(Generic[T]):
    """The requests of one walk."""

    def __init__(
        self, core: Core, operation: Operation[Page[T]], arguments: Mapping[str, Any]
    ) -> None:
        given = dict(arguments)
        size = at_least(1, "page_size", given.pop("page_size", None), PAGE_SIZE)
        self.concurrency = at_least(1, "concurrency", given.pop("concurrency", None), 1)
        most = given.pop("max_items", None)
        if most is not None:
            at_least(0, "max_items", most, 0)
        direction = 0
        if "ordering" in given:
            given["ordering"], direction = stable_ordering(given["ordering"])
        self.walk: Walk[T] = Walk(size, most, direction)
        self._core = core
        self._operation = operation
        self._arguments = given
        self._gate = Gate(core.clock)
        self._path = operation.bind({**given, "limit": 1, "offset": 0}).path

    def fetch(self, offset: int, *, ahead: bool = False) -> Flow[_Answer]:
        """The page at ``offset``, as bytes.

        It becomes objects when its turn comes: a page that waits is small then, the garbage
        collector does not walk it, and threads that fetch leave the interpreter to the consumer.
        """
        arguments = {**self._arguments, "limit": self.walk.limit, "offset": offset}
        call = self._operation.bind(arguments)
        reply = yield from gated(send_flow(self._core, self._operation, call), self._gate)
        return _Answer(call, reply, ahead)

    def rows(self, answer: _Answer) -> Rows[T]:
        """What the walk sees of a page."""
        from huvr_api.models import Page

        page = cast("object", decoded(self._operation, answer.call, answer.reply))
        if not isinstance(page, Page):
            raise HuvrDecodeError(f"{self._operation.name}: the server answered without a page")
        self._check_next(page.next)
        # Typed as documented, and whatever the server sent.
        listed: object = cast("Any", page).results
        items = cast("list[T]", listed) if isinstance(listed, list) else []
        count: object = cast("Any", page).count
        known = count if isinstance(count, int) and count >= 0 else None
        return Rows(items, keys_of(items), known, bool(page.next), answer.ahead)

    def _check_next(self, link: object) -> None:
        """Raise ``PageError`` for a link that leaves the list.

        It is not followed, as the offset is ours; but a page whose next one is elsewhere is not a
        page of this list. (The scheme may differ: Django behind a proxy often says http.)
        """
        if not isinstance(link, str):
            return
        try:
            parts = urlsplit(link)
            here = parts.hostname in (None, urlsplit(self._core.origin).hostname)
        except ValueError:
            here, parts = False, None
        path = unquote(self._path).rstrip("/")
        if not here or parts is None or unquote(parts.path).rstrip("/") not in ("", path):
            raise PageError(f"the next page is said to be elsewhere: {without_query(link)}")


def stable_ordering(ordering: Any) -> tuple[str, int]:
    """``ordering`` made total, and the direction in which ids run in it (see ``Drift``).

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


def keys_of(items: Sequence[Any]) -> list[Key] | None:
    """What tells rows apart: their ids; ``None`` where no row has one."""
    ids = [_id(item) for item in items]
    if all(isinstance(key, int | str) for key in ids):
        return cast("list[Key]", ids)
    if not any(isinstance(key, int | str) for key in ids):
        return None
    # A row that should have an id and has none: known by its content.
    return [
        key if isinstance(key, int | str) else repr(_raw(item) or item)
        for key, item in zip(ids, items, strict=True)
    ]


def _id(item: Any) -> Any:
    # Past the attribute: `item.id` would decode the whole row, whether or not anyone looks at it.
    raw = _raw(item)
    return getattr(item, "id", None) if raw is None else raw.get("id")


def _raw(item: Any) -> dict[str, Any] | None:
    return getattr(item, "_raw", None)


def _in_turn(caller: Caller, pages: _Pages[T]) -> Iterator[T]:
    while wanted := pages.walk.plan():
        answer = caller.run(pages.fetch(wanted[0]))
        yield from pages.walk.accept(wanted[0], pages.rows(answer))


def _in_threads(caller: Caller, pages: _Pages[T]) -> Iterator[T]:
    from ._crew import Crew

    held: dict[int, Future[_Answer]] = {}
    with Crew(pages.concurrency, "huvr-page", caller.io) as crew:
        while wanted := pages.walk.plan(pages.concurrency):
            for offset in held.keys() - wanted:
                held.pop(offset).cancel()
            for offset in wanted:
                if offset not in held:
                    ahead = offset != wanted[0]
                    held[offset] = crew.submit(pages.fetch(offset, ahead=ahead))
            answer = held.pop(wanted[0]).result()
            yield from pages.walk.accept(wanted[0], pages.rows(answer))


async def _in_tasks(caller: AsyncCaller, pages: _Pages[T]) -> AsyncIterator[T]:
    from asyncio import create_task

    held: dict[int, Task[_Answer]] = {}
    try:
        while wanted := pages.walk.plan(pages.concurrency):
            await _end([held.pop(offset) for offset in held.keys() - wanted])
            for offset in wanted:
                if offset not in held:
                    ahead = offset != wanted[0]
                    held[offset] = create_task(caller.run(pages.fetch(offset, ahead=ahead)))
            answer = await held[wanted[0]]
            del held[wanted[0]]
            for item in pages.walk.accept(wanted[0], pages.rows(answer)):
                yield item
    finally:
        await _end(list(held.values()))


async def _end(tasks: Sequence[Task[Any]]) -> None:
    from asyncio import gather

    for task in tasks:
        task.cancel()
    await gather(*tasks, return_exceptions=True)
