"""From the bytes of a page to typed objects, and reading them."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from huvr_api.models import AssetDetail, AssetDetailPage, DefectList, DefectListPage, Page
from huvr_api.operations import Operation

from ._harness import Case, Comparison, Options, compare, cpu
from ._readers import readers
from ._sample import page

ROWS = 1_000
FINDINGS: Operation[DefectListPage] = Operation(
    "defects.list", "GET", "/api/defects/", "DefectListPage"
)
ASSETS: Operation[AssetDetailPage] = Operation(
    "assets.list", "GET", "/api/assets/", "AssetDetailPage"
)


def four_of_finding(finding: DefectList) -> object:
    """Four attributes, a nested one and a date among them."""
    return finding.id, finding.severity, finding.asset.name, finding.created_on.date()


def four_of_asset(asset: AssetDetail) -> object:
    """Four attributes, a nested one and a date among them."""
    return asset.id, asset.name, asset.type.name, asset.created_on.date()


def with_log(decode: Callable[[], object]) -> None:
    """Decoding while the log of differences is on."""
    logger = logging.getLogger("huvr_client")
    before, handler = logger.level, logging.NullHandler()
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    try:
        decode()
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


def measured(
    operation: Operation[Page[Any]], item: str, four: Callable[[Any], object], data: bytes
) -> list[Case]:
    """The cases for one page; the first is what the others are compared with."""
    read, read_plain = readers(item)

    def typed() -> Page[Any]:
        return operation.decode(data)

    def plain() -> list[dict[str, Any]]:
        results: list[dict[str, Any]] = json.loads(data)["results"]
        return results

    return [
        Case("`json.loads`", cpu(lambda: json.loads(data))),
        Case("a typed page", cpu(typed)),
        Case("a typed page, its items made", cpu(lambda: typed().results)),
        Case("typed, four attributes of each read", cpu(lambda: [four(one) for one in typed()])),
        Case("dicts, everything read", cpu(lambda: [read_plain(one) for one in plain()])),
        Case("typed, everything read", cpu(lambda: [read(one) for one in typed()])),
        Case("`page.records`", cpu(lambda: typed().records)),
        Case("`to_dict()` of each item", cpu(lambda: [one.to_dict() for one in typed()])),
        Case("log of differences on", cpu(lambda: with_log(typed))),
    ]


def run(options: Options) -> list[Comparison]:
    """The CPU time of decoding and of reading a page of each kind."""
    found: list[Comparison] = []
    for name, operation, item, four in (
        ("findings", FINDINGS, "DefectList", four_of_finding),
        ("assets", ASSETS, "AssetDetail", four_of_asset),
    ):
        for drift in (False, True):
            data = page(ROWS, item, drift=drift)
            title = f"Decoding {ROWS:,} {name}, {len(data) / 1e6:.1f} MB"
            title += ", each with differences from what is documented" if drift else ""
            cases = measured(operation, item, four, data)
            found.append(compare(title, cases, options.count(15)))
            plain, typed = "dicts, everything read", "typed, everything read"
            found[-1].notes.append(_beside(found[-1], typed, plain))
    return found


def _beside(comparison: Comparison, name: str, other: str) -> str:
    """The ratio of two cases, of which neither is the first."""
    ratios = sorted(
        one / two for one, two in zip(comparison.costs[name], comparison.costs[other], strict=True)
    )
    return f"{name} over {other}: {ratios[len(ratios) // 2]:.2f}."
