"""Every operation of the description is a method, sync and async, and hands on its arguments."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import keyword
import threading
import typing
from collections.abc import AsyncGenerator, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from huvr_api import models
from huvr_api.client import Api, AsyncApi
from huvr_api.operations import Call, Operation
from huvr_api.resources.assets import AssetsResource

from .documents import Documents, body_schema, description, operations, schemas
from .walking import fields

NAMES = sorted(operations())


class Said(NamedTuple):
    """What a caller was asked to do."""

    how: str
    operation: Operation[Any]
    arguments: Mapping[str, Any]


class Fake:
    """A caller that keeps what it was asked to do."""

    def __init__(self) -> None:
        self.said: list[Said] = []

    def _say(self, how: str, operation: Operation[Any], arguments: Mapping[str, Any]) -> str:
        self.said.append(Said(how, operation, arguments))
        return how

    def call(self, operation: Operation[Any], arguments: Mapping[str, Any], /) -> Any:
        return self._say("call", operation, arguments)

    def iterate(
        self, operation: Operation[Any], arguments: Mapping[str, Any], /
    ) -> Generator[Any, None, None]:
        return iter([self._say("iterate", operation, arguments)])

    def save(self, operation: Operation[bytes], arguments: Mapping[str, Any], /) -> Path:
        return Path(self._say("save", operation, arguments))


class AsyncFake(Fake):
    """The same, with awaits."""

    async def call(self, operation: Operation[Any], arguments: Mapping[str, Any], /) -> Any:
        return self._say("call", operation, arguments)

    async def iterate(  # type: ignore[override]
        self, operation: Operation[Any], arguments: Mapping[str, Any], /
    ) -> AsyncGenerator[Any, None]:
        yield self._say("iterate", operation, arguments)

    async def save(self, operation: Operation[bytes], arguments: Mapping[str, Any], /) -> Path:  # type: ignore[override]
        return Path(self._say("save", operation, arguments))


def method(api: Any, name: str) -> Any:
    resource, _, attribute = name.partition(".")
    return getattr(getattr(api, resource), attribute)


def arguments_for(name: str) -> dict[str, Any]:
    """One value for each argument."""
    _, _, operation = operations()[name]
    found: dict[str, Any] = {}
    for parameter in operation.get("parameters", []):
        kind = parameter["schema"].get("type")
        found[parameter["name"]] = 36 if kind == "integer" else "a"
    if "requestBody" in operation:
        body = Documents(3).conformant({**body_schema(name), "nullable": False})
        found["body"] = body if isinstance(body, (dict, list)) else {}
    return found


def python_names(name: str, found: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments by the names that they have in Python."""
    module = importlib.import_module(f"huvr_api.resources.{name.partition('.')[0]}")
    operation = getattr(module, f"_{name.partition('.')[2].upper()}")
    python = {wire: attribute for attribute, wire in operation.wire.items()}
    return {python.get(key, key): value for key, value in found.items()}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [Api, AsyncApi])
def test_every_operation_is_a_method(name: str, kind: type[Any]) -> None:
    http_method, path, operation = operations()[name]
    caller = Fake() if kind is Api else AsyncFake()
    function = method(kind(caller), name)
    given = python_names(name, arguments_for(name))
    assert (function.__doc__ or "").strip()
    assert inspect.iscoroutinefunction(function) == (kind is AsyncApi)
    signature = inspect.signature(function)
    assert set(signature.parameters) == set(given)
    result = function(**given)
    assert (asyncio.run(result) if kind is AsyncApi else result) == "call"
    [said] = caller.said
    assert (said.operation.name, said.operation.method) == (name, http_method.upper())
    bound = said.operation.bind(said.arguments)
    assert bound.method == http_method.upper()
    assert bound.path == path.replace("{id}", "36" if given.get("id") == 36 else "a")
    assert {key for key, _ in bound.params} == query_names(operation)
    assert said.operation.authenticated == bool(operation["security"])


def query_names(operation: Mapping[str, Any]) -> set[str]:
    return {one["name"] for one in operation.get("parameters", []) if one["in"] == "query"}


@pytest.mark.parametrize("name", NAMES)
def test_signatures(name: str) -> None:
    parameters = inspect.signature(method(Api(Fake()), name)).parameters
    _, _, operation = operations()[name]
    in_path = [one["name"] for one in operation.get("parameters", []) if one["in"] == "path"]
    body = ["body"] if "requestBody" in operation else []
    assert list(parameters)[: len(in_path + body)] == in_path + body
    for parameter in list(parameters.values())[len(in_path + body) :]:
        assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
        assert parameter.default is None
        assert not keyword.iskeyword(parameter.name)


@pytest.mark.parametrize("name", NAMES)
def test_docstrings_name_the_parameters_that_have_words(name: str) -> None:
    text = inspect.getdoc(method(Api(Fake()), name)) or ""
    assert text == inspect.getdoc(method(AsyncApi(AsyncFake()), name))
    assert text.splitlines()[0].endswith(".")
    assert max(map(len, text.splitlines())) <= 92
    _, _, operation = operations()[name]
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "query" and parameter.get("description"):
            assert f"{next(iter(python_names(name, {parameter['name']: 1})))}: " in text


def paged() -> list[str]:
    """Names of the operations whose answer is one page of a list."""
    return [name for name in NAMES if answer(name).endswith("Page")]


def answer(name: str) -> str:
    responses = operations()[name][2]["responses"]
    schema = (
        responses.get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    )
    return schema.get("$ref", "").rpartition("/")[2]


def iterator_of(name: str) -> str:
    return "iter".join(name.rsplit("list", 1)) if name.endswith("list") else f"{name}_iter"


