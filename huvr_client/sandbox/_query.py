"""Lists: filters, `search`, `ordering`, `limit` and `offset`.

What a filter's name says is what it does: `a__b` follows references, `__in` and comma lists mean
any of them, texts are looked for inside, everything else is compared. HUVR does not publish more.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from ._computed import COMPUTED
from ._defaults import SEARCH
from ._errors import invalid
from ._json import is_list
from ._scalars import Invalid, boolean
from ._store import Record
from ._tables import RELATIONS, Many, One, Reverse
from ._time import parse, parse_date, text

if TYPE_CHECKING:
    from ._world import World

Params = Sequence[tuple[str, str]]
Test = Callable[[Record], bool]
Get = Callable[[Record], Any]


class Site(NamedTuple):
    """Where a filter acts: the table, and the other parameters of the request."""

    world: World
    table: str
    params: dict[str, str]


Filter = Callable[[Site, str], Test]

PAGING = frozenset({"limit", "offset"})
_CONTAINED = {
    "name", "description", "task", "notes", "comment", "state_note", "manufacturer", "model",
    "location", "asset_path", "email", "value_text",
}  # fmt: skip
_KEPT_LISTS = 64


class Query:
    """Runs list requests against the store and keeps the last results until something changes."""

    def __init__(self, world: World, filters: dict[str, dict[str, Filter]]) -> None:
        self._world = world
        self._filters = filters
        self._lists: OrderedDict[tuple[Any, ...], list[Record]] = OrderedDict()
        self._version = -1

    def select(
        self, table: str, params: Params, known: frozenset[str], rows: list[Record] | None = None
    ) -> list[Record]:
        """All rows that the parameters leave, in order; unknown parameters are ignored."""
        if self._version != self._world.store.version:
            self._lists.clear()
            self._version = self._world.store.version
        used = tuple((name, each) for name, each in params if name in known - PAGING and each != "")
        key = table, self._world.user, used, rows is None
        if key not in self._lists:
            self._lists[key] = self._select(table, dict(used), rows)
            if len(self._lists) > _KEPT_LISTS:
                self._lists.popitem(last=False)
        self._lists.move_to_end(key)
        return self._lists[key]

    def _select(
        self, table: str, params: dict[str, str], rows: list[Record] | None
    ) -> list[Record]:
        found = list(self._world.store.rows(table).values()) if rows is None else rows
        ordering = params.pop("ordering", "")
        for test in [self._test(table, name, value, params) for name, value in params.items()]:
            found = [each for each in found if test(each)]
        return self._ordered(table, found, ordering)

    def _test(self, table: str, name: str, value: str, params: dict[str, str]) -> Test:
        special = self._filters.get(table, {}).get(name) or self._filters[""].get(name)
        try:
            if special is not None:
                return special(Site(self._world, table, params), value)
            if name == "search":
                return self._search(table, value)
            return compare(self.getter(table, name.removesuffix("__in")), name, value)
        except Invalid as failure:
            raise invalid(**{name: failure.errors}) from None

    def _search(self, table: str, value: str) -> Test:
        getters = [self.getter(table, each) for each in SEARCH.get(table, ("name",))]
        words = value.lower().replace(",", " ").split()

        def test(record: Record) -> bool:
            texts = [str(get(record) or "").lower() for get in getters]
            return all(any(word in each for each in texts) for word in words)

        return test

    def _ordered(self, table: str, rows: list[Record], ordering: str) -> list[Record]:
        # Last key first: Python's sort is stable. Unknown fields are ignored, as in the framework.
        for name in reversed([each.strip() for each in ordering.split(",") if each.strip()]):
            get = self.getter(table, name.lstrip("-"))
            rows = sorted(rows, key=lambda row: _rank(get(row)), reverse=name.startswith("-"))
        return rows

    def getter(self, table: str, path: str) -> Get:
        """The function that follows `a__b__c` from a row to a value; an id for a reference."""
        head, _, rest = path.partition("__")
        if head not in RELATIONS[table] and head.removesuffix("_id") in RELATIONS[table]:
            head = head.removesuffix("_id")  # `cml_id`; but `client_id` is a field of its own
        relation = RELATIONS[table].get(head)
        if relation is not None and rest not in ("", "id"):
            return self._follow(table, head, relation, rest)
        if isinstance(relation, Reverse):
            related = self._world.store.related
            return lambda record: [each["id"] for each in related(table, record, head)]
        return self._own(table, head, rest, relation)

    def _own(self, table: str, head: str, rest: str, relation: One | Many | Reverse | None) -> Get:
        compute = COMPUTED.get((table, head)) if relation is None else None
        world = self._world
        if compute is not None:
            if rest:
                return lambda record: (_asdict(compute(world, record)) or {}).get(rest)
            return lambda record: compute(world, record)
        return lambda record: record.get(head)

    def _follow(self, table: str, head: str, relation: One | Many | Reverse, rest: str) -> Get:
        inner = self.getter(relation.table, rest)
        if isinstance(relation, One):
            rows = self._world.store.rows(relation.table)
            return lambda record: inner(rows.get(record.get(head), {}))
        related = self._world.store.related
        return lambda record: [inner(each) for each in related(table, record, head)]


def _asdict(value: Any) -> Record:
    found: Record = getattr(value, "record", value)
    return found


def _rank(value: Any) -> tuple[int, Any]:
    """Sorts what cannot be compared with one another: numbers, texts, then the rest, then null."""
    if isinstance(value, int | float):
        return 0, value
    if isinstance(value, str):
        return 1, value
    return (3, 0) if value is None else (2, str(value))


def compare(get: Get, name: str, raw: str) -> Test:
    """The test behind a filter that has no rule of its own."""
    last = name.removesuffix("__in").rpartition("__")[2]
    if last in _CONTAINED and not name.endswith("__in"):
        return _contains(get, raw)
    if last.endswith(("_on", "_date", "_by")) or last in ("start", "end", "last_login", "shift"):
        span = _span(raw)
        if span is not None:
            return lambda record: span[0] <= str(get(record) or "") <= span[1]
    wanted = {each.strip().lower() for each in raw.split(",") if each.strip()}

    def test(record: Record) -> bool:
        value = get(record)
        values: list[Any] = value if is_list(value) else [value]
        return any(_plain(each) in wanted for each in values)

    return test


def _contains(get: Get, raw: str) -> Test:
    needle = raw.lower()

    def test(record: Record) -> bool:
        value = get(record)
        values: list[Any] = value if is_list(value) else [value]
        return any(needle in str(each).lower() for each in values if each is not None)

    return test


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).lower()


def _span(raw: str) -> tuple[str, str] | None:
    """First and last moment that a date, a date-time, or two of them with a comma, stand for."""
    first, comma, last = raw.partition(",")
    begin, end = _edges(first.strip()), _edges((last if comma else first).strip())
    return None if begin is None or end is None else (begin[0], end[1])


def _edges(raw: str) -> tuple[str, str] | None:
    day = parse_date(raw)
    if day is not None:
        return day.isoformat(), f"{day.isoformat()}~"  # sorts after every time of that day
    # The plus of an offset becomes a blank in a query string that was not quoted.
    moment = parse(raw[:11] + raw[11:].replace(" ", "+"))
    return None if moment is None else (text(moment), text(moment))


def truth(raw: str) -> bool:
    """A boolean query parameter; raises `Invalid`."""
    return boolean(raw.strip().lower())


def number(params: Params, name: str) -> int | None:
    """The last value of a parameter if it is a number, or None: the framework ignores the rest."""
    found = [each for key, each in params if key == name]
    return int(found[-1]) if found and found[-1].isascii() and found[-1].isdigit() else None


def page(world: World, url: str, params: Params, rows: list[Record]) -> tuple[Record, list[Record]]:
    """The envelope and the rows of a page. `limit` is clipped without a word, 0 is the default."""
    limit = number(params, "limit") or world.settings.page_size
    limit = min(limit, world.settings.max_limit)
    offset = number(params, "offset") or 0
    kept = [(name, each) for name, each in params if name not in PAGING]
    envelope: Record = {"count": len(rows), "next": None, "previous": None}
    if offset + limit < len(rows):
        envelope["next"] = _link(url, kept, limit, offset + limit)
    if offset > 0:
        envelope["previous"] = _link(url, kept, limit, offset - limit)
    return envelope, rows[offset : offset + limit]


def _link(url: str, kept: Params, limit: int, offset: int) -> str:
    paging = (
        [("limit", str(limit)), ("offset", str(offset))] if offset > 0 else [("limit", str(limit))]
    )
    return f"{url}?{urlencode([*kept, *paging])}"
