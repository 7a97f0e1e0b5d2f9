"""What a report says beside the pairs of `test_pipeline_pairs`, and how it looks."""

from __future__ import annotations

import inspect
import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
import regenerate
from pipeline.json_tree import Schema
from pipeline.report import public_api
from pipeline.report.annotations import covers
from pipeline.report.changes import Changes, code
from pipeline.report.comparison import between, compare
from pipeline.report.public_api import Class, Method, Parameter, Surface
from pipeline_kit import answer, described, obj

SETTINGS = regenerate.ROOT / "openapi" / "generator.yaml"
READ = Method(
    route=("GET", "/api/things/{id}/"),
    returns="Thing",
    parameters={"id": Parameter("int", True, "id", 0)},
    derived={},
    paging="",
    authenticated=True,
    deprecated=True,
)


def api(**more: Method) -> Surface:
    """One operation, a model of each use, an enum."""
    fields = {"x": Parameter("str", True, "x")}
    models = {
        "Sent": Class(fields, sent=True, received=False),
        "Got": Class(fields, sent=False, received=True),
        "Unused": Class(fields, sent=False, received=False),
    }
    return Surface({"things.read": READ, **more}, models, {"Rank": (1, 2)})


def after(name: str, /, **fields: Parameter) -> Surface:
    """The same with other fields in one model."""
    models = api().models
    return replace(api(), models=models | {name: replace(models[name], fields=fields)})


def reads(**more: object) -> Surface:
    """The same with another `things.read`."""
    return replace(api(), methods={"things.read": replace(READ, **more)})  # type: ignore[arg-type]


BREAKING: list[tuple[str, Surface]] = [
    (
        "`things.read` is called `things.get` now",
        replace(api(), methods={"things.get": READ}),
    ),
    (
        "`things.read` calls `POST /api/things/`, was `GET /api/things/{id}/`",
        reads(route=("POST", "/api/things/")),
    ),
    ("`things.read` is sent without the token now", reads(authenticated=False)),
    ("`things.read` returns `Any`, was `Thing`", reads(returns="Any")),
    (
        "parameter `id` of `things.read` is `str`, was `int`",
        reads(parameters={"id": Parameter("str", True, "id", 0)}),
    ),
    (
        "parameter `id` of `things.read` has another position",
        reads(parameters={"id": Parameter("int", True, "id", 1)}),
    ),
    (
        "`Sent.y` is new and required",
        after("Sent", x=Parameter("str", True, "x"), y=Parameter("str", True, "y")),
    ),
    (
        "`Unused.x` is `str | None`, was `str`",
        after("Unused", x=Parameter("str | None", True, "x")),
    ),
    ("`Got.x` is no longer required", after("Got", x=Parameter("str", False, "x"))),
    ("`Got.x` is `Any`, was `str`", after("Got", x=Parameter("Any", True, "x"))),
    ("`Rank` has no value `2` any more", replace(api(), enums={"Rank": (1, "2")})),
    ("enum `Rank` is gone", replace(api(), enums={})),
]

COMPATIBLE: list[tuple[str, Surface]] = [
    ("`things.read` is no longer deprecated", reads(deprecated=False)),
    ("`Got.y` is new", after("Got", x=Parameter("str", True, "x"), y=Parameter("str", True, "y"))),
    ("`Sent.x` is `Any`, was `str`", after("Sent", x=Parameter("Any", True, "x"))),
    ("`Sent.x` is no longer required", after("Sent", x=Parameter("str", False, "x"))),
    ("`Rank` has the new value `` 'a`b' ``", replace(api(), enums={"Rank": (1, 2, "a`b")})),
    ("enum `New` is new", replace(api(), enums={"Rank": (1, 2), "New": ("x",)})),
]


@pytest.mark.parametrize(("line", "new"), BREAKING, ids=[line for line, _ in BREAKING])
def test_what_breaks_code(line: str, new: Surface) -> None:
    changes = between(api(), new)
    assert line in changes.breaking
    assert changes.verdict == "breaking"


@pytest.mark.parametrize(("line", "new"), COMPATIBLE, ids=[line for line, _ in COMPATIBLE])
def test_what_does_not(line: str, new: Surface) -> None:
    changes = between(api(), new)
    assert (changes.breaking, changes.look, changes.compatible) == ([], [], [line])
    assert changes.verdict == "compatible"


def test_what_is_no_change() -> None:
    assert between(api(), api()).verdict == "none"
    assert between(api(), reads(route=("GET", "/api/things/{pk}/"))).verdict == "none"
    nothing = reads(returns="None")
    assert not between(nothing, reads()).breaking  # nobody can depend on a None


