"""What a response model is to the people who use it: a value that loses nothing."""

from __future__ import annotations

import copy
import datetime
import decimal
import inspect
import json
import pickle
import pydoc
import subprocess
import sys
import threading
import typing
import uuid
from typing import Any, ClassVar
from unittest import mock

import pytest
from huvr_api import _decode, models
from huvr_api.models import (
    AssetSlim,
    Defect,
    DefectList,
    Label,
    ResponseModel,
)

from .findings import WHEN, finding
from .walking import exact

UTC = datetime.UTC


# Values


def test_a_date_time_is_one_and_keeps_its_text() -> None:
    defect = DefectList.from_dict(finding())
    assert defect.created_on == datetime.datetime(2024, 5, 6, 7, 8, 9, 120000, UTC)
    assert defect.to_dict()["created_on"] == WHEN


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        ("2024-05-06T07:08:09Z", datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)),
        ("2024-05-06 07:08Z", datetime.datetime(2024, 5, 6, 7, 8, tzinfo=UTC)),
        ("2024-05-06T07:08:09", datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)),
        ("2024-05-06", datetime.datetime(2024, 5, 6, tzinfo=UTC)),
        ("2024-05-06T24:00:00Z", datetime.datetime(2024, 5, 7, tzinfo=UTC)),  # dateutil's
        ("2024-05-06T99:00:00", "2024-05-06T99:00:00"),
        ("tomorrow", "tomorrow"),
        ("9" * 400, "9" * 400),
        ("", ""),
        (1714979289, 1714979289),
        ([], []),
        (None, None),
    ],
)
def test_date_times(came: Any, expected: Any) -> None:
    defect = DefectList.from_dict({"created_on": came})
    assert defect.created_on == expected
    assert defect.to_dict() == {"created_on": came}


def test_all_forms_of_a_date_time_can_be_sorted() -> None:
    forms = ("2024-05-06T01:00:00+02:00", "2024-05-06", "2024-05-06T00:00:01", WHEN)
    defects = [DefectList.from_dict({"created_on": form}) for form in forms]
    assert sorted(defects, key=lambda defect: defect.created_on) == defects


@pytest.mark.parametrize(
    ("came", "expected"),
    [("2024-05-06", datetime.date(2024, 5, 6)), ("2024-02-30", "2024-02-30"), (5, 5)],
)
def test_dates(came: Any, expected: Any) -> None:
    assert DefectList.from_dict({"repair_by": came}).repair_by == expected


class Formats(ResponseModel):
    """Fields of types that HUVR does not have yet."""

    at: datetime.time | None
    price: decimal.Decimal
    key: uuid.UUID
    days: list[datetime.date]
    named: dict[str, models.Label]
    either: models.Label | list[models.Label] | datetime.date | None


def test_other_formats() -> None:
    key = "12345678-1234-5678-1234-567812345678"
    document = {"at": "07:08:09", "price": "1.50", "key": key, "days": ["2024-05-06", "x", None]}
    made = Formats.from_dict(document)
    assert made.at == datetime.time(7, 8, 9)
    assert made.price == decimal.Decimal("1.50")
    assert made.key == uuid.UUID(key)
    assert made.days == [datetime.date(2024, 5, 6), "x", None]
    assert made.to_dict() == document
    odd = {"at": "noon", "price": "a lot", "key": "{x}", "days": 5, "named": [1], "either": 5}
    made = Formats.from_dict(odd)
    assert vars(made) == odd
    assert made.to_dict() == odd


class Pump(ResponseModel):
    """A choice of a class is told by its tag."""

    tags: ClassVar[dict[str, tuple[str, ...]]] = {"kind": ("pump", "big-pump")}
    kind: str


class Valve(ResponseModel):
    """The other one."""

    tags: ClassVar[dict[str, tuple[str, ...]]] = {"kind": ("valve",)}
    kind: str


def test_the_tag_of_an_object_says_which_model_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for cls in (Pump, Valve):
        monkeypatch.setitem(models.MODULES, cls.__name__, cls.__name__.lower())
        monkeypatch.setitem(vars(models), cls.__name__, cls)
    either = _decode.opener.__wrapped__("Pump | Valve | None")
    assert isinstance(either(b'{"kind": "valve"}'), Valve)
    assert isinstance(either(b'{"kind": "big-pump"}'), Pump)
    assert isinstance(either(b'{"kind": ["odd"]}'), Pump)
    assert isinstance(either(b"{}"), Pump)
    assert either(b"7") == 7
    assert either(b"null") is None


