"""Values as data teams have them, in ids, filters and bodies: sent as meant, or refused."""

from __future__ import annotations

import datetime
import decimal
import uuid
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from huvr_api.models import ProjectCreate, ProjectPatch
from huvr_api.operations import Operation

from huvr_client import Undocumented

READ: Operation[Any] = Operation("a.read", "GET", "/api/a/{id}/", "Any")
LINE: Operation[Any] = Operation("a.line", "GET", "/api/a/{id}/", "Any", text=("id",))
LIST: Operation[Any] = Operation("a.list", "GET", "/api/a/", "Any")
PATCH: Operation[Any] = Operation("a.patch", "PATCH", "/api/a/", "Any", body="ProjectPatch")
FREE: Operation[Any] = Operation("a.free", "POST", "/api/a/", "Any", body="JsonBody")
UUID = uuid.UUID(int=1)
AWARE = pd.Timestamp("2024-05-06T07:08:09", tz="UTC")
ROW = pd.DataFrame({"id": [36], "price": [1.5], "ok": [True], "name": ["a"]}).iloc[0]


def in_filter(value: Any) -> Any:
    return LIST.bind({"x": value}).params[0][1]


def in_body(value: Any) -> Any:
    return FREE.bind({"body": {"x": value}}).json["x"]


def in_model(value: Any) -> Any:
    return PATCH.bind({"body": ProjectPatch(name=value)}).json["name"]


@pytest.mark.parametrize(
    ("value", "text", "json"),
    [
        (np.int64(3), "3", 3),
        (np.uint8(3), "3", 3),
        (np.float32(1.5), "1.5", 1.5),
        (np.float64(1.5), "1.5", 1.5),
        (np.bool_(True), "true", True),
        (np.str_("a"), "a", "a"),
        (np.datetime64("2024-05-06"), "2024-05-06", "2024-05-06"),
        (ROW["id"], "36", 36),
        (ROW["ok"], "true", True),
        (ROW["name"], "a", "a"),
        (AWARE, "2024-05-06T07:08:09+00:00", "2024-05-06T07:08:09+00:00"),
        (decimal.Decimal("1E+3"), "1000", "1E+3"),
        (UUID, str(UUID), str(UUID)),
        (Undocumented("NEW"), "NEW", "NEW"),
    ],
)
def test_what_is_sent(value: Any, text: str, json: Any) -> None:
    assert in_filter(value) == text
    assert in_filter([value, value]) == f"{text},{text}"
    assert in_body(value) == json
    assert type(in_body(value)) in (str, int, float, bool, np.float64, np.str_, Undocumented)
    assert in_model(value) == json


@pytest.mark.parametrize("value", [np.int64(36), ROW["id"], decimal.Decimal(36), np.str_("36")])
def test_numbers_as_ids(value: Any) -> None:
    assert READ.bind({"id": value}).path == "/api/a/36/"


@pytest.mark.parametrize(
    "value",
    [decimal.Decimal("1.5"), decimal.Decimal("NaN"), decimal.Decimal("inf"), np.float64(36), pd.NA],
)
def test_what_is_no_id(value: Any) -> None:
    with pytest.raises(TypeError, match=r"a\.read: id must be a number"):
        READ.bind({"id": value})


def test_texts_as_ids() -> None:
    assert LINE.bind({"id": UUID}).path == f"/api/a/{UUID}/"
    assert LINE.bind({"id": np.str_("a b")}).path == "/api/a/a%20b/"


