"""A call becomes a request, or an error that names the argument; nothing is sent meanwhile."""

from __future__ import annotations

import datetime
import decimal
import enum
import io
import logging
import math
import pickle
import tempfile
from typing import Any

import pytest
from huvr_api.models import Defect, DefectCreate, Label, ProjectDetail, ProjectPatch
from huvr_api.operations import Call, Operation, query_value
from huvr_api.types import UNSET
from hypothesis import given
from hypothesis import strategies as st

READ: Operation[Any] = Operation("things.read", "GET", "/api/things/{id}/", "Defect")
LINE: Operation[Any] = Operation("lines.read", "GET", "/api/lines/{id}/", "Any", text=("id",))
FILE: Operation[Any] = Operation("things.export", "GET", "/api/things/export/", "bytes")
LIST: Operation[Any] = Operation("things.list", "GET", "/api/things/", "DefectListPage")
PATCH: Operation[Any] = Operation(
    "projects.partial_update", "PATCH", "/api/projects/{id}/", "ProjectDetail", body="ProjectPatch"
)
BULK: Operation[Any] = Operation("things.bulk", "POST", "/api/things/bulk/", "Any", body="JsonBody")


class Colour(str, enum.Enum):  # noqa: UP042 - the older form: its str() is "Colour.RED"
    RED = "red"


class Level(enum.IntEnum):
    HIGH = 3


class Index:
    """As numpy's integers: a number, but no int."""

    def __index__(self) -> int:
        return 36


# Paths


@pytest.mark.parametrize(
    ("id_", "segment"), [(36, "36"), ("36", "36"), (Index(), "36"), (-1, "-1")]
)
def test_numbers_in_paths(id_: Any, segment: str) -> None:
    assert READ.bind({"self": None, "id": id_}).path == f"/api/things/{segment}/"


@pytest.mark.parametrize(
    "id_",
    ["", "..", ".", "a", "a/b", "../users/me", "?x", "1?x=2", "%2e", "1 ", "-1", "\n", "٣", "²"],
)
def test_texts_that_are_no_number(id_: str) -> None:
    with pytest.raises(ValueError, match=r"things\.read: id must be a number, not "):
        READ.bind({"id": id_})


@pytest.mark.parametrize("id_", [None, True, 1.5, 36.0, b"36", [36], {}, object(), UNSET])
def test_other_things_that_are_no_number(id_: Any) -> None:
    with pytest.raises(TypeError, match=r"things\.read: id must be a number, not "):
        READ.bind({"id": id_})


def test_a_path_value_that_is_not_given() -> None:
    with pytest.raises(TypeError, match=r"things\.read: id must be a number, not None"):
        READ.bind({})


@pytest.mark.parametrize(
    ("id_", "segment"),
    [
        ("36::a b::1", "36%3A%3Aa%20b%3A%3A1"),
        ("%2e%2e", "%252e%252e"),
        ("ß", "%C3%9F"),
        ("{id}", "%7Bid%7D"),
        ("a.b", "a.b"),
    ],
)
def test_texts_in_paths_are_quoted(id_: str, segment: str) -> None:
    assert LINE.bind({"id": id_}).path == f"/api/lines/{segment}/"


@pytest.mark.parametrize(
    "id_", ["", "..", ".", "a/b", "a\\b", "a..b", "?x", "a#b", "a\r\nb", "\x7f"]
)
def test_texts_that_would_reach_elsewhere(id_: str) -> None:
    with pytest.raises(
        ValueError, match=r"lines\.read: id must be text without / \? # or \.\., not "
    ):
        LINE.bind({"id": id_})


@pytest.mark.parametrize("id_", [None, 36, True, b"a"])
def test_what_is_no_text(id_: Any) -> None:
    with pytest.raises(TypeError, match=r"lines\.read: id must be text "):
        LINE.bind({"id": id_})


@given(st.text())
def test_no_text_leaves_its_segment(id_: str) -> None:
    try:
        path = LINE.bind({"id": id_}).path
    except ValueError:
        return
    assert path.count("/") == 4
    assert path.isascii()
    assert not set(path) & set("?#\\ ")
    assert path.strip("/").split("/")[-1] not in (".", "..", "")