@pytest.mark.parametrize(
    ("wide", "narrow", "sent", "received"),
    [
        ("str", "str", True, True),
        ("str | None", "str", True, True),
        ("str", "str | None", False, False),
        ("float", "int", True, True),
        ("int", "float", False, False),
        ("Any", "str", True, False),
        ("Any", "Any", True, True),
        ("str", "Any", False, False),
        ("list[A | B] | None", "list[A]", True, True),
        ("list[A]", "list[A | B]", False, False),
        ("dict[str, float]", "dict[str, int]", True, True),
        ("list[Any]", "list[A]", True, False),
        ("list[A]", "dict[str, A]", False, False),
    ],
)
def test_which_type_covers_which(wide: str, narrow: str, sent: bool, received: bool) -> None:
    assert covers(wide, narrow) is sent
    assert covers(wide, narrow, received=True) is received


def test_the_report_begins_with_the_verdict_and_what_breaks() -> None:
    note = "overlay.yaml: action 3 (R07) matches nothing: $.x"
    assert Changes(["b1", "b2"], ["l"], ["c"], [note]).markdown() == (
        "verdict: breaking\n\n## Breaking changes\n\n- b1\n- b2\n"
        f"\n## To look at\n\n- l\n- {note}\n\n## Compatible changes\n\n- c\n"
    )
    assert (
        Changes(["b1", "b2"], ["l"], ["c"]).summary() == "verdict: breaking (2 breaking, 2 other)"
    )
    assert Changes(look=["l"]).verdict == "compatible"
    assert Changes(notes=["n"]).markdown() == (
        "verdict: none\n\nNothing changed for callers.\n\n## To look at\n\n- n\n"
    )
    assert code("a`b") == "`` 'a`b' ``"


def test_a_first_generation_breaks_nothing(tmp_path: Path) -> None:
    changes = compare(tmp_path / "no", tmp_path, SETTINGS, ["n"])
    assert changes.markdown().startswith("verdict: none")


@pytest.mark.parametrize("text", [None, "{", '{"paths": {"/a": {"get": {}}}}'])
def test_a_last_generation_that_cannot_be_read_is_no_reason_for_silence(
    tmp_path: Path, text: str | None
) -> None:
    if text is not None:
        (tmp_path / "description.json").write_text(text)
    changes = compare(tmp_path, tmp_path, SETTINGS)
    assert changes.verdict == "breaking"
    assert "the last generation cannot be read" in changes.breaking[0]


def test_a_description_that_ships_with_a_package_is_read(tmp_path: Path) -> None:
    document = described({"/api/a/": {"get": answer(obj(x={"type": "string"}))}})
    from pipeline.normalise.rules import normalise

    normal: Schema = normalise(document)
    (tmp_path / "description.json").write_text(json.dumps(normal))
    found = public_api.read(tmp_path, SETTINGS)
    assert found.methods["a.list"].returns == "AListResult"
    assert found.models["AListResult"].fields == {"x": Parameter("str", True, "x", plain="str")}


def test_the_surface_is_that_of_the_committed_package(committed_surface: Surface) -> None:
    """The report reads data; the modules that are made of it have the same names and parameters."""
    import huvr_api.models
    from huvr_api.models import enums

    for name, method in committed_surface.methods.items():
        resource, attribute = name.split(".")
        module = import_module(f"huvr_api.resources.{resource}")
        for prefix in ("", "Async"):
            (cls,) = (
                one for key, one in vars(module).items()
                if key.endswith("Resource") and key != f"{prefix}Resource"
                and key.startswith("Async") == bool(prefix) and one.__module__ == module.__name__
            )  # fmt: skip
            signature = inspect.signature(getattr(cls, attribute)).parameters
            assert signature.keys() - {"self"} == method.parameters.keys(), name
            assert all(hasattr(cls, one.split(".")[1]) for one in method.derived), name
    for name, model in committed_surface.models.items():
        assert vars(getattr(huvr_api.models, name))["__annotations__"].keys() >= model.fields.keys()
    for name, values in committed_surface.enums.items():
        assert get_args(getattr(enums, name)) == values


def test_the_surface_of_the_committed_package(committed_surface: Surface) -> None:
    found = committed_surface
    assert len(found.methods) == 192
    update = found.methods["projects.partial_update"]
    assert update.route == ("PATCH", "/api/projects/{id}/")
    assert update.returns == "ProjectDetail"
    assert update.parameters["id"] == Parameter("int", True, "id", 0)
    assert update.parameters["body"] == Parameter("ProjectPatch | Mapping[str, Any]", True, "", 1)
    assert found.methods["assets.list"].parameters["limit"].annotation == "int"
    assert found.methods["assets.list"].derived == {"assets.iter": "Iterator[AssetDetail]"}
    assert "OPEN" in found.methods["defects.list"].parameters["state"].values
    assert not found.methods["auth.obtain_access_token"].authenticated
    assert not found.models["ProjectPatch"].fields["name"].required
    assert found.models["DefectList"].fields["severity"].required
    assert "LOCK" in found.enums["ChecklistInstanceBulkLockAction"]
    assert all(one.sent or one.received for one in found.models.values())
    assert between(found, found).verdict == "none"