NAIVE = datetime.datetime(2024, 5, 6, 7, 8)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (NAIVE, "has no time zone: give it one"),
        (pd.Timestamp("2024-05-06T07:08"), "has no time zone"),
        (np.datetime64("2024-05-06T07:08"), "has no time zone"),
        (np.datetime64("2024-05-06T07:08:09.123456789"), "has no time zone"),
        (pd.NaT, "is a NaTType, which stands for no value"),
        (pd.NA, "is a NAType, which stands for no value"),
        (np.datetime64("NaT", "s"), "is a datetime64, which stands for no value"),
        (np.float64("nan"), "is nan, which is no number"),
        (np.float32("inf"), "is inf, which is no number"),
        (decimal.Decimal("NaN"), "is NaN, which is no number"),
    ],
)
@pytest.mark.parametrize(
    ("send", "name"),
    [
        (in_filter, r"a\.list: x "),
        (lambda value: in_filter([1, value]), r"a\.list: x "),
        (in_body, r"a\.free: body\['x'\] "),
        (lambda value: in_body([value]), r"a\.free: body\['x'\]\[0\] "),
        (in_model, r"a\.patch: body\['name'\] "),
    ],
)
def test_what_would_be_read_as_something_else(
    send: Callable[[Any], Any], name: str, value: Any, message: str
) -> None:
    with pytest.raises(ValueError, match=name + message):
        send(value)


def test_a_duration_is_no_number() -> None:
    for send in (in_filter, in_body):
        with pytest.raises(TypeError, match="timedelta64"):
            send(np.timedelta64(1, "ns"))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "x: an empty text would not filter; leave the argument out"),
        ("  ", "x: an empty text would not filter"),
        (["a", ""], r"x\[1\]: an empty text"),
        (["Vessel, horizontal", "Pipe"], "x: 'Vessel, horizontal' holds ',', which separates"),
        ([], "x: an empty list would not filter"),
    ],
)
def test_filters_that_would_not_filter(value: Any, message: str) -> None:
    with pytest.raises(ValueError, match=r"a\.list: " + message):
        LIST.bind({"x": value})


def test_a_comma_is_no_harm_where_values_are_sent_apart() -> None:
    apart: Operation[Any] = Operation("a.b", "GET", "/", "Any", forms={"x": "form*"})
    assert apart.bind({"x": ["a,b", "c"]}).params == [("x", "a,b"), ("x", "c")]
    assert LIST.bind({"x": "OPEN,REPAIR"}).params == [("x", "OPEN,REPAIR")]  # HUVR's own form


# Keys of a mapping


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"nmae": "a"}, "a.patch: body has no field 'nmae'; did you mean 'name'?"),
        ({"qqqqqq": 1}, "a.patch: body has no field 'qqqqqq'"),
        ({3: 1}, "a.patch: body has no field 3; keys are text"),
        (
            {"labels": [{"name": "a", "valeu": "b"}]},
            "a.patch: body['labels'][0] has no field 'valeu'; did you mean 'value'?",
        ),
    ],
)
def test_keys_that_the_model_does_not_know(body: Any, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        PATCH.bind({"body": body})
    assert str(caught.value) == message


def test_keys_of_a_free_form_are_free() -> None:
    assert PATCH.bind({"body": {"labels_update": {"x": [{"y": 1}]}}}).json
    assert FREE.bind({"body": {"x": {"y": 1}}}).json


def test_a_model_may_hold_what_is_not_documented() -> None:
    body = ProjectPatch.from_dict({"name": "a", "added_since": 1})
    assert PATCH.bind({"body": body}).json == {"name": "a", "added_since": 1}


def test_every_key_of_a_request_model_is_known() -> None:
    create: Operation[Any] = Operation("a.b", "POST", "/", "Any", body="ProjectCreate")
    body = ProjectCreate(name="a", asset=1, type=2).to_dict()
    assert create.bind({"body": body}).json == body


def endless_list() -> Any:
    endless: list[Any] = []
    endless.append(endless)
    return endless


def endless_object() -> Any:
    endless: dict[str, Any] = {"x": [1]}
    endless["y"] = {"z": endless}
    return endless


@pytest.mark.parametrize("make", [endless_list, endless_object])
@pytest.mark.parametrize("use", [in_body, in_model])
def test_what_holds_itself(use: Callable[[Any], Any], make: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match="is nested too deeply to be sent, or holds itself"):
        use(make())


def test_what_is_sent_may_be_deep() -> None:
    deep: Any = 1
    for _ in range(900):
        deep = [deep]
    assert in_body(deep) == deep