# Parameters


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("OPEN", "OPEN"),
        (0, "0"),
        (10**20, "100000000000000000000"),
        (1.5, "1.5"),
        (1e-7, "1e-07"),
        (True, "true"),
        (False, "false"),
        (Index(), "36"),
        (Colour.RED, "red"),
        (Level.HIGH, "3"),
        (datetime.date(2024, 5, 6), "2024-05-06"),
        (datetime.datetime(2024, 5, 6, 7, 8, tzinfo=datetime.UTC), "2024-05-06T07:08:00+00:00"),
        (["OPEN", "REPAIR"], "OPEN,REPAIR"),
        ((1, True, datetime.date(2024, 5, 6), Colour.RED), "1,true,2024-05-06,red"),
        (range(3), "0,1,2"),
    ],
)
def test_what_filters_take(value: Any, sent: str) -> None:
    assert query_value("state", value) == sent
    assert LIST.bind({"state": value}).params == [("state", sent)]


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        ([], ValueError, "things.list: state: an empty list would not filter"),
        (math.nan, ValueError, "things.list: state is nan"),
        ([1, math.inf], ValueError, "things.list: state is inf"),
        ([None], TypeError, "things.list: state cannot be a NoneType"),
        ([[1]], TypeError, "things.list: state cannot be a list"),
        ({"a": 1}, TypeError, "things.list: state cannot be a dict"),
        ({1}, TypeError, "things.list: state cannot be a set"),
        (b"x", TypeError, "things.list: state cannot be a bytes"),
        (1j, TypeError, "things.list: state cannot be a complex"),
        (UNSET, TypeError, "things.list: state cannot be a Unset"),
    ],
)
def test_what_filters_do_not_take(value: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        LIST.bind({"state": value})
    assert str(caught.value).startswith(message)


def test_parameters_that_are_not_sent() -> None:
    controls = dict.fromkeys(
        ("page_size", "concurrency", "max_items", "deadline", "to", "overwrite", "progress"), 1
    )
    bound = LIST.bind({"self": object(), **controls, "state": None, "limit": 0})
    assert bound == Call("GET", "/api/things/", [("limit", "0")], UNSET)


def test_names_that_python_reserves() -> None:
    renamed: Operation[Any] = Operation(
        "a.b", "GET", "/", "Any", wire={"class_": "class", "to_": "to"}
    )
    assert renamed.bind({"class_": 1, "to_": 2, "to": "file"}).params == [
        ("class", "1"),
        ("to", "2"),
    ]


# Bodies


def test_a_patch_sends_what_was_set() -> None:
    patch = ProjectPatch(name="a", end=None, labels=[Label(name="x", value=1)])
    bound = PATCH.bind({"id": 36, "body": patch})
    assert bound.json == {"name": "a", "end": None, "labels": [{"name": "x", "value": 1}]}
    assert bound.params == []
    assert PATCH.bind({"id": 36, "body": ProjectPatch()}).json == {}


def test_a_mapping_is_taken_as_the_api_has_it() -> None:
    body = {"name": "a", "start": datetime.date(2024, 5, 6), "crews": (1, 2), "end": UNSET}
    sent = PATCH.bind({"id": 36, "body": body}).json
    assert sent == {"name": "a", "start": "2024-05-06", "crews": [1, 2]}


@pytest.mark.parametrize(
    "body", [None, "x", b"{}", 3, [], [("name", "a")], ProjectPatch, Defect.from_dict({"id": 1})]
)
def test_what_is_no_body(body: Any) -> None:
    with pytest.raises(
        TypeError, match=r"projects\.partial_update: body must be ProjectPatch or a map"
    ):
        PATCH.bind({"id": 36, "body": body})


def test_the_model_of_another_operation_is_refused() -> None:
    with pytest.raises(TypeError, match="not ProjectDetail"):
        PATCH.bind({"id": 36, "body": ProjectDetail.from_dict({"id": 36})})
    with pytest.raises(TypeError, match="not DefectCreate"):
        PATCH.bind({"id": 36, "body": DefectCreate.from_dict({"state": "OPEN"})})


def test_a_subclass_of_the_model_is_taken() -> None:
    class Mine(ProjectPatch):
        pass

    assert PATCH.bind({"id": 1, "body": Mine(name="a")}).json == {"name": "a"}


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        (None, UNSET),
        (UNSET, UNSET),
        ({}, {}),
        ([], []),
        ((1,), [1]),
        ({"a": [Colour.RED]}, {"a": ["red"]}),
        ({"a": decimal.Decimal("1.50")}, {"a": "1.50"}),
    ],
)
def test_free_bodies(body: Any, sent: Any) -> None:
    assert BULK.bind({"body": body}).json == sent


