"""Exactly what changed for people's code, and whether it breaks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pipeline.report import comparison
from pipeline.report.comparison import Changes, between, covers
from pipeline.report.public_api import Method, Parameter, Surface


def field(annotation: str, *, required: bool = True) -> Parameter:
    return Parameter(annotation, required)


def api() -> Surface:
    """Things that are listed, made from requests, and patched."""
    methods = {
        "things.create": Method(
            "Thing", {"body": Parameter("ThingRequest | Mapping[str, Any]", True, 1)}
        ),
        "things.read": Method("Thing", {"id": Parameter("int", True, 1)}),
        "things.list": Method("ThingPage", {"name": field("Filter", required=False)}),
        "things.iter": Method("Iterator[Thing]", {}),
        "things.delete": Method("None", {"id": Parameter("int", True, 1)}),
    }
    awaited = dict(methods)
    awaited["things.iter"] = Method("AsyncIterator[Thing]", {})
    return Surface(
        methods,
        awaited,
        {
            "things.create": ("POST", "/api/things/"),
            "things.read": ("GET", "/api/things/{id}/"),
            "things.list": ("GET", "/api/things/"),
            "things.delete": ("DELETE", "/api/things/{id}/"),
        },
        {
            "Thing": {
                "id": field("int"),
                "labels": field("list[Label]"),
                "state": field("State | str"),
                "parent": field("Thing | None"),
            },
            "ThingRequest": {
                "name": field("str"),
                "labels": field("list[Label] | Unset", required=False),
            },
            "ThingPage": {"results": field("list[Thing]")},
            "Label": {"name": field("str")},
            "Alone": {"x": field("str")},
        },
        {"State": ("A", "B"), "Rank": (1, 2)},
    )


Change = Callable[[Surface], None]


def changed(change: Change) -> Changes:
    after = api()
    change(after)
    return between(api(), after)


def both(name: str, method: Method | None) -> Change:
    """A method of both classes that is another one, or none."""

    def change(s: Surface) -> None:
        for methods in (s.methods, s.awaited):
            if method is None:
                del methods[name]
            else:
                methods[name] = method

    return change


def model(name: str, /, **fields: Parameter | None) -> Change:
    def change(s: Surface) -> None:
        for key, value in fields.items():
            if value is None:
                del s.models[name][key]
            else:
                s.models[name][key] = value

    return change


def bind(name: str, method: str, path: str) -> Change:
    return lambda s: s.bound.__setitem__(name, (method, path))


def renamed(s: Surface) -> None:
    both("things.read", None)(s)
    both("things.get", api().methods["things.read"])(s)
    s.bound["things.get"] = s.bound.pop("things.read")


BREAKING: list[tuple[str, Change]] = [
    ("`things.delete` is gone", both("things.delete", None)),
    ("`things.read` is called `things.get` now", renamed),
    (
        "`things.delete` calls `POST /api/things/delete/`, was `DELETE /api/things/{id}/`",
        bind("things.delete", "POST", "/api/things/delete/"),
    ),
    (
        "`things.read` has no parameter `id` any more",
        both("things.read", Method("Thing", {"pk": Parameter("int", True, 1)})),
    ),
    (
        "`things.read` has the new required parameter `pk`",
        both(
            "things.read",
            Method("Thing", {"id": Parameter("int", True, 1), "pk": Parameter("int", True, 2)}),
        ),
    ),
    (
        "parameter `id` of `things.read` is `str`, was `int`",
        both("things.read", Method("Thing", {"id": Parameter("str", True, 1)})),
    ),
    (
        "parameter `id` of `things.read` has another position",
        both("things.read", Method("Thing", {"id": Parameter("int", True, None)})),
    ),
    (
        "parameter `id` of `things.read` has another position",
        both("things.read", Method("Thing", {"id": Parameter("int", True, 2)})),
    ),
    (
        "parameter `name` of `things.list` is required now",
        both("things.list", Method("ThingPage", {"name": field("Filter")})),
    ),
    (
        "`things.read` returns `None`, was `Thing`",
        both("things.read", Method("None", {"id": Parameter("int", True, 1)})),
    ),
    (
        "`things.read` returns `Any`, was `Thing`",
        both("things.read", Method("Any", {"id": Parameter("int", True, 1)})),
    ),
    (
        "`things.iter` returns `Iterator[Label]`, was `Iterator[Thing]`",
        both("things.iter", Method("Iterator[Label]", {})),
    ),
    ("model `Label` is gone", lambda s: s.models.__delitem__("Label")),
    ("`Thing.id` is gone", model("Thing", id=None)),
    ("`ThingRequest.name` is gone", model("ThingRequest", name=None)),
    ("`ThingRequest.kind` is new and required", model("ThingRequest", kind=field("str"))),
    ("`Alone.y` is new and required", model("Alone", y=field("str"))),
    ("`ThingRequest.labels` is required now", model("ThingRequest", labels=field("list[Label]"))),
    ("`ThingRequest.name` is `int`, was `str`", model("ThingRequest", name=field("int"))),
    (
        "`ThingRequest.labels` is `list[str]`, was `list[Label]`",
        model("ThingRequest", labels=field("list[str] | Unset", required=False)),
    ),
    ("`Thing.id` is `int | None`, was `int`", model("Thing", id=field("int | None"))),
    ("`Thing.id` is `Any`, was `int`", model("Thing", id=field("Any"))),
    (
        "`Thing.parent` is `Label | None`, was `Thing | None`",
        model("Thing", parent=field("Label | None")),
    ),
    ("`Thing.id` is no longer required", model("Thing", id=field("int", required=False))),
    ("`Label.name` is `str | None`, was `str`", model("Label", name=field("str | None"))),
    ("`Alone.x` is `str | None`, was `str`", model("Alone", x=field("str | None"))),
    ("`State` has no value `'A'` any more", lambda s: s.enums.update(State=("B",))),
    ("`Rank` has no value `1` any more", lambda s: s.enums.update(Rank=("1", 2))),
    ("enum `Rank` is gone", lambda s: s.enums.__delitem__("Rank")),
]

COMPATIBLE: list[tuple[str, Change]] = [
    ("`things.new` is new", both("things.new", Method("None", {}))),
    (
        "`things.list` has the new parameter `state`",
        both(
            "things.list",
            Method(
                "ThingPage",
                {"name": field("Filter", required=False), "state": field("Filter", required=False)},
            ),
        ),
    ),
    (
        "parameter `id` of `things.read` is `int | str`, was `int`",
        both("things.read", Method("Thing", {"id": Parameter("int | str", True, 1)})),
    ),
    (
        "parameter `body` of `things.create` is no longer required",
        both(
            "things.create",
            Method("Thing", {"body": Parameter("ThingRequest | Mapping[str, Any]", False, 1)}),
        ),
    ),
    (
        "`things.delete` returns `Thing`, was `None`",
        both("things.delete", Method("Thing", {"id": Parameter("int", True, 1)})),
    ),
    ("model `New` is new", lambda s: s.models.update(New={})),
    ("`Thing.made_on` is new", model("Thing", made_on=field("datetime.datetime"))),
    (
        "`ThingRequest.kind` is new",
        model("ThingRequest", kind=field("str | Unset", required=False)),
    ),
    (
        "`ThingRequest.name` is no longer required",
        model("ThingRequest", name=field("str | Unset", required=False)),
    ),
    (
        "`ThingRequest.name` is `str | None`, was `str`",
        model("ThingRequest", name=field("str | None")),
    ),
    ("`ThingRequest.name` is `Any`, was `str`", model("ThingRequest", name=field("Any"))),
    ("`Thing.parent` is `Thing`, was `Thing | None`", model("Thing", parent=field("Thing"))),
    ("`State` has the new value `'C'`", lambda s: s.enums.update(State=("A", "B", "C"))),
    ("`State` has the new value `` 'a`b' ``", lambda s: s.enums.update(State=("A", "B", "a`b"))),
    ("`Rank` has the new value `'1'`", lambda s: s.enums.update(Rank=(1, 2, "1"))),
    ("enum `New` is new", lambda s: s.enums.update(New=("x",))),
]


@pytest.mark.parametrize(("line", "change"), BREAKING, ids=[line for line, _ in BREAKING])
def test_what_breaks_code(line: str, change: Change) -> None:
    changes = changed(change)
    assert line in changes.breaking
    assert changes.verdict == "breaking"
    assert not [one for one in changes.breaking if "asynchronous" in one]


@pytest.mark.parametrize(("line", "change"), COMPATIBLE, ids=[line for line, _ in COMPATIBLE])
def test_what_does_not(line: str, change: Change) -> None:
    changes = changed(change)
    assert changes.compatible == [line]
    assert not changes.breaking
    assert changes.verdict == "compatible"


def test_what_is_no_change() -> None:
    same: list[Change] = [
        lambda s: None,
        model("Thing", parent=field("None | Thing")),
        bind("things.read", "GET", "/api/things/{pk}/"),
        lambda s: s.enums.update(State=("B", "A")),
    ]
    for change in same:
        assert changed(change).verdict == "none"


def test_only_what_differs_in_the_asynchronous_class_is_told_again() -> None:
    def change(s: Surface) -> None:
        del s.awaited["things.read"]
        s.awaited["things.more"] = Method("None", {})

    changes = changed(change)
    assert changes.breaking == ["`things.read` is gone (asynchronous only)"]
    assert changes.compatible == ["`things.more` is new (asynchronous only)"]


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
    changes = Changes(["b1", "b2"], ["c"], ["overlay.yaml: action 3 (R07) matches nothing: $.x"])
    assert changes.markdown() == (
        "verdict: breaking\n\n## Breaking changes\n\n- b1\n- b2\n\n## Compatible changes\n\n- c\n"
        "\n## To look at\n\n- overlay.yaml: action 3 (R07) matches nothing: $.x\n"
    )
    assert changes.summary() == "verdict: breaking (2 breaking, 1 other)"
    assert Changes(notes=["n"]).markdown() == (
        "verdict: none\n\nNothing changed for callers.\n\n## To look at\n\n- n\n"
    )


def test_a_first_generation_breaks_nothing(tmp_path: Path) -> None:
    assert (
        comparison.compare(tmp_path / "no", tmp_path, ["n"]).markdown().startswith("verdict: none")
    )


def test_the_surface_of_the_committed_package(committed_surface: Surface) -> None:
    found = committed_surface
    assert len(found.bound) == 192
    assert found.bound["projects.partial_update"] == (
        "PATCH",
        "/api/projects/{id}/",
    )
    assert found.methods.keys() == found.awaited.keys() >= found.bound.keys()
    update = found.methods["projects.partial_update"]
    assert update.returns == "ProjectDetail"
    assert update.parameters["id"] == Parameter("int", True, 1)
    assert update.parameters["body"] == Parameter("ProjectPatch | Mapping[str, Any]", True, 2)
    assert found.methods["assets.list"].parameters["limit"] == Parameter("int | None", False)
    assert found.methods["assets.iter"].returns == "Iterator[AssetDetail]"
    assert found.awaited["assets.iter"].returns == "AsyncIterator[AssetDetail]"
    assert found.models["ProjectPatch"]["name"] == Parameter("str | Unset", False)
    assert found.models["DefectList"]["severity"].required
    assert "LOCK" in found.enums["ChecklistInstanceBulkLockAction"]
    assert not found.models.keys() - found.sent() - found.received()
    assert "DefectList" in found.received() - found.sent()
    assert "ProjectPatch" in found.sent() - found.received()
    assert between(found, found).verdict == "none"
