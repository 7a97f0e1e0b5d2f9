"""Names come from structure, and are Python names whatever the structure is called."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pipeline.normalise import naming

CRUD = {"/api/x/": {"get", "post"}, "/api/x/{id}/": {"get", "put", "patch", "delete"}}


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("get", "/api/x/", "x.list"),
        ("post", "/api/x/", "x.create"),
        ("get", "/api/x/{id}/", "x.read"),
        ("put", "/api/x/{id}/", "x.update"),
        ("patch", "/api/x/{id}/", "x.partial_update"),
        ("delete", "/api/x/{id}/", "x.delete"),
        ("head", "/api/x/", "x.head"),
        ("post", "/api/x/bulk-delete/", "x.bulk_delete"),
        ("get", "/api/x/me/", "x.me_read"),
        ("post", "/api/x/me/", "x.me_create"),
        ("get", "/api/x/{id}/status/", "x.status_read"),
        ("post", "/api/x/{id}/watch/", "x.watch"),
        ("get", "/api/x/plans/", "x.plans_list"),
        ("get", "/api/x/plans/{id}/", "x.plans_read"),
        ("post", "/api/x/import/", "x.import_"),
        ("get", "/api/asset-types/", "asset_types.list"),
        ("get", "/api/media/", "media_.list"),
        ("get", "/api/class/", "class_.list"),
        ("get", "/", "root.list"),
        ("get", "/api/", "root.list"),
        ("get", "/api/7up/", "n7up.list"),
        ("get", "/api/x/models/", "x.models_"),
        ("get", "/Other/thing", "other.thing"),
        ("get", "/api/x/__init__/", "x.init"),
    ],
)
def test_an_operation_is_named_by_method_and_path(method: str, path: str, name: str) -> None:
    paths = CRUD | {
        "/api/x/me/": {"get", "post"},
        "/api/x/{id}/status/": {"get", "put"},
        "/api/x/plans/": {"get"},
        "/api/x/plans/{id}/": {"get"},
    }
    paths.setdefault(path, {method})
    assert f"{naming.resource(path)}.{naming.operation(method, path, paths)}" == name


def test_no_operation_id_is_looked_at(known: dict[str, tuple[str, str]]) -> None:
    """The trap of 2025: HUVR's `api_library-media_delete` is the bulk deletion now."""
    assert known["library_media.delete"] == ("DELETE", "/api/library-media/{id}/")
    assert known["library_media.bulk_delete"] == ("POST", "/api/library-media/bulk-delete/")
    assert len(known) == 192


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("AssetDetail", ["Asset", "Detail"]),
        ("CMLCreate", ["CML", "Create"]),
        ("asset_types-x.y", ["asset", "types", "x", "y"]),
        ("h2Data", ["h2", "Data"]),
        ("A1b", ["A1", "b"]),
        ("", []),
        ("日本", []),
    ],
)
def test_words(name: str, words: list[str]) -> None:
    assert naming.words(name) == words


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("_Assessment", "Assessment"),
        ("assets.ProjectSlimSerializer", "AssetsProjectSlim"),
        ("Serializer", "Serializer"),
        ("CMLCreate", "CMLCreate"),
        ("Model", "ModelSchema"),
        ("Page", "PageSchema"),
        ("none", "NoneSchema"),
        ("Exception", "ExceptionSchema"),
        ("", "Schema"),
        ("../../etc/passwd", "EtcPasswd"),
        ("3D", "Schema3D"),
        ('X"]; import os #', "XImportOs"),
    ],
)
def test_a_model_has_a_class_name(name: str, model: str) -> None:
    assert naming.model_name(name) == model


@given(st.text())
def test_whatever_comes_becomes_a_python_name(text: str) -> None:
    for name in (
        naming.identifier(text),
        naming.model_name(text),
        naming.resource(f"/api/{text}/"),
    ):
        assert name.isidentifier()
        assert name.isascii()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")


@given(st.text(st.characters(codec="ascii")))
def test_the_generator_keeps_our_class_names(text: str) -> None:
    from openapi_python_client.strings import ClassName

    name = naming.model_name(text)
    assert ClassName(name, "") == name


@pytest.mark.parametrize(
    ("names", "stem"),
    [
        (["ProjectDetail"], "Project"),
        (["ProjectDetail", "ProjectCreate"], "Project"),
        (["AssetTypeSlim", "AssetDetail"], "Asset"),
        (["CML", "DefectList", "DefectSlim"], "Defect"),
        (["B", "A"], "A"),
        (["List"], "List"),
    ],
)
def test_what_owners_have_in_common(names: list[str], stem: str) -> None:
    assert naming.common_stem(names) == stem
