"""A failed call's traceback: the user's line, one or two frames of ours, and the error."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from huvr_client import HuvrError, NotFoundError

from .drivers import AsyncDriver
from .origin import Connection, Origin, Request

PACKAGES = ("huvr_client", "huvr_api")


def not_found(connection: Connection, _: Request) -> None:
    connection.json(404, {"detail": "Not found."})


def reset(connection: Connection, _: Request) -> None:
    connection.reset()


async def awaited(value: Any) -> Any:
    """What a call returns, or all of what its iterator gives."""
    if hasattr(value, "__aiter__"):
        return [item async for item in value]
    return await value if asyncio.iscoroutine(value) else list(value)


def make(call: Callable[[Any], Any], huvr: Any) -> None:
    if isinstance(huvr, AsyncDriver):
        huvr.run(awaited(call(huvr.client)))
    else:
        list(call(huvr.client))


CALLS: dict[str, Callable[[Any], Any]] = {
    "typed": lambda huvr: huvr.projects.read(36),
    "list": lambda huvr: huvr.projects.iter(),
    "list, ahead": lambda huvr: huvr.projects.iter(concurrency=3),
    "request": lambda huvr: huvr.request("GET", "/api/projects/36/"),
    "export": lambda huvr: huvr.projects.export_to(36, "/tmp/"),
    "upload": lambda huvr: huvr.media.upload(__file__, project=1),
    "download": lambda huvr: huvr.media.download(36),
}
PATHS = (
    "GET /api/projects/36/",
    "GET /api/projects/?ordering=id&limit=100&offset=0",
    "GET /api/projects/36/export/",
    "POST /api/inspection-media/",
    "GET /api/inspection-media/36/",
)


@pytest.mark.parametrize("call", list(CALLS))
@pytest.mark.parametrize("handler", [not_found, reset])
def test_it_shows_the_call_and_at_most_two_frames_of_ours(
    driver: Any, origin: Origin, call: str, handler: Any
) -> None:
    for path in PATHS:
        origin.on(path, handler)
    huvr = driver(origin.url)
    with pytest.raises(HuvrError) as caught:
        make(CALLS[call], huvr)
    frames = traceback.extract_tb(caught.value.__traceback__)
    ours = [frame for frame in frames if set(Path(frame.filename).parts) & set(PACKAGES)]
    assert 1 <= len(ours) <= 2
    assert frames[-1] == ours[-1], "nothing under them"
    assert isinstance(caught.value, NotFoundError) == (handler is not_found)
    cause = caught.value.__cause__
    assert cause is None or cause.__traceback__ is None


def test_what_a_users_own_code_raises_keeps_its_frames(driver: Any, origin: Origin) -> None:
    def chunks() -> Any:
        yield b"a"
        raise LookupError("mine")

    with pytest.raises(LookupError) as caught:
        driver(origin.url).request("PUT", "/api/x/", content=chunks)
    assert traceback.extract_tb(caught.value.__traceback__)[-1].name == "chunks"
