"""Walking lists of 20,000 rows and reading four attributes of each, and in how much memory."""

from __future__ import annotations

from ._harness import Comparison, Options, compare
from ._programs import OURS, timed, vendor
from ._server import running

ITEMS, LATENCY = 20_000, 0.020

# Connections, tokens and lazy imports are the start's matter, for both clients: see `cold`.
OURS_WARM = "[one.id for one in huvr.{name}.list(limit=2)]"
VENDOR_WARM = 'client.{name}.list(params={{"limit": 2}})'

TIMED = """
{warm}
started = time.perf_counter()
assert walk() == {items}
print(time.perf_counter() - started)
"""

READ = {
    "assets": (
        "one.id, one.name, one.type.name, one.created_on.date()",
        'one["id"], one["name"], one["type"]["name"], date(one["created_on"])',
    ),
    "defects": (
        "one.id, one.severity, one.asset.name, one.created_on.date()",
        'one["id"], one["severity"], one["asset"]["name"], date(one["created_on"])',
    ),
}
"""The four of each list, one nested and one a date: from typed objects, and from dicts."""

OURS_WALK = """
def walk():
    items = huvr.{name}.iter(page_size={size}, concurrency={concurrency})
    return sum(1 for one in items if ({read}))
"""

VENDOR_WALK = """
from datetime import datetime
def date(text):
    return datetime.fromisoformat(text).date()
def walk():
    count = offset = 0
    while True:
        page = client.{name}.list(params={{"limit": {size}, "offset": offset}})
        count += sum(1 for one in page["results"] if ({read}))
        offset += {size}
        if page["next"] is None:
            return count
"""

# A page that is parsed is much larger than the ids that are remembered, so the peak is that of
# the largest page: it must not grow with the list.
PEAK = """
{warm}
import gc, tracemalloc
gc.collect()
tracemalloc.start()
assert walk() == {items}
print(tracemalloc.get_traced_memory()[1] / 1e9)
"""


def _ours(
    name: str, size: int, concurrency: int, end: str = TIMED, items: int | None = None
) -> str:
    walk = OURS_WALK.format(name=name, size=size, concurrency=concurrency, read=READ[name][0])
    return OURS + walk + end.format(items=items or ITEMS, warm=OURS_WARM.format(name=name))


def _vendor(name: str, size: int) -> str:
    walk = VENDOR_WALK.format(name=name, size=size, read=READ[name][1])
    return walk + TIMED.format(items=ITEMS, warm=VENDOR_WARM.format(name=name))


def run(options: Options) -> list[Comparison]:
    """Elapsed time of the same walk on the same server; then the peak of memory."""
    slow = [_slow(options, name) for name in READ]
    return [*slow, *[_fast(options, name) for name in READ], _memory(options)]


def _slow(options: Options, name: str) -> Comparison:
    with running(ITEMS, LATENCY) as address:
        cases = [
            timed("`iter(concurrency=8)`", _ours(name, 100, 8), address),
            timed("`iter()`", _ours(name, 100, 1), address),
            *vendor(_vendor(name, 100), address),
        ]
        title = f"{ITEMS} {name}, pages of 100, {LATENCY * 1000:.0f} ms of latency"
        comparison = compare(title, cases, options.count(5, 2))
    comparison.unit = "ms"
    return comparison


def _fast(options: Options, name: str) -> Comparison:
    with running(ITEMS) as address:
        cases = [
            timed("`iter()`, typed", _ours(name, 1000, 1), address),
            *vendor(_vendor(name, 1000), address),
        ]
        title = f"{ITEMS} {name}, pages of 1000, no latency"
        comparison = compare(title, cases, options.count(7, 2))
    comparison.unit = "ms"
    return comparison


def _memory(options: Options) -> Comparison:
    few = ITEMS // 10
    with running(ITEMS) as address, running(few) as short:
        cases = [
            timed(f"{few} assets", _ours("assets", 500, 1, PEAK, few), short),
            timed(f"{ITEMS} assets", _ours("assets", 500, 1, PEAK), address),
        ]
        comparison = compare("Peak memory of a walk, pages of 500", cases, options.count(3, 1))
    comparison.unit = "MB"
    return comparison
