"""Calls while Python ends: they work, or say why they do not."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import Any

import pytest

from huvr_client import HuvrError
from huvr_client._transport.network import failures
from huvr_client._transport.network.workers import WorkerPool

from .fakes import FakeIO, reply
from .origin import Connection, Origin, Request

REFUSALS = [
    "cannot schedule new futures after shutdown",
    "cannot schedule new futures after interpreter shutdown",
    "can't create new thread at interpreter shutdown",
    "can't start new thread",
]


@pytest.mark.parametrize("text", REFUSALS)
def test_pythons_refusals_are_explained(text: str) -> None:
    error = failures.refusal(RuntimeError(text))
    assert type(error) is HuvrError
    assert text in str(error)


def test_other_errors_are_not() -> None:
    assert failures.refusal(RuntimeError("Event loop is closed")) is None


@pytest.mark.parametrize(("text", "kind"), [(REFUSALS[2], HuvrError), ("odd", RuntimeError)])
def test_a_worker_that_cannot_be_started(
    monkeypatch: pytest.MonkeyPatch, text: str, kind: type[Exception]
) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError(text)

    with WorkerPool(2, "huvr-test", FakeIO(reply())) as pool:
        monkeypatch.setattr(threading.Thread, "start", refuse)
        with pytest.raises(kind, match=text):
            pool.submit(_nothing)


def test_with_one_worker_the_work_is_done_without_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError(REFUSALS[3])

    with WorkerPool(2, "huvr-test", FakeIO(reply())) as pool:
        first = pool.submit(_nothing)
        monkeypatch.setattr(threading.Thread, "start", refuse)
        assert (first.result(), pool.submit(_nothing).result()) == (7, 7)


async def _nothing(io: Any) -> int:
    return await io.run(lambda: 7)


PROGRAM = """
import asyncio, atexit, sys, threading, time
from huvr_client import AsyncHuvrClient, HuvrClient, HuvrError
settings = dict(base_url=sys.argv[1], client_id="a", client_secret="bcdef")
huvr = HuvrClient(**settings)
next(huvr.assets.iter(page_size=2))

def walk():
    return [row.id for row in huvr.assets.iter(page_size=2, concurrency=3)]

async def fetch():
    return [row.id async for row in AsyncHuvrClient(**settings).assets.iter(page_size=2)]

def report(work):
    try:
        print(work())
    except HuvrError as error:
        print(type(error).__name__)

def outlive():
    threading.main_thread().join()
    report(walk)
    report(lambda: asyncio.run(fetch()))

if sys.argv[2] == "thread":
    threading.Thread(target=outlive).start()
else:
    atexit.register(report, walk)
"""


@pytest.mark.parametrize("when", ["thread", "exit"])
def test_walking_a_list_at_the_end_works_or_is_a_huvr_error(origin: Origin, when: str) -> None:
    def page(connection: Connection, request: Request) -> None:
        offset = int(request.target.partition("offset=")[2].partition("&")[0] or 0)
        rows = [{"id": number + 1} for number in range(5)][offset : offset + 2]
        following = f"{origin.url}/api/assets/?limit=2&offset={offset + 2}"
        connection.json(
            200,
            {
                "count": 5,
                "next": following if offset + 2 < 5 else None,
                "previous": None,
                "results": rows,
            },
        )

    class Paths(dict[str, Any]):
        def get(self, line: str, default: Any = None) -> Any:
            return page if line.startswith("GET /api/assets/") else default

    origin._handlers = Paths()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, origin.url, when],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.split("\n")[:-1]
    assert len(said) == (2 if when == "thread" else 1)
    assert set(said) <= {"[1, 2, 3, 4, 5]", "HuvrError"}
    if when == "thread":
        assert said[0] == "[1, 2, 3, 4, 5]", "threads of our own still work there"
