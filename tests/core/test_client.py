"""The clients as people hold them: typed calls, options, lifecycle, use from anywhere."""

from __future__ import annotations

import asyncio
import datetime
import inspect
import json
import subprocess
import sys
import typing
from typing import Any
from unittest import mock

import httpx
import httpx2
import numpy
import pytest
from huvr_api.models import ProjectPatch, UserProfile
from huvr_api.operations import Operation

import huvr_client
from huvr_client import (
    AsyncHuvrClient,
    HuvrClient,
    HuvrConfigError,
    HuvrDecodeError,
    RetryPolicy,
)

from .fakes import ORIGIN, config
from .origin import Origin

ME = "GET /api/users/me/"


def settled(value: Any, huvr: Any) -> Any:
    """The result of a call, sync or async."""
    return huvr._runner.run(value) if asyncio.iscoroutine(value) else value


def test_a_call_gives_its_model(driver: Any, origin: Origin) -> None:
    origin.on(ME, lambda connection, _: connection.json(200, {"id": 7, "username": "a"}))
    huvr = driver(origin.url)
    me = settled(huvr.client.users.me_read(), huvr)
    assert isinstance(me, UserProfile)
    assert me.id == 7


def test_a_partial_update_sends_that_field_and_nothing_else(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)
    patch = ProjectPatch(name="Prüfung")
    settled(huvr.client.projects.partial_update(36, patch), huvr)
    request = origin.requests[-1]
    assert request.line == "PATCH /api/projects/36/"
    assert request.body == '{"name":"Prüfung"}'.encode()
    assert request.headers["content-type"] == "application/json"
    assert request.headers["accept"] == "application/json"


@pytest.mark.parametrize(("status", "body"), [(204, b""), (200, b"")])
def test_deleting_gives_none(driver: Any, origin: Origin, status: int, body: bytes) -> None:
    origin.on("DELETE /api/projects/36/", lambda connection, _: connection.answer(status, body))
    huvr = driver(origin.url)
    assert settled(huvr.client.projects.delete(36), huvr) is None


@pytest.mark.parametrize("body", [b"", b"null", b"<html>", b'{"id":'])
def test_a_success_that_is_none_raises(driver: Any, origin: Origin, body: bytes) -> None:
    origin.on(ME, lambda connection, _: connection.answer(200, body))
    huvr = driver(origin.url)
    with pytest.raises(HuvrDecodeError, match=r"GET /api/users/me/ succeeded \(200\), but "):
        settled(huvr.client.users.me_read(), huvr)


def test_a_public_operation_gets_no_token_and_makes_no_token_request(
    driver: Any, origin: Origin
) -> None:
    huvr = driver(origin.url)
    operation: Operation[Any] = Operation(
        "auth.session_login",
        "POST",
        "/api/auth/session-login/",
        "Any",
        body="JsonBody",
        authenticated=False,
    )
    settled(huvr.client._caller.call(operation, {"body": {"password": "p"}}), huvr)
    (request,) = origin.requests
    assert "authorization" not in request.headers


EXPORT: Operation[bytes] = Operation("x.export", "GET", "/api/x/{id}/export/", "bytes")


def test_a_file_comes_as_bytes(driver: Any, origin: Origin) -> None:
    origin.on("GET /api/x/3/export/", lambda connection, _: connection.answer(200, b"\x00PK"))
    huvr = driver(origin.url)
    assert settled(huvr.client._caller.call(EXPORT, {"id": 3}), huvr) == b"\x00PK"
    assert origin.requests[-1].headers["accept"] == "*/*"


def test_arguments_that_cannot_be_sent_are_the_callers_mistake(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)
    with pytest.raises(ValueError, match="id"):
        settled(huvr.client.projects.read("../users/me"), huvr)
    with pytest.raises(ValueError, match=r"json.* is nan"):
        huvr.request("POST", "/api/x/", json=float("nan"))
    with pytest.raises(TypeError, match="not both"):
        huvr.request("POST", "/api/x/", json=1, content=b"")
    assert origin.requests == []


def test_request_takes_what_filters_take(driver: Any, origin: Origin) -> None:
    params = {"state": ["OPEN", "REPAIR"], "locked": True, "limit": 5, "nothing": None}
    for given in (params, params.items()):
        driver(origin.url).request("get", "/api/x/", params=given)
        assert origin.requests[-1].line == "GET /api/x/?state=OPEN%2CREPAIR&locked=true&limit=5"


