"""What is said, and to whom, when an answer is not what HUVR documents."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any, Literal

import pytest
from huvr_api import _differences, models
from huvr_api.operations import Operation

from .documents import Documents, schemas


def conformant(name: str, **other: Any) -> dict[str, Any]:
    return {**Documents(1).conformant(schemas()[name]), **other}


def page(*items: dict[str, Any]) -> dict[str, Any]:
    return {"count": len(items), "next": None, "previous": None, "results": list(items)}


def told(caplog: pytest.LogCaptureFixture, result: str, data: Any) -> list[str]:
    """What decoding `data` logs."""
    caplog.clear()
    with caplog.at_level(logging.DEBUG, "huvr_client"):
        Operation("things.list", "GET", "/", result).decode(json.dumps(data).encode())
    assert {record.levelno for record in caplog.records} <= {logging.DEBUG}
    assert {record.name for record in caplog.records} <= {"huvr_client"}
    return [record.getMessage() for record in caplog.records]


def test_one_record_names_every_field(caplog: pytest.LogCaptureFixture) -> None:
    items = [conformant("DefectList", severity="odd", state="MELTED", new=1) for _ in range(3)]
    del items[0]["priority"]
    items[1]["updated_on"] = None
    [record] = told(caplog, "DefectListPage", page(*items))
    assert record.startswith("things.list: the response differs from HUVR's description: ")
    assert record.split("description: ")[1].split("; ") == [
        "DefectList.new is not documented (3x)",
        "DefectList.priority is missing (1x)",
        "DefectList.severity is str, documented as int (3x)",
        "DefectList.state is 'MELTED', not one of DefectState (3x)",
        "DefectList.updated_on is null, documented as datetime.datetime (1x)",
    ]


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        ("int", True, "x is bool, documented as int"),
        ("int", 1.0, "x is float, documented as int"),
        ("bool", 1, "x is int, documented as bool"),
        ("float", True, "x is bool, documented as float"),
        ("str | None", 1, "x is int, documented as str | None"),
        ("datetime.date", "2024-02-30", "x is str, documented as datetime.date"),
        ("datetime.datetime", 5, "x is int, documented as datetime.datetime"),
        ("list[int]", {}, "x is dict, documented as list[int]"),
        ("list[int]", [1, "a"], "x is str, documented as int"),
        ("dict[str, int]", [], "x is list, documented as dict[str, int]"),
        ("dict[str, int]", {"a": None}, "x is null, documented as int"),
        ("Label", [], "x is list, documented as Label"),
        ("Label", "x", "x is str, documented as Label"),
        ("list[Label]", [{"name": 5, "value": 1}], "Label.name is int, documented as str"),
        ("Label | str", {"name": "a"}, "Label.value is missing"),
        ("DefectState", "x", "x is 'x', not one of DefectState"),
        ("DefectState", 5, "x is int, documented as DefectState"),
        ("DefectState | str", "x", "x is 'x', not one of DefectState"),
        ("str | Unset", None, "x is null, documented as str | Unset"),
        ("None", {}, "x is dict, documented as None"),
    ],
)
def test_what_differs(
    kind: str, data: Any, expected: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "huvr_client"):
        _differences.tell("x", kind, data)
    assert caplog.messages == [f"x: the response differs from HUVR's description: {expected} (1x)"]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("int", 1),
        ("float", 1),
        ("float | None", None),
        ("Any", {"a": [1]}),
        ("Any | Unset", None),
        ("datetime.date", "2024-05-06"),
        ("datetime.datetime", "2024-05-06T24:00:00"),
        ("list[int] | int", 5),
        ("list[int]", []),
        ("dict[str, list[int]]", {"a": [1]}),
        ("DefectState", "OPEN"),
        ("DefectState | str", "OPEN"),
        ("DefectState | None", None),
        ("list[DefectState | str]", ["OPEN", "REPAIR"]),
        ("Label", {"name": "", "value": None}),
        ("Label | None", None),
        ("str | Label", "x"),
    ],
)
def test_what_does_not(kind: str, data: Any, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "huvr_client"):
        _differences.tell("x", kind, data)
    assert caplog.messages == []


def test_an_enum_of_numbers(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(models.MODULES, "LevelOfTest", "enums")
    monkeypatch.setitem(vars(models), "LevelOfTest", Literal[1, 2])
    assert told(caplog, "LevelOfTest", 2) == []
    [record] = told(caplog, "LevelOfTest", 3)
    assert record.endswith("things.list is 3, not one of LevelOfTest (1x)")


def test_fields_that_a_body_may_leave_out(caplog: pytest.LogCaptureFixture) -> None:
    assert told(caplog, "ProjectPatch", {}) == []


def test_values_are_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    data = {"access_token": ["canary"], "expires_in": {"canary": 1}, "canary_key": "canary"}
    [record] = told(caplog, "ObtainAccessTokenResponse", data)
    assert "canary" not in record.replace("canary_key", "")
    _differences_of_secret = "UserToken.token"
    with caplog.at_level(logging.DEBUG, "huvr_client"):
        _differences.tell(_differences_of_secret, "DefectState", "canary")
    assert "canary" not in caplog.messages[-1]
    assert "another value" in caplog.messages[-1]


def test_a_long_value_is_cut(caplog: pytest.LogCaptureFixture) -> None:
    [record] = told(caplog, "DefectState", "x" * 500)
    assert "x" * 41 not in record


def test_a_wrong_answer_does_not_flood_the_log(caplog: pytest.LogCaptureFixture) -> None:
    [record] = told(caplog, "Label", {f"field_{number}": 1 for number in range(1000)})
    assert record.endswith("; and 962 others")
    assert len(record) < 3000


def test_the_log_changes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    body = json.dumps(page(conformant("DefectList", id="7", created_on="odd"))).encode()
    operation: Operation[Any] = Operation("a.b", "GET", "/", "DefectListPage")
    plain = operation.decode(body)
    with caplog.at_level(logging.DEBUG, "huvr_client"):
        assert operation.decode(body) == plain


def test_nothing_happens_when_debug_is_off(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "huvr_api._differences", None)  # importing it would raise
    with caplog.at_level(logging.INFO, "huvr_client"):
        Operation[Any]("a.b", "GET", "/", "DefectListPage").decode(b'{"results": [1]}')
    assert caplog.records == []
