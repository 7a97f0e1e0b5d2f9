"""The table of speeds in README.md: written by the benchmarks, never by hand.

A run replaces the lines of the benchmarks that it ran, and leaves those of the others.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

from ._harness import Comparison, machine

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- scripts/bench --readme -->", "<!-- end of scripts/bench --readme -->"
HEAD = ["| `scripts/bench` | what | result |", "| --- | --- | --- |"]


def lines_of(name: str, comparisons: Sequence[Comparison]) -> list[str]:
    """One line of the table for each comparison of the benchmark ``name``."""
    return [
        f"| `{name}` | {comparison.title} | {'; '.join(_cells(comparison))} |"
        for comparison in comparisons
    ]


def _cells(comparison: Comparison) -> list[str]:
    return [f"{case}: {_result(comparison, case)}" for case in comparison.costs]


def _result(comparison: Comparison, case: str) -> str:
    if not comparison.calls:
        return f"**{comparison.ratio(case):.2f}**"
    rate = comparison.calls / statistics.median(comparison.costs[case])
    cpu = statistics.median(comparison.cpu[case]) / comparison.calls * 1000
    return f"**{rate:,.0f}**/s at {cpu:.2f} ms"


def replace(text: str, name: str, lines: Sequence[str]) -> str:
    """``text`` with the lines of ``name`` replaced. Raises ``ValueError`` if it has no table."""
    before, begin, rest = text.partition(BEGIN)
    table, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README.md has no table between {BEGIN} and {END}")
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    kept = [line for line in rows if line not in HEAD and not line.startswith(f"| `{name}` |")]
    rows = sorted([*kept, *lines], key=lambda line: line.split("|")[1])
    shown = "\n".join(["", "", *HEAD, *rows, "", f"Last run: {machine()}.", ""])
    return before + begin + shown + end + after


def write(name: str, comparisons: Sequence[Comparison]) -> None:
    """Put the result of the benchmark ``name`` into README.md."""
    text = README.read_text(encoding="utf-8")
    README.write_text(replace(text, name, lines_of(name, comparisons)), encoding="utf-8")