def test_request_takes_what_bodies_take(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)
    when = datetime.datetime(2024, 5, 6, 7, tzinfo=datetime.UTC)
    given = {"count": numpy.int64(3), "size": [numpy.float32(1.5)], "when": when}
    huvr.request("POST", "/api/x/", json=given)
    assert json.loads(origin.requests[-1].body) == {
        "count": 3,
        "size": [1.5],
        "when": "2024-05-06T07:00:00+00:00",
    }
    huvr.request("POST", "/api/x/", json=ProjectPatch(name="Turbine"))
    assert json.loads(origin.requests[-1].body) == {"name": "Turbine"}
    with pytest.raises(ValueError, match=r"\['when'\] has no time zone"):
        huvr.request("POST", "/api/x/", json={"when": when.replace(tzinfo=None)})


@pytest.mark.parametrize("depth", [900, 990, 999, 1500])
def test_a_deeply_nested_body_is_sent_or_refused(driver: Any, origin: Origin, depth: int) -> None:
    nested: list[Any] = []
    for _ in range(depth):
        nested = [nested]
    refusal = ""
    try:
        driver(origin.url).request("POST", "/api/x/", json=nested)
    except ValueError as error:
        refusal = str(error)
    sent = depth < 1000 and origin.requests and origin.requests[-1].body.count(b"[") == depth + 1
    assert bool(sent) != ("nested too deeply to be sent" in refusal)


def test_request_sends_json_and_headers(driver: Any, origin: Origin) -> None:
    driver(origin.url).request("POST", "/api/x/", json={"ä": 1}, headers={"X-Trace": "7"})
    request = origin.requests[-1]
    assert request.body == '{"ä":1}'.encode()
    assert request.headers["content-type"] == "application/json"
    assert request.headers["x-trace"] == "7"
    other = {"Content-Type": "application/merge-patch+json", "ACCEPT": "text/csv"}
    driver(origin.url).request("PATCH", "/api/x/", json={}, headers=other)
    request = origin.requests[-1]
    assert request.headers["content-type"] == "application/merge-patch+json"
    assert request.headers["accept"] == "text/csv"
    with pytest.raises(HuvrConfigError, match="set by the client"):
        driver(origin.url).request("GET", "/api/x/", headers={"authorization": "x"})


# Options


def test_options_share_pool_and_token(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)
    huvr.request("GET", "/api/x/")
    original = huvr.client
    twin = original.with_options(timeout=5, retries=0, headers={"X-Trace": "7"})
    assert type(twin) is type(original)
    assert settled(twin.request("GET", "/api/y/"), huvr).status_code == 200
    assert origin.requests[-1].headers["x-trace"] == "7"
    assert origin.connections == 1
    assert origin.logins == 1
    config = twin._caller.context.config
    assert (config.timeout, config.retries) == (5, RetryPolicy(0))
    again = twin.with_options(headers={"X-Other": "8"})._caller.context.config
    assert (again.timeout, again.retries) == (5, RetryPolicy(0))
    assert again.headers.items() >= {"x-trace": "7", "x-other": "8"}.items()
    settled(original.request("GET", "/api/x/"), huvr)
    assert "x-trace" not in origin.requests[-1].headers


def test_closing_what_was_derived_closes_nothing(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url)
    twin = huvr.client.with_options()
    settled(twin.aclose() if driver.is_async else twin.close(), huvr)
    assert huvr.request("GET", "/api/x/").status_code == 200
    huvr.close()
    with pytest.raises(huvr_client.HuvrClosedError):
        settled(twin.request("GET", "/api/x/"), huvr)


def test_options_are_checked(driver: Any) -> None:
    client = driver(ORIGIN).client
    with pytest.raises(HuvrConfigError, match="set by the client"):
        client.with_options(headers={"Authorization": "x"})
    with pytest.raises(HuvrConfigError, match="retries"):
        client.with_options(retries=-1)
    with pytest.raises(HuvrConfigError, match="timeout"):
        client.with_options(timeout=-1)


def test_a_subclass_keeps_its_kind(origin: Origin) -> None:
    class Mine(HuvrClient):
        pass

    with Mine(base_url=origin.url, client_id="a", client_secret="b") as mine:
        assert type(mine.with_options(timeout=1)) is Mine


def test_a_subclass_keeps_its_attributes(driver: Any, origin: Origin) -> None:
    kind = type(driver(origin.url).client)

    class Mine(kind):  # type: ignore[misc, valid-type]
        def __init__(self, tenant: str, **options: Any) -> None:
            super().__init__(**options)
            self.tenant = tenant

    mine = Mine("acme", base_url=origin.url, client_id="a", client_secret="b")
    assets = mine.assets
    twin = mine.with_options(timeout=7)
    assert twin.tenant == "acme"
    assert twin.assets is not assets
    assert twin.assets._caller.context.config.timeout == 7
    assert mine.assets is assets


