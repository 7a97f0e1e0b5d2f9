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
    return LIST.decode(json.loads(data))


def from_dicts(data: bytes) -> Any:
    """The same table from ``to_dict()``: the types that Arrow guesses, then the documented ones."""
    guessed = pa.Table.from_pylist([finding.to_dict() for finding in decoded(data)])
    return guessed.cast(tables.schema(DefectList))


def streamed(data: bytes) -> Any:
    """A table from a stream of batches."""

    def findings() -> Iterator[DefectList]:
        yield from decoded(data)

    return tables.stream(findings).read()


def run(options: Options) -> list[Comparison]:
    """The CPU time of one page, and rows per second."""
    data = page(FINDINGS)

    def timed(name: str, function: Callable[[bytes], object]) -> Case:
        return Case(name, cpu(lambda: function(data)))

    cases = [
        timed("`tables.stream`", streamed),
        timed("`pa.Table.from_pylist` of `to_dict()`, cast to the same types", from_dicts),
        timed(
            "`pd.DataFrame(page.records)`, dates as text",
            lambda data: pd.DataFrame(decoded(data).records),
        ),
        timed(
            "`pd.DataFrame.from_arrow(stream)`",
            lambda data: pd.DataFrame.from_arrow(streamed(data)),
        ),
    ]
    title = f"A table of {FINDINGS:,} findings ({len(data) / 1e6:.1f} MB of JSON)"
    comparison = compare(title, cases, options.count(15))
    rates = [f"{name}: {FINDINGS / min(costs):,.0f}" for name, costs in comparison.costs.items()]
    comparison.notes.append(f"Rows per second of CPU, in the best round: {'; '.join(rates)}.")
    return [comparison]
