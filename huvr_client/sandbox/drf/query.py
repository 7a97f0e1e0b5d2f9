"""Lists: filters, `search`, `ordering`, `limit` and `offset`.

What a filter's name says is what it does: `a__b` follows references, `__in` and comma lists mean
any of them, dates are compared as dates, everything else as it is written. A name that leads to
no field is ignored, as the framework ignores it.
https://www.django-rest-framework.org/api-guide/filtering/
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from .models import One, Relation, Reverse
from .responses import invalid
from .store import Record, Store
from .values import is_list, parse, parse_date, text

Params = Sequence[tuple[str, str]]
Test = Callable[[Record], bool]
Get = Callable[[Record], Any]
Computed = Mapping[str, Mapping[str, Get]]

PAGING = frozenset({"limit", "offset"})
_KEPT_LISTS = 64


class Field(NamedTuple):
    """What stands behind `a__b`: the field `b`, and from a row to its value; ids for references."""

    name: str
    kind: str | None
    get: Get


class Query:
    """Runs list requests against the store and keeps the last results until something changes.

    Args:
        store: the rows.
        computed: fields that are worked out, by table and name.
        kind: the format (`date`, `date-time`) or else the type of a table's field, if documented.
        contained: text fields of which a filter gives a part.
    """

    def __init__(
        self,
        store: Store,
        computed: Computed,
        kind: Callable[[str, str], str | None],
        contained: Collection[str],
    ) -> None:
        self._store = store
        self._computed = computed
        self._kind = kind
        self._contained = contained
        self._lists: dict[tuple[Any, ...], list[Record]] = {}
        self._version = -1

    def select(self, table: str, params: Params, known: frozenset[str]) -> list[Record]:
        """All rows that the `known` parameters leave, in order."""
        if self._version != self._store.version or len(self._lists) == _KEPT_LISTS:
            self._lists.clear()
            self._version = self._store.version
        used = tuple((name, value) for name, value in params if name in known - PAGING and value)
        key = table, used
        if key not in self._lists:
            self._lists[key] = self._select(table, dict(used))
        return self._lists[key]

    def _select(self, table: str, params: dict[str, str]) -> list[Record]:
        rows = list(self._store.rows(table).values())
        ordering = params.pop("ordering", "")
        for name, value in params.items():
            search = name == "search"
            test = self._search(table, value) if search else self._test(table, name, value)
            rows = [row for row in rows if test(row)] if test else rows
        return self._ordered(table, rows, ordering)

    def _search(self, table: str, value: str) -> Test:
        fields = [self.field(table, name) for name in self._store.models[table].search]
        words = value.lower().replace(",", " ").split()

        def test(record: Record) -> bool:
            texts = [str(field.get(record) or "").lower() for field in fields if field]
            return all(any(word in text for text in texts) for word in words)

        return test

    def _ordered(self, table: str, rows: list[Record], ordering: str) -> list[Record]:
        # Last key first: Python's sort is stable. Unknown fields are ignored, as in the framework.
        for name in reversed([part.strip() for part in ordering.split(",")]):
            field = self.field(table, name.lstrip("-"))
            if field is not None:
                rows = sorted(rows, key=_rank(field.get), reverse=name.startswith("-"))
        return rows

    def _test(self, table: str, name: str, raw: str) -> Test | None:
        """The test of a filter; None where its name leads nowhere. Raises 400."""
        path = name.removesuffix("__in")
        field = self.field(table, path)
        if field is None:
            return None
        get = field.get
        if field.kind in ("date", "date-time"):
            first, last = _span(name, raw, field.kind)
            return lambda record: first <= str(get(record) or "") <= last
        if field.name in self._contained and path == name:
            needle = raw.lower()
            return lambda record: any(needle in _plain(value) for value in _values(get(record)))
        wanted = {part.strip().lower() for part in raw.split(",") if part.strip()}
        return lambda record: any(_plain(value) in wanted for value in _values(get(record)))

    def field(self, table: str, path: str) -> Field | None:
        """What `a__b__c` leads to from a row of `table`; None where that is nothing."""
        model = self._store.models[table]
        head, _, rest = model.aliases.get(path, path).partition("__")
        head = model.row_field(head)
        relation = model.relations.get(head)
        if relation is None:
            return None if rest else self._own(table, head)
        if rest in ("", "id"):
            return None if isinstance(relation, Reverse) else Field(head, "id", _column(head))
        inner = self.field(relation.table, rest)
        return inner and inner._replace(get=self._follow(table, head, relation, inner.get))

    def _own(self, table: str, name: str) -> Field | None:
        compute, kind = self._computed.get(table, {}).get(name), self._kind(table, name)
        if compute is None and kind is None:
            return None
        return Field(name, kind, compute or _column(name))

    def _follow(self, table: str, head: str, relation: Relation, inner: Get) -> Get:
        if isinstance(relation, One):
            rows = self._store.rows(relation.table)
            return lambda record: inner(row) if (row := rows.get(record.get(head))) else None
        related = self._store.related
        return lambda record: [inner(row) for row in related(table, record, head)]


def _column(name: str) -> Get:
    return lambda record: record.get(name)


def _rank(get: Get) -> Callable[[Record], tuple[int, Any]]:
    """Sorts what cannot be compared with one another: numbers, texts, then the rest, then null."""

    def rank(record: Record) -> tuple[int, Any]:
        value = get(record)
        if isinstance(value, int | float):
            return 0, value
        if isinstance(value, str):
            return 1, value
        return (3, 0) if value is None else (2, str(value))

    return rank


def _values(value: Any) -> list[Any]:
    return value if is_list(value) else [value]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).lower()


def _span(name: str, raw: str, kind: str | None) -> tuple[str, str]:
    """First and last moment that a date, a date-time, or two of them with a comma, stand for."""
    parts = raw.split(",", 1)
    edges = [edge for edge in (_edges(part.strip()) for part in parts) if edge is not None]
    if len(edges) < len(parts):
        what = "date" if kind == "date" else "date/time"
        raise invalid(**{name: f"Enter a valid {what}."})
    return edges[0][0], edges[-1][1]


def _edges(raw: str) -> tuple[str, str] | None:
    day = parse_date(raw)
    if day is not None:
        return day.isoformat(), f"{day.isoformat()}~"  # sorts after every time of that day
    # The plus of an offset becomes a blank in a query string that was not quoted.
    moment = parse(raw[:11] + raw[11:].replace(" ", "+"))
    return None if moment is None else (text(moment), text(moment))


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