def test_the_query_of_a_path_stays_beside_parameters(driver: Any, origin: Origin) -> None:
    client = driver(origin.url)
    client.request("GET", "/api/x/?state=OPEN&a=&b=%26", params={"limit": 5})
    client.request("GET", "/api/x/?state=OPEN", params={})
    assert origin.calls() == [
        "GET /api/x/?state=OPEN&a=&b=%26&limit=5",
        "GET /api/x/?state=OPEN",
    ]


def test_methods_of_resources_can_be_patched() -> None:
    with HuvrClient(base_url=ORIGIN, client_id="a", client_secret="b") as huvr:
        for autospec in (None, True):
            with mock.patch.object(huvr.assets, "list", autospec=autospec) as fake:
                fake.return_value = "page"
                assert huvr.assets.list(limit=1) == "page"
        fake = mock.create_autospec(huvr)
        fake.assets.list.return_value = "page"
        assert fake.assets.list(limit=1) == "page"


# Lifecycle


@pytest.mark.parametrize("kind", [HuvrClient, AsyncHuvrClient])
def test_a_stand_in_for_a_client_has_what_the_client_has(kind: Any) -> None:
    for stand_in in (mock.create_autospec(kind, instance=True), mock.create_autospec(kind)()):
        stand_in.assets.list.return_value = mock.sentinel.assets
        stand_in.media.upload.return_value = mock.sentinel.media
        answers = stand_in.assets.list(limit=1), stand_in.media.upload("weld.jpg", project=36)
        expected = mock.sentinel.assets, mock.sentinel.media
        if kind is AsyncHuvrClient:
            for answer, value in zip(answers, expected, strict=True):
                assert asyncio.run(answer) is value
        else:
            assert answers == expected
        with pytest.raises(TypeError, match="no_such_filter"):
            stand_in.assets.list(no_such_filter=1)
        with pytest.raises(AttributeError):
            _ = stand_in.assets.no_such_method


def test_with_closes(origin: Origin) -> None:
    with HuvrClient(base_url=origin.url, client_id="a", client_secret="b") as huvr:
        assert huvr.request("GET", "/api/x/").status_code == 200
    with pytest.raises(huvr_client.HuvrClosedError):
        huvr.request("GET", "/api/x/")


def test_async_with_closes(origin: Origin) -> None:
    async def scenario() -> None:
        async with AsyncHuvrClient(base_url=origin.url, client_id="a", client_secret="b") as huvr:
            assert (await huvr.request("GET", "/api/x/")).status_code == 200
        with pytest.raises(huvr_client.HuvrClosedError):
            await huvr.request("GET", "/api/x/")

    asyncio.run(scenario())


def test_the_sync_client_works_inside_a_running_loop(origin: Origin) -> None:
    async def notebook() -> int:
        with HuvrClient(base_url=origin.url, client_id="a", client_secret="b") as huvr:
            return huvr.request("GET", "/api/x/").status_code

    assert asyncio.run(notebook()) == 200


def test_a_background_renewal_ends_with_the_client(origin: Origin) -> None:
    """Nothing is left pending on the loop, which would be a warning, and so an error."""
    now = [0.0]

    async def scenario() -> None:
        hung = asyncio.Event()
        logins = 0

        async def handle(request: httpx.Request) -> httpx.Response:
            nonlocal logins
            if request.method == "POST":
                logins += 1
                if logins == 2:
                    hung.set()
                    await asyncio.Event().wait()
                return httpx.Response(200, json={"access_token": "t"})
            return httpx.Response(200, json={})

        http_client = httpx.AsyncClient(transport=httpx.MockTransport(handle))
        client = AsyncHuvrClient.__new__(AsyncHuvrClient)
        client._open(config(lambda: now[0]), http_client)
        async with client as huvr:
            await huvr.request("GET", "/api/x/")
            now[0] = 3000.0
            await huvr.request("GET", "/api/x/")
            await hung.wait()
        assert huvr._caller.context.tokens.shared._refresh is None
        await http_client.aclose()

    asyncio.run(scenario())


# The package


def test_the_public_names() -> None:
    assert len(set(huvr_client.__all__)) == len(huvr_client.__all__)
    for name in huvr_client.__all__:
        assert getattr(huvr_client, name) is not None
    assert set(huvr_client.errors.__all__) <= set(huvr_client.__all__)
    assert set(dir(huvr_client)) == {*huvr_client.__all__, "errors", "models"}
    with pytest.raises(AttributeError, match="NoSuchName"):
        _ = huvr_client.NoSuchName  # type: ignore[attr-defined]


