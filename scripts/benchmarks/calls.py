"""The same small call over and over: from 1 to 256 threads, and from 1 to 256 tasks."""

from __future__ import annotations

from ._harness import Case, Comparison, Options, compare
from ._programs import ASYNC, OURS, PLAIN, timed, vendor
from ._server import running

CALLS, AT_ONCE = 1_280, (1, 8, 32, 64, 256)

# A program defines call(), and prints the seconds and the CPU seconds of all calls.
THREADS = """
from concurrent.futures import ThreadPoolExecutor
def worker(_):
    for _ in range({calls} // {count}):
        call()
call()
with ThreadPoolExecutor({count}) as threads:
    list(threads.map(lambda _: call(), range({count})))
    started, cpu = time.perf_counter(), time.process_time()
    list(threads.map(worker, range({count})))
    print(time.perf_counter() - started, time.process_time() - cpu)
"""

TASKS = """
    async def worker():
        for _ in range({calls} // {count}):
            await call()
    await call()
    await asyncio.gather(*(call() for _ in range({count})))
    started, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(worker() for _ in range({count})))
    print(time.perf_counter() - started, time.process_time() - cpu)
    await close()
asyncio.run(main())
"""

# As many connections as callers: with httpx's default of 100, 256 threads end in errors.
LIMITS = """
limits = httpx.Limits(max_connections={count}, max_keepalive_connections={count})
"""

PLAIN_SYNC = """
session = httpx.Client(headers=headers, limits=limits)
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

PLAIN_ASYNC = """
import asyncio
async def main():
    session = httpx.AsyncClient(headers=headers, limits=limits)
    close = session.aclose
    async def call():
        return (await session.get(base + "/api/users/me/")).json()["username"]
"""

AIOHTTP = """
import asyncio, aiohttp
async def main():
    session = aiohttp.ClientSession(headers=headers)
    close = session.close
    async def call():
        async with session.get(base + "/api/users/me/") as answer:
            return (await answer.json())["username"]
"""

OURS_ASYNC = """
async def main():
    huvr = client(aiohttp={aiohttp})
    close = huvr.aclose
    async def call():
        return (await huvr.users.me_read()).username
"""


def run(options: Options) -> list[Comparison]:
    """Elapsed time and CPU time of the same calls on the same server."""
    with running(items=1) as address:
        return [
            _measured(f"{kind}: {count}", cases(address, count), options)
            for kind, cases in (("threads", _threads), ("tasks", _tasks))
            for count in AT_ONCE
        ]


def _measured(title: str, cases: list[Case], options: Options) -> Comparison:
    comparison = compare(title, cases, options.count(9))
    comparison.calls = CALLS
    return comparison


def _threads(address: str, count: int) -> list[Case]:
    end = THREADS.format(calls=CALLS, count=count)
    plain = PLAIN + LIMITS.format(count=count) + PLAIN_SYNC
    return [
        timed("plain httpx.Client", plain + end, address),
        timed("`HuvrClient`", OURS + OURS_SYNC + end, address),
        *vendor(VENDOR_SYNC + end, address),
    ]


def _tasks(address: str, count: int) -> list[Case]:
    end = TASKS.format(calls=CALLS, count=count)
    plain = PLAIN + LIMITS.format(count=count) + PLAIN_ASYNC
    without, extra = (ASYNC + OURS_ASYNC.format(aiohttp=choice) + end for choice in (False, True))
    return [
        timed("plain httpx.AsyncClient", plain + end, address),
        timed("`AsyncHuvrClient(aiohttp=False)`", without, address),
        timed("`AsyncHuvrClient`, extra `aiohttp`", extra, address),
        timed("plain aiohttp", PLAIN + AIOHTTP + end, address),
    ]