def test_unions_are_what_fits() -> None:
    def either(value: Any) -> Any:
        return Formats.from_dict({"either": value}).either

    label = {"name": "a", "value": 1}
    assert either([]) == []
    assert either([label, 3]) == [Label.from_dict(label), 3]
    assert either(label) == Label.from_dict(label)
    assert either("2024-05-06") == datetime.date(2024, 5, 6)
    assert either("x") == "x"
    assert either(None) is None
    assert Formats.from_dict({"named": {"k": label}}).named["k"].name == "a"


# What differs from the description


def test_missing_null_and_unknown() -> None:
    defect = DefectList.from_dict({"id": None, "brand_new": [1], "asset": {"deep": {"a": 1}}})
    assert defect.id is None
    assert defect.severity is None
    assert defect.labels is None
    assert defect.additional_properties == {"brand_new": [1]}
    assert defect.asset.additional_properties == {"deep": {"a": 1}}
    assert defect.to_dict() == {"id": None, "brand_new": [1], "asset": {"deep": {"a": 1}}}


@pytest.mark.parametrize("value", [7, "x", [1], True, 1.5, None])
def test_another_type_than_documented_is_handed_out_as_it_came(value: Any) -> None:
    document = dict.fromkeys(("id", "asset", "labels", "created_on", "repair_by", "state"), value)
    defect = DefectList.from_dict(document)
    assert all(getattr(defect, name) == value for name in document)
    assert defect.to_dict() == document


@pytest.mark.parametrize(
    "value",
    [
        b'"\\ud800"',
        b'"\\udc00 \\ud83d"',
        b'{"\\ud800": ["\\udfff"]}',
        b"NaN",
        b"[-Infinity, 1e400]",
        b"18446744073709551617",
        b'"\\u0000\\u2028"',
        b"-0.0",
    ],
)
@pytest.mark.parametrize("name", ["id", "asset", "labels", "brand_new", "created_on"])
def test_what_the_native_decoder_refuses(name: str, value: bytes) -> None:
    """At every place: text with halves of surrogate pairs, numbers out of range."""
    body = b'{"%s": %s, "severity": 3, "labels ": [{"name": "a"}]}' % (name.encode(), value)
    plain = json.loads(body)
    defect = _decode.opener("DefectList")(body)
    assert repr(defect.to_dict()) == repr(plain)
    assert repr(getattr(defect, name, plain[name])) == repr(plain[name]) or name == "asset"
    assert defect.severity == 3
    again = _decode.opener("list[DefectList]")(b"[" + body + b"]")
    assert repr([one.to_dict() for one in again]) == repr([plain])


def test_an_integer_that_python_does_not_convert() -> None:
    defect = _decode.opener("DefectList")(b'{"id": %s, "asset": {}}' % (b"7" * 5000))
    assert defect.id == decimal.Decimal("7" * 5000)
    assert defect.to_dict()["id"] == decimal.Decimal("7" * 5000)


def test_the_order_of_the_server_is_kept() -> None:
    defect = DefectList.from_dict({"state": "OPEN", "id": 1, "area": None})
    assert list(defect.to_dict()) == ["state", "id", "area"]


# Making one


def test_from_dict_copies() -> None:
    document = {"labels": [{"name": "a", "value": 1}]}
    defect = DefectList.from_dict(document)
    document["labels"][0]["name"] = "changed"
    assert defect.labels[0].name == "a"
    defect.to_dict()["labels"][0]["name"] = "changed"
    assert defect.to_dict() == {"labels": [{"name": "a", "value": 1}]}


def test_from_dict_of_what_is_not_json_yet() -> None:
    now = datetime.datetime(2024, 5, 6, tzinfo=UTC)
    asset = AssetSlim.from_dict({"id": 3})
    document = {
        "created_on": now,
        "asset": asset,
        "new": (1, {2}),
        "labels": [Label(name="a", value=1)],
    }
    defect = DefectList.from_dict(document)
    assert defect.created_on == now
    assert defect.asset.id == 3
    assert defect.labels[0].name == "a"
    assert defect.to_dict()["new"] == [1, "{2}"]