@pytest.mark.parametrize("body", ["x", 3, True, b"x", {1}])
def test_what_is_no_free_body(body: Any) -> None:
    with pytest.raises(TypeError, match=r"things\.bulk: body must be a mapping or list, not "):
        BULK.bind({"body": body})


@pytest.mark.parametrize(
    ("body", "error", "message"),
    [
        ({"a": [1, math.nan]}, ValueError, r"things\.bulk: body\['a'\]\[1\] is nan"),
        ([math.inf], ValueError, r"things\.bulk: body\[0\] is inf"),
        ({"a": {1}}, TypeError, r"things\.bulk: body\['a'\] is a set, which JSON"),
        ({"a": 1j}, TypeError, r"body\['a'\] is a complex"),
        ({"a": b"x"}, TypeError, r"body\['a'\] is a bytes"),
        ({1: "x"}, TypeError, r"things\.bulk: body has the key 1, which is no text"),
    ],
)
def test_what_json_cannot_hold(body: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        BULK.bind({"body": body})


def test_a_body_is_copied_before_it_is_sent() -> None:
    body = {"ids": [1]}
    sent = BULK.bind({"body": body}).json
    body["ids"].append(2)
    assert sent == {"ids": [1]}


def test_an_operation_without_a_body_sends_none() -> None:
    assert LIST.bind({"body": {"a": 1}}).json is UNSET


# The operation itself


@pytest.mark.parametrize(
    ("result", "returns_body", "binary"),
    [
        ("Defect", True, False),
        ("None", False, False),
        ("bytes", False, True),
        ("Any", False, False),
    ],
)
def test_what_an_operation_promises(result: str, returns_body: bool, binary: bool) -> None:
    operation: Operation[Any] = Operation("a.b", "GET", "/", result)
    assert (operation.returns_body, operation.binary) == (returns_body, binary)


def test_repr_and_defaults() -> None:
    assert repr(READ) == "Operation(things.read: GET /api/things/{id}/)"
    assert READ.authenticated
    assert pickle.loads(pickle.dumps(Call("GET", "/", [], UNSET))).json is UNSET


def test_decode(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "huvr_client")
    assert READ.decode(b'{"id": 3, "severity": "odd"}').id == 3
    assert LINE.decode(b'{"a": 1}') == {"a": 1}
    assert FILE.decode(b"\xff") == b"\xff"
    assert caplog.records == []


# What other descriptions ask for


@pytest.mark.parametrize(
    ("form", "value", "pairs"),
    [
        ("form*", [1, 2], [("x", "1"), ("x", "2")]),
        ("form*", "a,b", [("x", "a,b")]),
        ("spaceDelimited", ["a,b", "c"], [("x", "a,b c")]),
        ("pipeDelimited", [1, 2], [("x", "1|2")]),
        ("form*", {"r": 1, "no": None, "left": UNSET}, [("r", "1")]),
        ("form", {"r": 1, "g": [2, 3]}, [("x", "r,1,g,2,3")]),
        ("deepObject*", {"r": 1}, [("x[r]", "1")]),
        ("json", {"r": [1]}, [("x", '{"r": [1]}')]),
    ],
)
def test_styles_of_a_query(form: str, value: Any, pairs: list[tuple[str, str]]) -> None:
    styled: Operation[Any] = Operation("a.b", "GET", "/", "Any", forms={"x": form})
    assert styled.bind({"x": value}).params == pairs


@pytest.mark.parametrize(
    ("form", "value", "segment"),
    [
        ("", [1, 2], "1,2"),
        ("simple", {"r": 1, "g": 2}, "r,1,g,2"),
        ("simple*", {"r": 1, "g": 2}, "r=1,g=2"),
        ("label", "a", ".a"),
        ("label", [1, 2], ".1,2"),
        ("label*", [1, 2], ".1.2"),
        ("matrix", "a", ";x=a"),
        ("matrix", [1, 2], ";x=1,2"),
        ("matrix*", [1, 2], ";x=1;x=2"),
    ],
)
def test_styles_of_a_path(form: str, value: Any, segment: str) -> None:
    styled: Operation[Any] = Operation(
        "a.b", "GET", "/{x}", "Any", text=("x",), forms={"x": form} if form else {}
    )
    assert styled.bind({"x": value}).path == f"/{segment}"


@pytest.mark.parametrize(
    ("form", "value", "error"),
    [
        ("form*", [], "x: an empty list would not filter"),
        ("form*", {"r": object()}, r"x\['r'\] cannot be a object"),
        ("json", {"r": math.nan}, r"x\['r'\] is nan"),
        ("", {"r": 1}, "x cannot be a dict"),
    ],
)
def test_what_a_style_cannot_write(form: str, value: Any, error: str) -> None:
    styled: Operation[Any] = Operation("a.b", "GET", "/", "Any", forms={"x": form})
    with pytest.raises((TypeError, ValueError), match=error):
        styled.bind({"x": value})


def test_parameters_that_must_be_given() -> None:
    needy: Operation[Any] = Operation("a.b", "GET", "/", "Any", required=("x",))
    assert needy.bind({"x": 0}).params == [("x", "0")]
    for arguments in ({}, {"x": None}):
        with pytest.raises(TypeError, match=r"a\.b: x is required"):
            needy.bind(arguments)


def test_headers_hold_no_line_breaks() -> None:
    headed: Operation[Any] = Operation(
        "a.b", "GET", "/", "Any", headers={"x": "header", "y": "cookie"}, wire={"x": "X-Y"}
    )
    assert headed.bind({"x": [1, 2], "y": "a b"}).headers == (
        ("X-Y", "1,2"),
        ("cookie", "y=a%20b"),
    )
    assert headed.bind({}).headers == ()
    for value in ("a\r\nb", "a\x00", "ü"):
        with pytest.raises(ValueError, match=r"a\.b: x holds a character that no header can"):
            headed.bind({"x": value})


FORM: Operation[Any] = Operation(
    "a.form", "POST", "/", "None", body="JsonBody", media=("multipart/form-data",)
)


def test_the_parts_of_a_form() -> None:
    with tempfile.TemporaryFile() as unnamed, io.BytesIO(b"x") as buffer:
        sent = FORM.bind(
            {"body": {"a": [1, "b"], "o": {"k": [1]}, "n": None, "f": unnamed, "g": buffer}}
        )
        assert sent.fields == [("a", "1"), ("a", "b"), ("o", '{"k": [1]}'), ("n", "")]
        assert sent.files == [("f", "f", unnamed), ("g", "g", buffer)]
    assert sent.json is UNSET
    assert FORM.bind({"body": None}).content_type == ""
    with pytest.raises(TypeError, match=r"a\.form: body must be a mapping, not a list"):
        FORM.bind({"body": [1]})
    with pytest.raises(TypeError, match=r"a\.form: body\['a'\] cannot be a complex"):
        FORM.bind({"body": {"a": 1j}})


def test_a_class_that_may_be_left_out() -> None:
    loose: Operation[Any] = Operation(
        "a.b", "PATCH", "/", "None", body="ProjectPatch", needs_body=False
    )
    assert loose.bind({"body": None}).json is UNSET
    assert loose.bind({"body": {"name": "a"}}).json == {"name": "a"}


def test_a_list_or_a_choice_of_classes() -> None:
    many: Operation[Any] = Operation("a.b", "POST", "/", "None", body="list[ProjectPatch | Label]")
    assert many.bind({"body": [ProjectPatch(name="a"), {"value": 1}]}).json == [
        {"name": "a"},
        {"value": 1},
    ]
    with pytest.raises(TypeError, match=r"body must be a list of ProjectPatch \| Label or mapp"):
        many.bind({"body": ProjectPatch(name="a")})
    one: Operation[Any] = Operation("a.b", "POST", "/", "None", body="ProjectPatch | Label")
    assert one.bind({"body": Label(name="x", value=1)}).json == {"name": "x", "value": 1}
    with pytest.raises(TypeError, match=r"body must be ProjectPatch \| Label or a mapping"):
        one.bind({"body": [1]})
