"""From the bytes of a page to typed objects, and reading them."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from huvr_api.models import DefectList, DefectListPage, Model
from huvr_api.operations import Operation

from ._harness import Case, Comparison, Options, compare, cpu
from ._sample import page

FINDINGS = 1_000
LIST: Operation[DefectListPage] = Operation(
    "defects.list", "GET", "/api/defects/", "DefectListPage"
)


def ten(finding: DefectList) -> object:
    """What a program typically reads, a nested object among it."""
    return (
        finding.id,
        finding.severity,
        finding.state,
        finding.created_on,
        finding.asset.name,
        finding.type,
        finding.priority,
        finding.project,
        finding.updated_on,
        finding.severity_display,
    )


def plain_ten(finding: dict[str, Any]) -> object:
    """The same without types: dates stay text."""
    names = ("id", "severity", "state", "created_on", "type", "priority", "project", "updated_on")
    return [finding[name] for name in names], finding["severity_display"], finding["asset"]["name"]


def everything(value: object) -> None:
    """Read each attribute of each object."""
    if isinstance(value, Model):
        for name in type(value).__annotations__:
            everything(getattr(value, name))
    elif isinstance(value, list):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            everything(item)  # pyright: ignore[reportUnknownArgumentType]


def plain_everything(value: object) -> None:
    """Read each value of each dict: the same walk without types."""
    if isinstance(value, dict):
        for name in value:  # pyright: ignore[reportUnknownVariableType]
            plain_everything(value[name])  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            plain_everything(item)  # pyright: ignore[reportUnknownArgumentType]


def with_log(data: bytes) -> DefectListPage:
    """Decoding while the log of differences is on (and finds none)."""
    logger = logging.getLogger("huvr_client")
    before = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        return LIST.decode(json.loads(data))
    finally:
        logger.setLevel(before)


def run(options: Options) -> list[Comparison]:
    """The CPU time of decoding and of reading one page."""
    data = page(FINDINGS)

    def typed(read: Callable[[DefectList], object] | None = None) -> list[object]:
        decoded = LIST.decode(json.loads(data))
        return [read(finding) for finding in decoded] if read else [decoded.results[0].id]

    def plain(read: Callable[[dict[str, Any]], object]) -> list[object]:
        return [read(finding) for finding in json.loads(data)["results"]]

    cases = [
        Case("`json.loads`", cpu(lambda: json.loads(data))),
        Case("a typed page", cpu(typed)),
        Case("dicts, 10 values of each read", cpu(lambda: plain(plain_ten))),
        Case("typed, 10 attributes of each read", cpu(lambda: typed(ten))),
        Case("dicts, everything read", cpu(lambda: plain(plain_everything))),
        Case("typed, everything read", cpu(lambda: typed(everything))),
        Case("typed, back to dicts", cpu(lambda: LIST.decode(json.loads(data)).to_dict())),
        Case("typed, log of differences on", cpu(lambda: with_log(data))),
    ]
    title = f"Decoding a page of {FINDINGS:,} findings ({len(data) / 1e6:.1f} MB)"
    found = compare(title, cases, options.count(15))
    found.notes.append("HUVR's own client returns what `json.loads` gives: its cost is the first.")
    return [found]
