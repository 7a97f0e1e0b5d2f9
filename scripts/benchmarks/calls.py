"""One small call after another, and 64 at a time."""

from __future__ import annotations

from ._harness import Comparison, Options, compare
from ._programs import ASYNC, OURS, PLAIN, timed, vendor
from ._server import running

CALLS, TASKS = 1_500, 64

LOOP = """
call()
started = time.perf_counter()
for _ in range({calls}):
    call()
print(time.perf_counter() - started)
"""

PLAIN_SYNC = """
session = httpx.Client(headers=headers)
def call():
    return session.get(base + "/api/users/me/").json()["username"]
"""

OURS_SYNC = """
def call():
    return huvr.users.me_read().username
"""

VENDOR_SYNC = """
def call():
    return client.users.me_read()["username"]
"""

WORKERS = """
    async def worker():
        for _ in range({calls} // {tasks}):
            await call()
    await worker()
    started = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range({tasks})))
    print(time.perf_counter() - started)
asyncio.run(main())
"""

PLAIN_ASYNC = """
import asyncio
async def main():
    session = httpx.AsyncClient(headers=headers)
    async def call():
        return (await session.get(base + "/api/users/me/")).json()["username"]
"""

OURS_ASYNC = """
async def main():
    huvr = client()
    async def call():
        return (await huvr.users.me_read()).username
"""


def run(options: Options) -> list[Comparison]:
    """Elapsed time of the same calls on the same server."""
    loop = LOOP.format(calls=CALLS)
    workers = WORKERS.format(calls=CALLS, tasks=TASKS)
    with running(items=1) as address:
        cases = [
            timed("plain httpx, GET and json()", PLAIN + PLAIN_SYNC + loop, address),
            timed("`huvr.users.me_read()`", OURS + OURS_SYNC + loop, address),
            *vendor(VENDOR_SYNC + loop, address),
        ]
        sync = compare(f"{CALLS} calls", cases, options.count(9))
        cases = [
            timed("plain httpx.AsyncClient", PLAIN + PLAIN_ASYNC + workers, address),
            timed("`await huvr.users.me_read()`", ASYNC + OURS_ASYNC + workers, address),
        ]
        tasks = compare(f"{CALLS} calls, {TASKS} tasks", cases, options.count(9))
    sync.unit = tasks.unit = "ms"
    return [sync, tasks]