@pytest.mark.parametrize("wrong", [None, [], "{}", 3])
def test_from_dict_wants_a_mapping(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"DefectList\.from_dict takes a mapping, not "):
        DefectList.from_dict(wrong)


def test_a_response_is_not_made_by_keywords() -> None:
    with pytest.raises(TypeError, match=r"Defect is what HUVR answers; Defect\.from_dict makes"):
        Defect(id=1)  # type: ignore[call-arg]


class Renamed(ResponseModel):
    """As the template writes fields whose JSON names are no good attributes."""

    wire_names: ClassVar[dict[str, str]] = {
        "list_": "list",
        "list": "list_",
        "when": "When-Made",
        "quoted": 'a"b\\',
        "labels": "\x00labels",
        "own": "*text*",
        "text": "text",
        "empty": "",
    }

    list_: int
    list: str | None
    when: datetime.datetime
    quoted: int
    labels: list[models.Label]
    own: str
    text: list[models.Label]
    empty: int


def test_renamed_fields() -> None:
    document = {
        "list": 1, "list_": None, "When-Made": WHEN, "when": "other", "to_dict": 2, 'a"b\\': 5,
        "\x00labels": [{"name": "a"}], "*text*": "x", "text": [{"name": "b"}], "": 9,
    }  # fmt: skip
    renamed = Renamed.from_dict(document)
    assert (renamed.list_, renamed.list, renamed.quoted, renamed.empty) == (1, None, 5, 9)
    assert (renamed.labels[0].name, renamed.own, renamed.text[0].name) == ("a", "x", "b")
    assert isinstance(renamed.when, datetime.datetime)
    assert renamed.additional_properties == {"when": "other", "to_dict": 2}
    assert renamed.to_dict() == document
    assert Renamed.from_dict({"When-Made": "2024"}).quoted is None
    assert Renamed.from_dict({"When-Made": "odd", 'a"b\\': 6}).quoted == 6


def test_a_subclass_has_its_fields_too() -> None:
    class More(DefectList):
        more: str
        other: models.Label

    made = More.from_dict({"id": 1, "more": "x", "other": {"name": "a"}, "asset": {"name": "b"}})
    assert (made.id, made.more, made.other.name, made.asset.name) == (1, "x", "a", "b")
    assert made.additional_properties == {}
    assert isinstance(made, DefectList)


# A value


@pytest.mark.parametrize("name", ["state", "asset", "nmae", "additional_properties", "_asset"])
def test_it_cannot_be_changed(name: str) -> None:
    defect = DefectList.from_dict(finding())
    with pytest.raises(AttributeError, match=f"answered and cannot be changed \\('{name}'\\)"):
        setattr(defect, name, 1)
    with pytest.raises(AttributeError, match="DefectList is what HUVR answered"):
        delattr(defect, name)
    assert exact(defect.to_dict()) == exact(finding())


@pytest.mark.parametrize("name", ["nmae", "_nmae", "records", "__array__"])
def test_a_misspelt_attribute(name: str) -> None:
    defect = DefectList.from_dict(finding())
    with pytest.raises(AttributeError, match=f"'DefectList' object has no attribute '{name}'"):
        getattr(defect, name)
    assert not hasattr(defect, name)


def test_a_suggestion_comes_with_the_error() -> None:
    code = "from huvr_api.models import DefectList; DefectList.from_dict({'id': 1}).severty"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "Did you mean: 'severity'?" in ran.stderr


def test_equality_is_by_content() -> None:
    one = DefectList.from_dict(finding())
    assert one == DefectList.from_dict(dict(reversed(finding().items())))
    assert one != DefectList.from_dict(finding(asset={"name": "P-2"}))
    assert one != DefectList.from_dict(finding(new=1))
    assert one != finding()
    assert DefectList.from_dict({"id": 1}) != Defect.from_dict({"id": 1})


