"""Comparing costs fairly on a machine that does other things as well.

Cases run in turn, one of each per round, so that what slows the machine down for a while slows all
of them. A ratio is the median of the ratios within the rounds, not of two separate medians. The
cost is CPU time of user and system unless a case says otherwise: waiting for other processes is
not ours. Every figure stands beside its spread; a difference within the spread is none.
"""

from __future__ import annotations

import atexit
import functools
import gc
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Cost = Callable[[], float]


@dataclass(frozen=True)
class Options:
    """What the command line says."""

    quick: bool = False
    rounds: int | None = None

    def count(self, thorough: int, quick: int = 3) -> int:
        """How many rounds to run."""
        return self.rounds or (quick if self.quick else thorough)


@dataclass(frozen=True)
class Case:
    """One thing that is measured: a name, and a function that does it once and says its cost.

    `cpu`: where the cost is elapsed time, the CPU time of each run beside it.
    """

    name: str
    cost: Cost
    cpu: list[float] = field(default_factory=list[float])


@dataclass
class Comparison:
    """Costs in seconds by case; the first case is the one that the others are compared with.

    `calls`: how many calls each cost is for, where their rate is what matters; `cpu`: see `Case`.
    """

    title: str
    costs: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    notes: list[str] = field(default_factory=list[str])
    unit: str = "CPU ms"
    calls: int = 0
    cpu: dict[str, list[float]] = field(default_factory=dict[str, list[float]])

    def ratios(self, name: str) -> list[float]:
        """Cost of `name` over cost of the first case, by round."""
        first = next(iter(self.costs.values()))
        return [cost / base for cost, base in zip(self.costs[name], first, strict=True)]

    def ratio(self, name: str) -> float:
        """The median of `ratios`."""
        return statistics.median(self.ratios(name))


def cpu(function: Callable[[], Any]) -> Cost:
    """The CPU time of a call in this process. What it returns is freed within the measurement."""

    def cost() -> float:
        started = time.process_time()
        function()
        return time.process_time() - started

    return cost


def wall(function: Callable[[], Any]) -> Cost:
    """The elapsed time of a call, for what waits on purpose."""

    def cost() -> float:
        started = time.perf_counter()
        function()
        return time.perf_counter() - started

    return cost


@functools.cache
def _bytecode() -> Path:
    """Where measured processes keep compiled modules, as an installation would have compiled them.

    Whether the environment forbids to write bytecode would otherwise decide half of a cold start.
    """
    folder = tempfile.mkdtemp(prefix="huvr-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def process(program: str, environment: dict[str, str] | None = None) -> Cost:
    """The CPU time of a whole Python process that runs `program`; RuntimeError if it fails."""
    # -P: the checkout's huvr_client must not stand in for the vendor's, which has the same name.
    command = [sys.executable, "-P", "-c", program]
    variables = {**os.environ, "PYTHONPYCACHEPREFIX": str(_bytecode()), **(environment or {})}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)

    def cost() -> float:
        child = os.posix_spawn(sys.executable, command, variables)
        _, status, usage = os.wait4(child, 0)
        if status:
            raise RuntimeError(f"exit {os.waitstatus_to_exitcode(status)}: {program[:200]}")
        return usage.ru_utime + usage.ru_stime

    return cost


def compare(title: str, cases: Sequence[Case], rounds: int) -> Comparison:
    """Measure `cases` in turn for `rounds` rounds, after one of each that does not count."""
    found = Comparison(title, {case.name: [] for case in cases})
    for case in cases:
        case.cost()
    for number in range(rounds):
        for at in range(len(cases)):
            case = cases[(at + number) % len(cases)]  # none always follows the same other
            gc.collect()
            found.costs[case.name].append(case.cost())
    found.cpu = {case.name: case.cpu[-rounds:] for case in cases if case.cpu}
    return found


def markdown(comparison: Comparison) -> str:
    """The table of a comparison."""
    row = _row_of_calls if comparison.calls else _row
    rows = [row(comparison, name) for name in comparison.costs]
    measured = "calls per second" if comparison.calls else comparison.unit
    head = ["", f"{measured}, median", "least to most", "ratio", "middle half of ratios"]
    head += ["CPU ms a call", "ratio"] if comparison.calls else []
    lines = [
        f"### {comparison.title}",
        "",
        _line(head),
        _line(["---", *["---:"] * (len(head) - 1)]),
    ]
    lines += [_line(row) for row in rows]
    rounds = len(next(iter(comparison.costs.values())))
    return "\n".join([*lines, "", " ".join([f"{rounds} rounds.", *comparison.notes])])


def _row(comparison: Comparison, name: str) -> list[str]:
    costs = [cost * 1000 for cost in comparison.costs[name]]
    low, high = _middle(comparison.ratios(name))
    return [
        name,
        f"{statistics.median(costs):.1f}",
        f"{min(costs):.1f} to {max(costs):.1f}",
        f"**{comparison.ratio(name):.2f}**",
        f"{low:.2f} to {high:.2f}",
    ]


def _row_of_calls(comparison: Comparison, name: str) -> list[str]:
    rates = [comparison.calls / cost for cost in comparison.costs[name]]
    ratios = [1 / ratio for ratio in comparison.ratios(name)]
    low, high = _middle(ratios)
    cpu = statistics.median(comparison.cpu[name])
    return [
        name,
        f"{statistics.median(rates):,.0f}",
        f"{min(rates):,.0f} to {max(rates):,.0f}",
        f"**{statistics.median(ratios):.2f}**",
        f"{low:.2f} to {high:.2f}",
        f"{cpu / comparison.calls * 1000:.2f}",
        f"**{cpu / statistics.median(next(iter(comparison.cpu.values()))):.2f}**",
    ]


def _middle(values: Sequence[float]) -> tuple[float, float]:
    if len(values) < 2:
        return values[0], values[0]
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, high


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def machine() -> str:
    """Where the figures come from, in one line."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    version = platform.python_version()
    return f"Python {version}, {platform.system()} {platform.machine()}, {cores} cores, load {load}"
