"""A typed call with the HTTP answer that its value came in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from huvr_api.models import UserProfile

from huvr_client import Answer, NotFoundError

from .origin import Connection, Origin, Request

ME = "GET /api/users/me/"


@pytest.fixture
def answer(driver: Callable[..., Any], origin: Origin) -> Callable[..., Any]:
    """`huvr.answer`, awaited where need be."""
    huvr = driver(origin.url)

    def made(pick: Callable[[Any], Any], *arguments: Any, **keywords: Any) -> Any:
        value = huvr.client.answer(pick(huvr.client), *arguments, **keywords)
        return huvr.run(value) if asyncio.iscoroutine(value) else value

    return made


def busy_once(origin: Origin) -> Callable[[Connection, Request], None]:
    def handle(connection: Connection, _: Request) -> None:
        if origin.count(ME) == 1:
            connection.json(503, {})
        else:
            connection.json(200, {"id": 7}, X_Request_Id="abc", X_More="1")

    return handle


def test_what_an_answer_says(answer: Any, origin: Origin) -> None:
    origin.on(ME, busy_once(origin))
    got: Answer[UserProfile] = answer(lambda huvr: huvr.users.me_read)
    assert isinstance(got.value, UserProfile)
    assert got.value.id == 7
    assert (got.status_code, got.request_id, got.attempts) == (200, "abc", 2)
    assert got.headers["x-more"] == "1"
    assert got.elapsed > 0
    assert got.response.json() == {"id": 7}
    assert "authorization" not in got.response.request.headers


def test_without_a_value(answer: Any, origin: Origin) -> None:
    origin.on("DELETE /api/assets/36/", lambda connection, _: connection.answer(204))
    got = answer(lambda huvr: huvr.assets.delete, 36)
    assert (got.value, got.status_code, got.request_id, got.attempts) == (None, 204, None, 1)


def test_arguments_and_options_apply(answer: Any, origin: Origin) -> None:
    line = "GET /api/defects/?state=OPEN&limit=5"
    origin.on(line, lambda connection, _: connection.json(200, {"results": [{"id": 1}]}))
    trace = {"X-Trace": "7"}
    got = answer(lambda huvr: huvr.with_options(headers=trace).defects.list, state="OPEN", limit=5)
    assert got.value[0].id == 1
    assert origin.requests[-1].headers["x-trace"] == "7"


def test_errors_are_those_of_the_call(answer: Any, origin: Origin) -> None:
    origin.on(ME, lambda connection, _: connection.json(404, {}))
    with pytest.raises(NotFoundError):
        answer(lambda huvr: huvr.users.me_read)
    with pytest.raises(TypeError, match=r"assets\.read: id must be a number"):
        answer(lambda huvr: huvr.assets.read, 1.5)


@pytest.mark.parametrize(
    ("pick", "arguments"),
    [
        (lambda huvr: huvr.assets.iter, ()),
        (lambda huvr: huvr.projects.export_to, (36, "x")),
        (lambda huvr: huvr.request, ("GET", "/")),
        (lambda huvr: huvr.media.upload, ("x",)),
        (lambda _: print, ()),
    ],
)
def test_what_has_no_answer(
    answer: Any, origin: Origin, pick: Callable[[Any], Any], arguments: tuple[Any, ...]
) -> None:
    with pytest.raises(TypeError, match=r"answer\(\) takes a method"):
        answer(pick, *arguments)
    assert origin.requests == []
