"""From the bytes of pages to a table: as README does it, and from plain dicts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from huvr_api.models import DefectList, DefectListPage
from huvr_api.operations import Operation

from huvr_client import tables

from ._harness import Case, Comparison, Options, compare, cpu
from ._sample import page

FINDINGS = 1_000
pa: Any = import_module("pyarrow")  # without, or with incomplete, type stubs
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
    rows = [_fields(finding.to_dict(), schema) for finding in decoded(data)]
    return pa.Table.from_pylist(rows, _undated(schema)).cast(schema)


def _fields(row: dict[str, Any], fields: Any) -> dict[str, Any]:
    return {field.name: _value(row.get(field.name), field.type) for field in fields}


def _value(value: Any, kind: Any) -> Any:
    if value is None:
        return None
    if pa.types.is_struct(kind):
        return _fields(value, kind)
    if pa.types.is_list(kind):
        return [_value(item, kind.value_type) for item in value]
    return json.dumps(value) if pa.types.is_string(kind) and not isinstance(value, str) else value


def _undated(schema: Any) -> Any:
    """The schema with dates as text."""

    def kind_of(kind: Any) -> Any:
        if pa.types.is_struct(kind):
            return pa.struct([pa.field(field.name, kind_of(field.type)) for field in kind])
        if pa.types.is_list(kind):
            return pa.list_(kind_of(kind.value_type))
        return pa.string() if pa.types.is_temporal(kind) else kind

    return pa.schema([pa.field(field.name, kind_of(field.type)) for field in schema])


def streamed(data: bytes) -> Any:
    """A table from a stream of batches."""

    def findings() -> Iterator[DefectList]:
        yield from decoded(data)

    return tables.stream(findings).read()


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
        timed("`to_dict()`, then the same types", from_dicts),
        timed("`to_dict()`, guessed by Arrow and cast", guessed),
        timed("`pd.DataFrame(page.records)`, untyped", untyped),
    ]
    title = f"A table of {FINDINGS:,} findings ({len(data) / 1e6:.1f} MB of JSON)"
    comparison = compare(title, cases, options.count(15))
    rates = [f"{name}: {FINDINGS / min(costs):,.0f}" for name, costs in comparison.costs.items()]
    comparison.notes.append(f"Rows per second of CPU, in the best round: {'; '.join(rates)}.")
    return [comparison]
