"""A name never comes to call another operation, and an operation never loses its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline.errors import PipelineError
from pipeline.json_tree import Schema, clone
from pipeline.normalise import operation_names
from pipeline_kit import ID, answer, described


def named(paths: Schema, known: dict[str, operation_names.Operation] | None = None) -> Schema:
    document = described(clone(paths), tags=[{"name": "asset-types", "description": "Kinds."}])
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


def names(paths: Schema, known: dict[str, operation_names.Operation] | None = None) -> set[str]:
    return set(operation_names.of(named(paths, known)))


def test_two_operations_of_one_name_are_numbered_and_keep_their_numbers() -> None:
    one, other = {"/api/p/b-c/": {"get": answer()}}, {"/api/p/b_c/": {"get": answer()}}
    assert operation_names.of(named(one | other)) == {
        "p.b_c": ("GET", "/api/p/b-c/"),
        "p.b_c_2": ("GET", "/api/p/b_c/"),
    }
    bound = operation_names.of(named(other))
    assert operation_names.of(named(one | other, bound)) == {
        "p.b_c_2": ("GET", "/api/p/b-c/"),
        "p.b_c": ("GET", "/api/p/b_c/"),
    }


def test_two_path_words_of_one_name_are_two_resources() -> None:
    paths = {
        path: {"get": answer()} for path in ("/api/__class__/", "/api/class/", "/api/class/x/")
    }
    assert names(paths) == {"class_.list", "class__2.list", "class__2.x"}


def test_a_whole_collection_is_not_an_item() -> None:
    verbs = {method: answer() for method in ("put", "patch", "delete")}
    assert names({"/api/p/": verbs, "/api/p/{id}/": verbs | {"parameters": [ID]}}) == {
        "p.bulk_update", "p.bulk_partial_update", "p.bulk_delete",
        "p.update", "p.partial_update", "p.delete",
    }  # fmt: skip
    assert names({"/api/settings/": verbs}) == {
        "settings.update",
        "settings.partial_update",
        "settings.delete",
    }


@pytest.mark.parametrize("prefix", ["/api/v4/", "/v2.1/", "/", "/v4/api/"])
def test_a_prefix_moves_names_along(prefix: str) -> None:
    paths = {"/api/p/": {"get": answer()}, "/api/p/{id}/x/": {"post": answer()}}
    bound = operation_names.of(named(paths))
    moved = operation_names.of(
        named({path.replace("/api/", prefix): one for path, one in paths.items()}, bound)
    )
    assert moved == {
        "p.list": ("GET", f"{prefix}p/"),
        "p.x": ("POST", f"{prefix}p/{{id}}/x/"),
    }
    operation_names.check(moved, bound, Path("x"))


def test_versions_side_by_side_have_names_of_their_own() -> None:
    old = {"/api/p/": {"get": answer()}, "/api/p/{id}/": {"get": answer()}}
    new = {path.replace("/api/", "/api/v4/"): one for path, one in old.items()}
    more = {"/api/v4/p/sums/": {"get": answer()}, "/api/v4/q/": {"get": answer()}}
    bound = operation_names.of(named(old))
    both = operation_names.of(named(old | new | more, bound))
    assert {name: path for name, (_, path) in both.items()} == {
        "p.list": "/api/p/",
        "p.read": "/api/p/{id}/",
        "v4_p.list": "/api/v4/p/",
        "v4_p.read": "/api/v4/p/{id}/",
        "v4_p.sums": "/api/v4/p/sums/",
        "q.list": "/api/v4/q/",
    }
    later = operation_names.of(named(new | more, both))
    assert later == {name: one for name, one in both.items() if not name.startswith("p.")}


def test_a_new_operation_stands_where_those_beside_it_stand() -> None:
    """Also where a person has given the resource another name."""
    bound = {"things.list": ("GET", "/api/p/")}
    assert names({"/api/p/": {"get": answer()}, "/api/p/x/": {"get": answer()}}, bound) == {
        "things.list",
        "things.x",
    }


@pytest.mark.parametrize(
    ("urls", "path", "left"),
    [
        (["https://a.example/api"], "/api/p/", ["https://a.example"]),
        (["https://a.example/api/v4/", "//b.example/api/v4"], "/api/v4/p/", None),
        (["/api/"], "/api/p/", ["/"]),
        (["https://a.example", "https://a.example/api"], "/p/", None),
        (["https://a.example/"], "/p/", None),
        (["//<subdomain>.a.example"], "/p/", None),
        (["https://a.example/{base}"], "/p/", None),
        (["nonsense"], "/p/", None),
        ([], "/p/", None),
    ],
)
def test_the_path_of_the_servers_is_part_of_every_path(
    urls: list[str], path: str, left: list[str] | None
) -> None:
    document = described({"/p/": {"get": answer()}}, servers=[{"url": url} for url in urls])
    notes: list[str] = []
    operation_names.server_paths(document, notes.append)
    assert (list(document["paths"]), notes) == ([path], [])
    if left:
        assert [one["url"] for one in document["servers"]] == left


def test_variables_of_a_server_have_their_defaults() -> None:
    names = {"version": {"default": "v4"}, "base": {"default": "api"}, "host": {"default": "demo"}}
    server = {"url": "https://{host}.a.example/{base}/{version}/", "variables": names}
    document = described({"/p/": {"get": answer()}}, servers=[server])
    operation_names.server_paths(document, str)
    assert list(document["paths"]) == ["/api/v4/p/"]
    assert document["servers"] == [{"url": "https://{host}.a.example"}]


def test_a_path_and_an_operation_may_have_servers_of_their_own() -> None:
    document = described(
        {
            "/p/": {"servers": [{"url": "/v4"}], "get": answer(), "summary": "P"},
            "/q/": {
                "get": answer(),
                "post": answer() | {"servers": [{"url": "https://files.example/up"}]},
                "parameters": [],
            },
        },
        servers=[{"url": "https://a.example/api"}],
    )
    notes: list[str] = []
    operation_names.server_paths(document, notes.append)
    assert document["paths"] == {
        "/v4/p/": {"get": answer(), "summary": "P"},
        "/api/q/": {"get": answer(), "parameters": []},
        "/up/q/": {"post": answer(), "parameters": []},
    }
    assert notes == ["POST /q/ is served at https://files.example, but called at the base_url"]


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