@pytest.mark.parametrize("name", paged())
def test_paged_operations_have_an_iterator(name: str) -> None:
    caller = Fake()
    function = method(Api(caller), iterator_of(name))
    parameters = inspect.signature(function).parameters
    assert "limit" not in parameters
    assert "offset" in parameters
    listed = set(inspect.signature(method(Api(caller), name)).parameters) - {"limit"}
    assert set(parameters) == listed | {"page_size", "concurrency", "max_items", "deadline"}
    assert parameters["concurrency"].default == 1
    assert list(function(page_size=5)) == ["iterate"]
    assert caller.said[0].operation.name == name
    assert caller.said[0].arguments["page_size"] == 5
    assert caller.said[0].operation.bind(caller.said[0].arguments).params == []


@pytest.mark.parametrize("name", paged())
def test_and_an_asynchronous_one(name: str) -> None:
    async def collect() -> list[Any]:
        return [one async for one in method(AsyncApi(AsyncFake()), iterator_of(name))(max_items=1)]

    assert asyncio.run(collect()) == ["iterate"]


def test_exports_can_be_streamed_to_a_file() -> None:
    caller, later = Fake(), AsyncFake()
    assert Api(caller).projects.export_to(36, "report.xlsx", overwrite=True) == Path("save")
    assert caller.said[0].arguments["to"] == "report.xlsx"
    assert caller.said[0].operation.bind(caller.said[0].arguments) == Call(
        "GET", "/api/projects/36/export/", [], caller.said[0].operation.bind({"id": 1}).json
    )
    assert asyncio.run(AsyncApi(later).projects.export_to(36, "report.xlsx")) == Path("save")
    assert caller.said[0].operation.binary


@pytest.mark.parametrize("kind", [Api, AsyncApi])
def test_an_unknown_keyword_is_refused(kind: type[Any]) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'stat'"):
        kind(Fake()).defects.list(stat="OPEN")
    with pytest.raises(TypeError, match="positional argument"):
        kind(Fake()).defects.list("OPEN")
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'id'"):
        kind(Fake()).defects.read()


def test_resources_are_made_once_and_only_known_ones() -> None:
    api = Api(Fake())
    assert api.assets is api.assets
    with pytest.raises(AttributeError):
        _ = api.asets  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [Api, AsyncApi])
def test_on_the_class_an_attribute_is_the_class_of_the_resource(kind: Any) -> None:
    assert isinstance(kind(Fake()).assets, kind.assets)
    assert inspect.iscoroutinefunction(kind.assets.list) is (kind is AsyncApi)


def test_all_threads_get_the_same_resource(monkeypatch: pytest.MonkeyPatch) -> None:
    api, together = Api(Fake()), threading.Barrier(4)
    lazy = vars(Api)["assets"]
    monkeypatch.setattr(lazy, "load", lambda _: (together.wait(60), AssetsResource)[1])
    with ThreadPoolExecutor(4) as threads:
        resources = set(threads.map(lambda _: lazy.__get__(api, Api), range(4)))
    assert resources == {api.assets}


def test_every_tag_is_a_resource_with_a_docstring() -> None:
    for tag in {operation["tags"][0] for _, _, operation in operations().values()}:
        assert getattr(Api, tag).__doc__
        assert getattr(AsyncApi, tag).__doc__ == getattr(Api, tag).__doc__
        assert type(getattr(Api(Fake()), tag)).__doc__


# The surface


def classes() -> list[type[models.Model]]:
    found = [getattr(models, name) for name in models.__all__]
    return [
        cls
        for cls in found
        if isinstance(cls, type) and cls.__module__.startswith("huvr_api.models.")
    ]


def test_no_name_is_an_artefact() -> None:
    for name in models.__all__:
        assert not name.startswith("Api"), name
        assert not any(bad in name for bad in ("Response200", "Type0", "Type1", "Item0", "_"))
    assert not [name for name in NAMES if "_alt" in name or "api_" in name]


def test_patch_models_need_nothing() -> None:
    patches = [cls for cls in classes() if cls.__name__.endswith("Patch")]
    used = {body_schema(name).get("$ref", "").rpartition("/")[2] for name in NAMES}
    assert {cls.__name__ for cls in patches} >= {n for n in used if n.endswith("Patch")} - {""}
    assert len(patches) >= 20
    for cls in patches:
        assert cls().to_dict() == {}


def test_every_patch_body_is_a_patch_model() -> None:
    for name in NAMES:
        method_, _, _ = operations()[name]
        target = body_schema(name).get("$ref", "").rpartition("/")[2]
        if method_ == "patch" and target:
            assert not schemas()[target].get("required"), name


def test_models_have_docstrings_and_string_annotations() -> None:
    assert len(classes()) > 180
    for cls in classes():
        assert (cls.__doc__ or "").strip()
        assert fields(cls), cls
        assert all(isinstance(kind, str) for kind in fields(cls).values())


@pytest.mark.parametrize("kind", [Api, AsyncApi])
def test_the_type_hints_of_every_method_can_be_had_at_run_time(kind: Any) -> None:
    assert typing.get_type_hints(kind.assets.read)["return"] is models.AssetDetail
    for tag in {operation["tags"][0] for _, _, operation in operations().values()}:
        for name, method in vars(getattr(kind, tag)).items():
            if inspect.isfunction(method):
                assert "return" in typing.get_type_hints(method), name


def test_models_is_lazy_and_complete() -> None:
    assert dir(models) == sorted(models.__all__)
    assert len(set(models.__all__)) == len(models.__all__)
    with pytest.raises(AttributeError, match="has no 'Defekt'"):
        _ = models.Defekt  # type: ignore[attr-defined]


def test_description_is_shipped() -> None:
    assert description()["openapi"].startswith("3.")
