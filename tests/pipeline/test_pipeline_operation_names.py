"""A name never comes to call another operation, and an operation never loses its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline.errors import PipelineError
from pipeline.json_tree import Schema
from pipeline.normalise import operation_names
from pipeline_kit import ID, answer, described


def named(paths: Schema, known: dict[str, operation_names.Operation] | None = None) -> Schema:
    document = described(paths, tags=[{"name": "asset-types", "description": "Kinds."}])
    operation_names.name_operations(document, operation_names.names(known or {}))
    return document


def test_operations_get_resource_and_name_and_at_least_a_summary() -> None:
    document = named({"/api/asset-types/": {"get": answer(), "parameters": []}})
    operation = document["paths"]["/api/asset-types/"]["get"]
    assert operation["tags"] == ["asset_types"]
    assert operation["operationId"] == "asset_types.list"
    assert operation["summary"] == "GET /api/asset-types/ (not described yet)."
    assert document["tags"][0]["name"] == "asset_types"
    assert operation_names.of(document) == {"asset_types.list": ("GET", "/api/asset-types/")}


def test_an_operation_keeps_its_name_when_another_joins_its_path() -> None:
    watch = {"/api/p/{id}/watch/": {"post": answer()}}
    both = {"/api/p/{id}/watch/": {"post": answer(), "get": answer()}}
    before = operation_names.of(named(watch))
    assert before == {"p.watch": ("POST", "/api/p/{id}/watch/")}
    assert set(operation_names.of(named(both))) == {
        "p.watch_create",
        "p.watch_read",
    }  # by rule alone
    assert operation_names.of(named(both, before)) == {
        "p.watch": ("POST", "/api/p/{id}/watch/"),
        "p.watch_read": ("GET", "/api/p/{id}/watch/"),
    }


def test_the_name_of_a_parameter_does_not_matter() -> None:
    known = {"p.mine": ("GET", "/api/p/{id}/")}
    renamed = {"/api/p/{pk}/": {"get": answer(), "parameters": [ID | {"name": "pk"}]}}
    bound = operation_names.of(named(renamed, known))
    assert bound == {"p.mine": ("GET", "/api/p/{pk}/")}
    operation_names.check(bound, known, Path("x"))


def test_two_operations_of_one_name_are_refused_by_both_paths() -> None:
    with pytest.raises(
        PipelineError, match=r"GET /api/p/b-c/ and GET /api/p/b_c/ would both be p\.b_c"
    ):
        named({"/api/p/b_c/": {"get": answer()}, "/api/p/b-c/": {"get": answer()}})


def test_a_name_for_another_operation_is_refused_by_both(tmp_path: Path) -> None:
    old = {"m.delete": ("DELETE", "/api/m/{id}/"), "m.gone": ("GET", "/api/m/gone/")}
    new = {"m.delete": ("POST", "/api/m/bulk-delete/"), "m.new": ("GET", "/api/m/new/")}
    with pytest.raises(
        PipelineError,
        match=r"m\.delete is DELETE /api/m/\{id\}/ and would become POST /api/m/bulk-del",
    ):
        operation_names.check(new, old, tmp_path)
    operation_names.check({"m.delete": ("DELETE", "/api/m/{pk}/")}, old, tmp_path)


def test_the_file_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "operations.yaml"
    bound = {"a.list": ("GET", "/api/a/"), "a.on": ("POST", "/api/a/on/"), "b.list": ("GET", "/b")}
    path.write_text(operation_names.text(bound))
    assert operation_names.load(path) == bound
    assert operation_names.text(operation_names.load(path)) == path.read_text()
    assert operation_names.load(tmp_path / "none.yaml") == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("/a: 5", "/a: not a mapping"),
        ("/a: {get: 5}", "5 is no name"),
        ("/a: {get: list}", "'list' is no name"),
        ("/a: {get: 'a.b; import os'}", "is no name"),
        ("/a: {get: a._b}", "is no name"),
        ("/a: {get: a.b, put: a.b}", "a.b stands twice"),
        ("/a: [", "line 2"),
    ],
)
def test_a_bad_file_is_refused_by_place(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "operations.yaml"
    path.write_text(text)
    with pytest.raises(PipelineError, match=says) as caught:
        operation_names.load(path)
    assert str(path) in str(caught.value)


def test_the_committed_file_is_what_the_description_gives(
    normal: Schema, known: dict[str, operation_names.Operation]
) -> None:
    assert operation_names.of(normal) == known