def test_models_are_forwarded() -> None:
    from huvr_client import models

    assert models.ProjectPatch is ProjectPatch
    assert "ProjectPatch" in dir(models)
    assert set(models.__all__) == set(dir(models))
    with pytest.raises(AttributeError, match="NoSuchModel"):
        _ = models.NoSuchModel


HEAVY = """
import sys
import typing
import httpx
import httpx2
before = set(sys.modules)
import huvr_client
loaded = set(sys.modules) - before
print(*sorted(m for m in loaded if not m.startswith(("huvr_client", "huvr_api"))))
print(*sorted(m for m in loaded if m.startswith(("huvr_client", "huvr_api"))))
"""


def test_importing_loads_nothing_that_can_wait() -> None:
    result = subprocess.run(
        [sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True
    )
    foreign, own = result.stdout.splitlines()
    assert foreign.split() == []
    late = {"_pages", "_media", "_transport.network.workers", "models", "sandbox"}
    assert not {f"huvr_client.{name}" for name in late} & set(own.split())
    assert not [name for name in own.split() if name.startswith("huvr_api.models")]


@pytest.mark.parametrize(
    "kind",
    [
        *(HuvrClient, AsyncHuvrClient, HuvrClient.media, AsyncHuvrClient.media),
        *(huvr_client.Answer, huvr_client.Uploaded, huvr_client.UploadFailed),
        *(huvr_client.Downloaded, huvr_client.DownloadFailed, RetryPolicy),
        *(getattr(huvr_client, name) for name in huvr_client.errors.__all__),
    ],
)
def test_the_type_hints_of_what_people_use_can_be_had_at_run_time(kind: Any) -> None:
    """Containers, command lines and validators ask for them."""
    methods = [
        value
        for name, value in vars(kind).items()
        if inspect.isfunction(value) and not name.startswith("_")
    ]
    for annotated in (kind, kind.__init__, *methods):
        assert typing.get_type_hints(annotated) or not getattr(annotated, "__annotations__", {})
    assert typing.get_type_hints(huvr_client.content_id)["return"] is str


@pytest.mark.parametrize("given", [httpx2.Client, httpx2.AsyncClient])
def test_a_client_of_httpx2_of_the_wrong_kind_is_refused(given: Any) -> None:
    right, wrong = HuvrClient, AsyncHuvrClient
    if given is httpx2.AsyncClient:
        right, wrong = wrong, right
    options = {"base_url": "https://acme.huvrdata.app", "client_id": "a", "client_secret": "b"}
    right(http_client=given(), **options)
    with pytest.raises(HuvrConfigError, match="http_client must be"):
        wrong(http_client=given(), **options)


def test_no_home_folder_is_needed(
    driver: Any, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(path: Any) -> str:
        raise RuntimeError(f"could not determine the home directory for {path}")

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", nobody)
    monkeypatch.setattr("pathlib.Path.home", nobody)
    assert driver(origin.url).request("GET", "/api/x/").status_code == 200


def test_options_change_the_deadline(driver: Any, origin: Origin) -> None:
    huvr = driver(origin.url, deadline=60)
    config = huvr.client.with_options(deadline=5)._caller.context.config
    assert config.deadline == 5
    assert huvr.client.with_options(timeout=5)._caller.context.config.deadline == 60
    with pytest.raises(HuvrConfigError, match="deadline must be a number of seconds"):
        huvr.client.with_options(deadline=0)


DEPTH = 100_000


@pytest.mark.parametrize(
    "body",
    [
        b"[" * DEPTH,
        b'{"a":' * DEPTH,
        b'{"id":1,"x":' + b"[" * DEPTH + b"]" * DEPTH + b"}",
        b'{"count":1,"next":null,"results":[' + b"[" * DEPTH + b"]" * DEPTH + b"]}",
        b'{"results":[],"count":' + b"9" * 5000 + b"x}",
        b'{"id":1,"email":"\xff"}',
        b"\xff\xfe",
    ],
)
@pytest.mark.parametrize("resource", ["assets", "users"])
def test_no_answer_is_too_odd_for_one_kind_of_error(
    driver: Any, origin: Origin, body: bytes, resource: str
) -> None:
    origin.on(f"GET /api/{resource}/", lambda connection, _: connection.answer(200, body))
    huvr = driver(origin.url)
    with pytest.raises(HuvrDecodeError, match=f"GET /api/{resource}/ succeeded") as caught:
        settled(getattr(huvr.client, resource).list(), huvr)
    assert str(caught.value).isprintable()
