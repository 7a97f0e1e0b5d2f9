"""What the wrapper needs of the API stands in one place, and is all that its code uses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import regenerate
from pipeline.normalise import naming
from pipeline.report import wrapper
from pipeline.report.comparison import between
from pipeline.report.public_api import Surface

import huvr_client

PACKAGE = regenerate.ROOT / "huvr_client"
APART = ("sandbox", "tables")
"""They read the description, whatever it holds."""


def modules() -> Iterator[ast.Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] not in APART:
            yield ast.parse(path.read_text(encoding="utf-8"))


def imported(package: str) -> dict[str, set[str]]:
    """The names that the wrapper imports from the modules below `package`."""
    found: dict[str, set[str]] = {}
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package):
                names = found.setdefault(node.module or "", set())
                names |= {alias.name for alias in node.names}
    return found


def test_the_models_are_those_that_the_code_imports() -> None:
    found = imported("huvr_api.models")["huvr_api.models"] - {"*", "Page"}
    assert found == wrapper.FIELDS.keys() - {"SignedUpload"}  # the type of `upload`, not imported


def test_the_resources_are_those_that_the_code_imports() -> None:
    found = {name.rsplit(".", 1)[1] for name in imported("huvr_api.resources.")}
    mine = {name.split(".")[0] for name in wrapper.CALLS}
    assert found == mine - {"auth", "users"}  # called by path, and as `huvr.users`


def test_the_paths_are_those_that_the_code_spells_out() -> None:
    found = {
        node.value
        for module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith("/api/")
        and len(node.value) > len("/api/")
    }
    assert found == wrapper.PATHS


def test_the_committed_package_has_all_of_it(committed_surface: Surface) -> None:
    wanted = len(wrapper.CALLS) + len(wrapper.PATHS) + sum(map(len, wrapper.FIELDS.values()))
    assert len(set(wrapper.needs(committed_surface))) == wanted


def test_a_call_or_a_field_that_is_gone_is_told(committed_surface: Surface) -> None:
    methods, models = dict(committed_surface.methods), dict(committed_surface.models)
    methods["inspection_media.made"] = methods.pop("inspection_media.create")
    del models["LibraryMedia"]
    fields = dict(models["InspectionMedia"].fields)
    del fields["file"]
    models["InspectionMedia"] = replace(models["InspectionMedia"], fields=fields)
    lines = between(
        committed_surface, replace(committed_surface, methods=methods, models=models)
    ).breaking
    assert "huvr_client needs `inspection_media.create` for `huvr.media.upload`: gone" in lines
    assert "huvr_client needs `InspectionMedia.file` for `huvr.media`: gone" in lines
    assert "huvr_client needs `LibraryMedia.name` for `huvr.media`: gone" in lines


def test_what_was_never_there_is_not_missed() -> None:
    assert wrapper.missing(Surface(), Surface()) == []


@pytest.mark.parametrize("client", [huvr_client.HuvrClient, huvr_client.AsyncHuvrClient])
def test_no_resource_hides_an_attribute_of_a_client(
    client: type, committed_surface: Surface
) -> None:
    resources = {name.split(".")[0] for name in committed_surface.methods}
    own = {
        name
        for cls in client.__mro__
        if cls.__module__.startswith("huvr_client")
        for name in vars(cls)
        if not name.startswith("_")
    }
    assert own <= naming.CLIENT
    assert not own & resources
    assert all(naming.resource(f"/api/{name}/") == f"{name}_" for name in own)


def test_the_client_s_attributes_exist() -> None:
    both = {*dir(huvr_client.HuvrClient), *dir(huvr_client.AsyncHuvrClient)}
    assert both >= naming.CLIENT


def test_the_tables_name_the_test() -> None:
    assert Path(__file__).name in (wrapper.__doc__ or "")
