"""Lists: filters, `search`, `ordering`, `limit` and `offset`.

What a filter's name says is what it does: `a__b` follows references, `__in` and comma lists mean
any of them, dates are compared as dates, everything else as it is written. A name that leads to
no field and to no rule is ignored, as the framework ignores it.
https://www.django-rest-framework.org/api-guide/filtering/
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from .models import One, Relation, Reverse
from .responses import invalid
from .scalars import Invalid, boolean
from .store import Inline, Record, Store
from .values import is_list, parse, parse_date, text

Params = Sequence[tuple[str, str]]
Test = Callable[[Record], bool]
Get = Callable[[Record], Any]
Computed = Mapping[str, Mapping[str, Get]]

PAGING = frozenset({"limit", "offset"})
_KEPT_LISTS = 64


class Site(NamedTuple):
    """Where a filter acts: the query, the table, and the other parameters of the request."""

    query: Query
    table: str
    params: dict[str, str]


Filter = Callable[[Site, str], Test]


class Query:
    """Runs list requests against the store and keeps the last results until something changes.

    Args:
        store: the rows.
        computed: fields that are worked out, by table and name.
        filters: rules of single filters, by table and name; those of `""` hold for all tables.
        kind: the format (`date`, `date-time`) or else the type of a table's field, if documented.
        contained: text fields of which a filter gives a part.
    """

    def __init__(
        self,
        store: Store,
        computed: Computed,
        filters: Mapping[str, Mapping[str, Filter]],
        kind: Callable[[str, str], str | None],
        contained: Collection[str],
    ) -> None:
        self._store = store
        self._computed = computed
        self._filters = filters
        self._kind = kind
        self._contained = contained
        self._lists: OrderedDict[tuple[Any, ...], list[Record]] = OrderedDict()
        self._version = -1

    def select(
        self, table: str, params: Params, known: frozenset[str], user: int = 0
    ) -> list[Record]:
        """All rows that the `known` parameters leave, in order, for `user`."""
        if self._version != self._store.version:
            self._lists.clear()
            self._version = self._store.version
        used = tuple((name, value) for name, value in params if name in known - PAGING and value)
        key = table, user, used
        if key not in self._lists:
            self._lists[key] = self._select(table, dict(used))
            if len(self._lists) > _KEPT_LISTS:
                self._lists.popitem(last=False)
        self._lists.move_to_end(key)
        return self._lists[key]

    def _select(self, table: str, params: dict[str, str]) -> list[Record]:
        rows = list(self._store.rows(table).values())
        ordering = params.pop("ordering", "")
        for name, value in params.items():
            test = self._test(Site(self, table, params), name, value)
            rows = [row for row in rows if test(row)] if test else rows
        return self._ordered(table, rows, ordering)

    def _test(self, site: Site, name: str, value: str) -> Test | None:
        table = site.table
        rule = self._filters.get(table, {}).get(name) or self._filters[""].get(name)
        try:
            if rule is not None:
                return rule(site, value)
            if name == "search":
                return self._search(table, value)
            path = name.removesuffix("__in")
            return self.compare(table, path, name, value) if self._leads(table, path) else None
        except Invalid as failure:
            raise invalid(**{name: failure.errors}) from None

    def _search(self, table: str, value: str) -> Test:
        getters = [self.getter(table, field) for field in self._store.models[table].search]
        words = value.lower().replace(",", " ").split()

        def test(record: Record) -> bool:
            texts = [str(get(record) or "").lower() for get in getters]
            return all(any(word in text for text in texts) for word in words)

        return test

    def _ordered(self, table: str, rows: list[Record], ordering: str) -> list[Record]:
        # Last key first: Python's sort is stable. Unknown fields are ignored, as in the framework.
        for name in reversed([part.strip() for part in ordering.split(",") if part.strip()]):
            get = self.getter(table, name.lstrip("-"))
            rows = sorted(rows, key=lambda row: _rank(get(row)), reverse=name.startswith("-"))
        return rows

    def compare(self, table: str, path: str, name: str, raw: str) -> Test:
        """The test of a filter that has no rule of its own; raises `Invalid`."""
        get, kind = self.getter(table, path), self.kind(table, path)
        if kind in ("date", "date-time"):
            first, last = _span(raw, kind)
            return lambda record: first <= str(get(record) or "") <= last
        if path.rpartition("__")[2] in self._contained and not name.endswith("__in"):
            needle = raw.lower()
            return lambda record: any(needle in _plain(value) for value in _values(get(record)))
        wanted = {part.strip().lower() for part in raw.split(",") if part.strip()}
        return lambda record: any(_plain(value) in wanted for value in _values(get(record)))

    def kind(self, table: str, path: str) -> str | None:
        """The format, or else the type, of the field behind `a__b`; None where it is unknown."""
        head, rest = self._head(table, path)
        relation = self._store.models[table].relations.get(head)
        if relation is None:
            return None if rest else self._kind(table, head)
        return self.kind(relation.table, rest) if rest not in ("", "id") else None

    def _leads(self, table: str, path: str) -> bool:
        head, rest = self._head(table, path)
        relation = self._store.models[table].relations.get(head)
        if relation is None:
            described = self._kind(table, head) is not None
            return (
                described
                or head in self._computed.get(table, {})
                or any(head in row for row in self._store.rows(table).values())
            )
        return rest in ("", "id") or self._leads(relation.table, rest)

    def _head(self, table: str, path: str) -> tuple[str, str]:
        """The first field of a path and the rest; `cml_id` is `cml`, `client_id` its own field."""
        head, _, rest = path.partition("__")
        relations = self._store.models[table].relations
        if head not in relations and head.removesuffix("_id") in relations:
            head = head.removesuffix("_id")
        return head, rest

    def getter(self, table: str, path: str) -> Get:
        """The function that follows `a__b__c` from a row to a value; an id for a reference."""
        head, rest = self._head(table, path)
        relation = self._store.models[table].relations.get(head)
        if relation is None:
            return self._own(table, head, rest)
        if rest not in ("", "id"):
            return self._follow(table, head, relation, rest)
        if isinstance(relation, Reverse):
            related = self._store.related
            return lambda record: [row["id"] for row in related(table, record, head)]
        return lambda record: record.get(head)

    def _own(self, table: str, head: str, rest: str) -> Get:
        compute = self._computed.get(table, {}).get(head)
        if compute is None:
            return lambda record: record.get(head)
        if not rest:
            return compute

        def inside(record: Record) -> Any:
            value = compute(record)
            return (value.record if isinstance(value, Inline) else value or {}).get(rest)

        return inside

    def _follow(self, table: str, head: str, relation: Relation, rest: str) -> Get:
        inner = self.getter(relation.table, rest)
        if isinstance(relation, One):
            rows = self._store.rows(relation.table)
            return lambda record: inner(row) if (row := rows.get(record.get(head))) else None
        related = self._store.related
        return lambda record: [inner(row) for row in related(table, record, head)]


def _rank(value: Any) -> tuple[int, Any]:
    """Sorts what cannot be compared with one another: numbers, texts, then the rest, then null."""
    if isinstance(value, int | float):
        return 0, value
    if isinstance(value, str):
        return 1, value
    return (3, 0) if value is None else (2, str(value))


def _values(value: Any) -> list[Any]:
    return value if is_list(value) else [value]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).lower()


def _span(raw: str, kind: str) -> tuple[str, str]:
    """First and last moment that a date, a date-time, or two of them with a comma, stand for."""
    parts = raw.split(",", 1)
    edges = [edge for edge in (_edges(part.strip()) for part in parts) if edge is not None]
    if len(edges) < len(parts):
        raise Invalid("Enter a valid date." if kind == "date" else "Enter a valid date/time.")
    return edges[0][0], edges[-1][1]


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


def _number(params: Params, name: str) -> int:
    """The last value of a parameter; 0 where it is no number, which the framework ignores."""
    digits = [value for key, value in params if key == name][-1:]
    try:
        return max(0, int(digits[0])) if digits and digits[0].isascii() else 0
    except ValueError:  # no digits, or more than Python converts
        return 0


def page(
    url: str, params: Params, rows: list[Record], default: int, most: int
) -> tuple[Record, list[Record]]:
    """The envelope and the rows of a page. `limit` is clipped without a word, 0 is the default.

    https://www.django-rest-framework.org/api-guide/pagination/#limitoffsetpagination
    """
    limit = min(_number(params, "limit") or default, most)
    offset = _number(params, "offset")
    kept = [(name, value) for name, value in params if name not in PAGING]
    envelope: Record = {"count": len(rows), "next": None, "previous": None}
    if offset + limit < len(rows):
        envelope["next"] = _link(url, kept, limit, offset + limit)
    if offset > 0:
        envelope["previous"] = _link(url, kept, limit, offset - limit)
    return envelope, rows[offset : offset + limit]


def _link(url: str, kept: Params, limit: int, offset: int) -> str:
    paging = [("limit", str(limit)), *([("offset", str(offset))] if offset > 0 else [])]
    return f"{url}?{urlencode([*kept, *paging])}"