def test_it_has_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(DefectList.from_dict({}))


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(protocol: int) -> None:
    defect = DefectList.from_dict(finding(new="\ud800"))
    assert defect.asset.name == "P-1"
    twin = pickle.loads(pickle.dumps(defect, protocol))
    assert twin == defect
    assert exact(twin.to_dict()) == exact(finding(new="\ud800"))
    nested = pickle.loads(pickle.dumps(defect.asset, protocol))
    assert nested == defect.asset


def test_copies() -> None:
    defect = DefectList.from_dict(finding(labels=[{"name": "a"}]))
    assert copy.copy(defect) == defect
    twin = copy.deepcopy(defect)
    twin.labels.clear()
    assert defect.labels[0].name == "a"


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace came with Python 3.13")
def test_a_copy_cannot_be_changed_on_the_way() -> None:
    with pytest.raises(TypeError, match="replace"):
        copy.replace(DefectList.from_dict(finding()), state="CLOSED")


def test_patterns() -> None:
    match DefectList.from_dict(finding()):
        case DefectList(state="OPEN", asset=AssetSlim(name=name)):
            assert name == "P-1"
        case _:
            pytest.fail("no match")


def test_a_nested_object_is_made_once() -> None:
    defect = DefectList.from_dict(finding())
    assert defect.asset is defect.asset
    assert defect.labels is defect.labels


def test_the_native_encoder_and_whoever_asks_for_the_text() -> None:
    defect = DefectList.from_dict(finding())
    assert json.loads(defect.__json__()) == finding()
    assert json.loads(defect.asset.__json__()) == {"id": 3, "name": "P-1"}


# For tools


def test_type_hints_at_run_time() -> None:
    hints = typing.get_type_hints(DefectList)
    assert hints["asset"] is AssetSlim
    assert hints["labels"] == list[Label]
    for name in models.__all__:
        if isinstance(cls := getattr(models, name), type):
            assert typing.get_type_hints(cls) is not None


def test_specs_know_the_fields() -> None:
    for fake in (mock.Mock(spec=DefectList), mock.create_autospec(DefectList, instance=True)):
        assert fake.severity is not None
        assert fake.asset is not None
        with pytest.raises(AttributeError):
            _ = fake.severty
    assert {"id", "asset", "to_dict", "additional_properties"} <= set(dir(DefectList.from_dict({})))


def test_vars_has_every_field() -> None:
    defect = DefectList.from_dict(finding())
    assert vars(defect)["asset"] is defect.asset
    assert vars(defect).keys() == DefectList.__annotations__.keys()


def test_help_shows_fields_and_no_slots() -> None:
    shown = pydoc.plain(pydoc.render_doc(AssetSlim))
    assert "labels\n |      list[models.Label]" in shown
    assert "AssetSlim(*" not in shown


def test_members_can_be_listed() -> None:
    assert dict(inspect.getmembers(DefectList.from_dict(finding())))["id"] == 7


# Threads


def test_the_first_look_of_many_threads() -> None:
    count = 8
    for _ in range(20):
        defect = DefectList.from_dict(finding(labels=[{"name": "a"}], created_by={"id": 3}))
        barrier = threading.Barrier(count)
        seen: list[tuple[Any, ...]] = []

        def look(one: DefectList = defect, start: threading.Barrier = barrier) -> None:
            start.wait()
            seen.append((one.created_by.id, one.labels[0].name, one.to_dict()))  # noqa: B023

        threads = [threading.Thread(target=look) for _ in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert seen == [(3, "a", defect.to_dict())] * count


def test_reading_does_not_import_attrs() -> None:
    code = (
        "import sys; from huvr_api.models import Defect\n"
        "defect = Defect.from_dict({'id': 1, 'asset': {'name': 'a'}})\n"
        "assert (defect.id, defect.asset.name, defect.created_on) == (1, 'a', None)\n"
        "assert not {'attr', 'dateutil'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_no_slow_path_for_what_the_server_is_known_to_send(monkeypatch: pytest.MonkeyPatch) -> None:
    from huvr_api import _responses

    monkeypatch.setattr(_responses, "_made_by_hand", None)  # a call would raise
    document = finding(severity=None, updated_on=None, created_by=None, brand_new={"a": [1]})
    document["asset"] = {"name": "P-1", "brand_new": {}}
    del document["priority"]
    defect = DefectList.from_dict(document)
    assert (defect.priority, defect.asset.name, defect.created_by) == (None, "P-1", None)
