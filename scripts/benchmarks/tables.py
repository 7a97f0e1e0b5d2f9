"""From the bytes of pages to a table: as README does it, and from plain dicts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from types import NoneType
from typing import Any

import msgspec
from huvr_api.models import DefectList, DefectListPage
from huvr_api.operations import Operation
from huvr_api.resources.defects import DefectsResource

from huvr_client import tables

from ._harness import Case, Comparison, Options, compare, cpu
from ._sample import page

FINDINGS = 1_000
pa: Any = import_module("pyarrow")  # without, or with incomplete, type stubs
arrow_json: Any = import_module("pyarrow.json")
pd: Any = import_module("pandas")
LIST: Operation[DefectListPage] = Operation(
    "defects.list", "GET", "/api/defects/", "DefectListPage"
)


def decoded(data: bytes) -> DefectListPage:
    """The typed page, as the client makes it."""
    return LIST.decode(data)


def guessed(data: bytes) -> Any:
    """From ``to_dict()``, by the types that Arrow guesses, then the documented ones.

    Fails where free-form JSON is more than text.
    """
    table = pa.Table.from_pylist([finding.to_dict() for finding in decoded(data)])
    return table.cast(tables.schema(DefectList))


def from_dicts(data: bytes) -> Any:
    """The same table from ``to_dict()``, whatever comes: dates are text first, as is the rest."""
    schema = tables.schema(DefectList)
    texts = _texts(pa.struct(schema))
    rows = [texts(finding.to_dict()) for finding in decoded(data)]
    return pa.Table.from_pylist(rows, _undated(schema)).cast(schema)


def _texts(kind: Any) -> Callable[[Any], Any]:
    """What puts text in the place of other JSON in columns of text."""
    if pa.types.is_string(kind):
        return _text
    if pa.types.is_list(kind):
        return partial(_items, _texts(kind.value_type))
    if pa.types.is_struct(kind):
        return partial(_fields, [(field.name, _texts(field.type)) for field in kind])
    return _same


def _same(value: Any) -> Any:
    return value


def _text(value: Any) -> Any:
    return value if isinstance(value, (str, NoneType)) else json.dumps(value)


def _items(text: Callable[[Any], Any], items: Any) -> Any:
    return items if text is _same or items is None else [text(item) for item in items]


def _fields(texts: list[tuple[str, Callable[[Any], Any]]], row: Any) -> Any:
    if row is None:
        return None
    return {**row, **{name: text(row.get(name)) for name, text in texts if text is not _same}}


def _undated(schema: Any) -> Any:
    """The schema with dates as text."""

    def kind_of(kind: Any) -> Any:
        if pa.types.is_struct(kind):
            return pa.struct([pa.field(field.name, kind_of(field.type)) for field in kind])
        if pa.types.is_list(kind):
            return pa.list_(kind_of(kind.value_type))
        return pa.string() if pa.types.is_temporal(kind) else kind

    return pa.schema([pa.field(field.name, kind_of(field.type)) for field in schema])


class _Pages:
    """A caller whose lists have one page, which is there."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def iterate(self, operation: Operation[Any], arguments: object) -> Iterator[Any]:
        del arguments
        yield from operation.decode(self._data).results


def streamed(data: bytes) -> Any:
    """A table from a stream of batches."""
    caller: Any = _Pages(data)
    return tables.stream(DefectsResource(caller).iter).read()


def streamed_by_hand(data: bytes) -> Any:
    """The same from a walk that yields models."""

    def findings() -> Iterator[DefectList]:
        yield from decoded(data)

    return tables.stream(findings).read()


def read_by_arrow(data: bytes) -> Any:
    """What Arrow's own JSON reader takes for the rows alone. Knows no free-form JSON."""
    slices = msgspec.json.decode(data, type=_Slices).results
    options = arrow_json.ParseOptions(explicit_schema=_undated(tables.schema(DefectList)))
    return arrow_json.read_json(pa.py_buffer(b"\n".join(slices)), parse_options=options)


class _Slices(msgspec.Struct):
    results: list[msgspec.Raw]


def untyped(data: bytes) -> Any:
    """What pandas makes of the records: dates are text, nested objects dicts."""
    return pd.DataFrame(decoded(data).records)


def run(options: Options) -> list[Comparison]:
    """The CPU time of one page, and rows per second."""
    data = page(FINDINGS)

    def timed(name: str, function: Callable[[bytes], object]) -> Case:
        return Case(name, cpu(lambda: function(data)))

    cases = [
        timed("`tables.stream`", streamed),
        timed("`tables.stream` of a function of one's own", streamed_by_hand),
        timed("Arrow's JSON reader, dates as text", read_by_arrow),
        timed("`to_dict()`, then the same types", from_dicts),
        timed("`to_dict()`, guessed by Arrow and cast", guessed),
        timed("`pd.DataFrame(page.records)`, untyped", untyped),
    ]
    title = f"A table of {FINDINGS:,} findings ({len(data) / 1e6:.1f} MB of JSON)"
    comparison = compare(title, cases, options.count(15))
    rates = [f"{name}: {FINDINGS / min(costs):,.0f}" for name, costs in comparison.costs.items()]
    comparison.notes.append(f"Rows per second of CPU, in the best round: {'; '.join(rates)}.")
    return [comparison]
