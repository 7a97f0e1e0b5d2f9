"""Walking a list of 20,000 assets: over a slow line, over a fast one, and in how much memory."""

from __future__ import annotations

from ._harness import Comparison, Options, compare
from ._programs import OURS, timed, vendor
from ._server import running

ITEMS, LATENCY = 20_000, 0.020

# Connections, tokens and lazy imports are the start's matter, for both clients: see `cold`.
OURS_WARM = "huvr.assets.list(limit=2)"
VENDOR_WARM = 'client.assets.list(params={"limit": 2})'

TIMED = """
{warm}
started = time.perf_counter()
assert walk() == {items}
print(time.perf_counter() - started)
"""

OURS_WALK = """
def walk():
    items = huvr.assets.iter(page_size={size}, concurrency={concurrency})
    return sum(1 for one in items if one.id is not None)
"""

VENDOR_WALK = """
def walk():
    count = offset = 0
    while True:
        page = client.assets.list(params={{"limit": {size}, "offset": offset}})
        count += sum(1 for one in page["results"] if one["id"] is not None)
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


def _ours(size: int, concurrency: int, end: str = TIMED, items: int | None = None) -> str:
    walk = OURS_WALK.format(size=size, concurrency=concurrency)
    return OURS + walk + end.format(items=items or ITEMS, warm=OURS_WARM)


def run(options: Options) -> list[Comparison]:
    """Elapsed time of the same walk on the same server; then the peak of memory."""
    return [_slow(options), _fast(options), _memory(options)]


def _slow(options: Options) -> Comparison:
    walk = VENDOR_WALK.format(size=100) + TIMED.format(items=ITEMS, warm=VENDOR_WARM)
    with running(ITEMS, LATENCY) as address:
        cases = [
            timed("`iter(concurrency=8)`", _ours(100, 8), address),
            timed("`iter()`", _ours(100, 1), address),
            *vendor(walk, address),
        ]
        title = f"{ITEMS} assets, pages of 100, {LATENCY * 1000:.0f} ms of latency"
        found = compare(title, cases, options.count(5, 2))
    found.unit = "ms"
    return found


def _fast(options: Options) -> Comparison:
    walk = VENDOR_WALK.format(size=1000) + TIMED.format(items=ITEMS, warm=VENDOR_WARM)
    with running(ITEMS) as address:
        cases = [
            timed("`iter()`, typed", _ours(1000, 1), address),
            *vendor(walk, address),
        ]
        title = f"{ITEMS} assets, pages of 1000, no latency"
        found = compare(title, cases, options.count(7, 2))
    found.unit = "ms"
    return found


def _memory(options: Options) -> Comparison:
    few = ITEMS // 10
    with running(ITEMS) as address, running(few) as short:
        cases = [
            timed(f"{few} assets", _ours(500, 1, PEAK, few), short),
            timed(f"{ITEMS} assets", _ours(500, 1, PEAK), address),
        ]
        found = compare("Peak memory of a walk, pages of 500", cases, options.count(3, 1))
    found.unit = "MB"
    return found
