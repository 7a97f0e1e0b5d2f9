"""What a model is to the people who use it."""

from __future__ import annotations

import copy
import datetime
import inspect
import pickle
import subprocess
import sys
import threading
from types import MappingProxyType
from typing import Any, ClassVar

import attrs
import pytest
from huvr_api import _convert, _model, models
from huvr_api.models import (
    AssetSlim,
    Defect,
    DefectList,
    DefectListPage,
    Label,
    ObtainAccessTokenRequest,
    ProjectPatch,
    UserLite,
)
from huvr_api.types import UNSET, Unset

from .documents import Documents, schemas
from .walking import exact

WHEN = "2024-05-06T07:08:09.120000Z"


def finding(**other: Any) -> dict[str, Any]:
    found = Documents(5).conformant(schemas()["DefectList"])
    return {
        **found,
        "id": 7,
        "created_on": WHEN,
        "state": "OPEN",
        "asset": {"name": "P-1"},
        **other,
    }


# Reading


def test_a_date_time_is_one_and_keeps_its_text() -> None:
    defect = DefectList.from_dict(finding())
    assert defect.created_on == datetime.datetime(2024, 5, 6, 7, 8, 9, 120000, datetime.UTC)
    assert defect.to_dict()["created_on"] == WHEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-06T07:08:09Z", datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=datetime.UTC)),
        ("2024-05-06T24:00:00", datetime.datetime(2024, 5, 7)),  # dateutil's, not fromisoformat's
        ("2024-05-06T99:00:00", "2024-05-06T99:00:00"),
        ("tomorrow", "tomorrow"),
        ("", ""),
        (1714979289, 1714979289),
        (None, None),
    ],
)
def test_date_times(text: Any, expected: Any) -> None:
    assert _convert.to_datetime(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2024-05-06", datetime.date(2024, 5, 6)), ("2024-02-30", "2024-02-30"), (5, 5)],
)
def test_dates(text: Any, expected: Any) -> None:
    assert _convert.to_date(text) == expected


def test_missing_null_and_unknown() -> None:
    defect = DefectList.from_dict({"id": None, "brand_new": [1]})
    assert defect.id is None
    assert defect.severity is None
    assert defect.additional_properties == {"brand_new": [1]}
    assert defect.to_dict() == {"id": None, "brand_new": [1]}


def test_a_field_that_was_missing_can_be_set() -> None:
    defect = DefectList.from_dict({"id": 1})
    defect.severity = 3
    assert defect.to_dict() == {"id": 1, "severity": 3}


def test_the_order_of_the_server_is_kept() -> None:
    document = {"state": "OPEN", "id": 1, "area": None}
    defect = DefectList.from_dict(document)
    assert list(defect.to_dict()) == ["state", "id", "area"]
    assert defect.id == 1
    assert list(defect.to_dict()) == ["state", "id", "area"]


def test_from_dict_copies() -> None:
    document = {"labels": [{"name": "a", "value": 1}]}
    defect = DefectList.from_dict(document)
    document["labels"][0]["name"] = "changed"
    assert defect.labels[0].name == "a"
    defect.to_dict()["labels"][0]["name"] = "changed"
    assert defect.labels[0].name == "a"


def test_from_dict_of_what_is_not_json_yet() -> None:
    now = datetime.datetime(2024, 5, 6, tzinfo=datetime.UTC)
    defect = DefectList.from_dict({"created_on": now, "asset": AssetSlim.from_dict({"id": 3})})
    assert defect.created_on == now
    assert defect.asset.id == 3
    assert defect.to_dict() == {"created_on": "2024-05-06T00:00:00+00:00", "asset": {"id": 3}}


@pytest.mark.parametrize("wrong", [None, [], "{}", 3])
def test_from_dict_wants_a_mapping(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"DefectList\.from_dict takes a mapping, not "):
        DefectList.from_dict(wrong)


def test_unions_decode_what_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_convert, "_decoders", {})
    convert = _convert.decoder("list[Label] | Label | datetime.date | None")
    assert convert is not None
    assert convert([]) == []
    assert convert([{"name": "a"}, 3]) == [Label.from_dict({"name": "a"}), 3]
    assert convert({"name": "a"}) == Label.from_dict({"name": "a"})
    assert convert("2024-05-06") == datetime.date(2024, 5, 6)
    assert convert("x") == "x"
    assert convert(None) is None
    nested = _convert.decoder("dict[str, list[Label]]")
    assert nested is not None
    assert nested({"a": [{"name": "b"}]})["a"][0].name == "b"
    assert nested([1]) == [1]
    assert _convert.decoder("dict[str, list[int]]") is None


# Changing


def test_setting_before_the_first_look() -> None:
    defect = DefectList.from_dict(finding())
    defect.state = "CLOSED"
    assert defect.state == "CLOSED"
    assert defect.id == 7
    assert exact(defect.to_dict()) == exact(finding(state="CLOSED"))


def test_a_null_that_is_set_is_sent_where_nothing_was() -> None:
    patch = ProjectPatch.from_dict({"name": "a"})
    patch.end = None
    assert patch.to_dict() == {"name": "a", "end": None}
    defect = DefectList.from_dict({"id": 1})
    defect.asset = None  # type: ignore[assignment]
    assert defect.to_dict() == {"id": 1, "asset": None}
    renamed = Renamed.from_dict({})
    renamed.list = None
    assert renamed.to_dict() == {"list_": None}


def test_setting_unset_leaves_out() -> None:
    patch = ProjectPatch(name="a", description=None)
    patch.name = UNSET
    assert patch.to_dict() == {"description": None}


def test_a_changed_date_is_written_anew_and_an_equal_one_is_not() -> None:
    defect = DefectList.from_dict(finding())
    defect.created_on = defect.created_on.astimezone(datetime.UTC)
    assert defect.to_dict()["created_on"] == WHEN
    defect.created_on = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    assert defect.to_dict()["created_on"] == "2025-01-01T00:00:00+00:00"
    defect.repair_by = datetime.date(2025, 1, 2)
    assert defect.to_dict()["repair_by"] == "2025-01-02"


def test_a_nested_change_is_sent() -> None:
    defect = DefectList.from_dict(finding())
    defect.asset.name = "P-2"
    assert defect.to_dict()["asset"] == {"name": "P-2"}


def test_additional_properties_are_sent_changed_and_removed() -> None:
    defect = DefectList.from_dict({"id": 1, "new": 1, "other": {"a": [1]}})
    del defect.additional_properties["new"]
    defect.additional_properties["more"] = datetime.date(2024, 5, 6)
    assert defect.to_dict() == {"id": 1, "other": {"a": [1]}, "more": "2024-05-06"}
    defect.additional_properties = {}
    assert defect.to_dict() == {"id": 1}
    patch = ProjectPatch(name="a")
    patch.additional_properties["beta"] = True
    assert patch.to_dict() == {"name": "a", "beta": True}


@pytest.mark.parametrize("name", ["nmae", "_nmae", "records", "__array__"])
def test_a_misspelt_attribute(name: str) -> None:
    for model in (ProjectPatch(name="a"), ProjectPatch.from_dict({"name": "a"})):
        with pytest.raises(AttributeError, match=f"ProjectPatch has no field '{name}'"):
            getattr(model, name)
        with pytest.raises(AttributeError, match=f"ProjectPatch has no field '{name}'"):
            setattr(model, name, 1)
        assert not hasattr(model, name)
        assert model.to_dict() == {"name": "a"}


def test_a_suggestion_comes_with_the_error() -> None:
    with pytest.raises(AttributeError) as caught:
        _ = ProjectPatch(name="a").nmae  # type: ignore[attr-defined]
    assert caught.value.name == "nmae"
    assert {"name", "to_dict", "additional_properties"} <= set(dir(caught.value.obj))


def test_attributes_cannot_be_deleted() -> None:
    patch = ProjectPatch(name="a")
    with pytest.raises(AttributeError, match="cannot delete 'name'"):
        del patch.name
    assert patch.name == "a"


# Making


def test_unset_none_and_a_value() -> None:
    patch = ProjectPatch(name="Trip check", description=None)
    assert patch.to_dict() == {"name": "Trip check", "description": None}
    assert patch.end is UNSET
    assert ProjectPatch().to_dict() == {}


def test_from_dict_of_a_body_leaves_unset_what_is_missing() -> None:
    patch = ProjectPatch.from_dict({"name": None})
    assert patch.name is None
    assert patch.end is UNSET
    assert patch.to_dict() == {"name": None}


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match=r"^ProjectPatch\(\) got an unexpected .* 'nmae'"):
        ProjectPatch(nmae="a")  # type: ignore[call-arg]
    with pytest.raises(
        TypeError, match=r"^ObtainAccessTokenRequest\(\) missing .*'client_id' and 'client_secret'"
    ):
        ObtainAccessTokenRequest()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        ProjectPatch("a")  # type: ignore[misc]


def test_nested_models_dates_tuples_and_mappings_are_encoded() -> None:
    patch = ProjectPatch(
        labels=[Label(name="a", value=(1, MappingProxyType({"b": datetime.date(2024, 5, 6)})))],
        start=datetime.datetime(2024, 5, 6, tzinfo=datetime.UTC),
    )
    assert patch.to_dict() == {
        "labels": [{"name": "a", "value": [1, {"b": "2024-05-06"}]}],
        "start": "2024-05-06T00:00:00+00:00",
    }


class Renamed(models.Model):
    """As the template writes fields whose JSON names are no good attributes."""

    wire_names: ClassVar[dict[str, str]] = {"list_": "list", "list": "list_", "when": "When-Made"}

    list_: int
    list: str | None
    when: datetime.datetime


def test_renamed_fields_are_written_as_the_api_has_them() -> None:
    document = {"list": 1, "list_": None, "When-Made": WHEN, "when": "other", "to_dict": 2}
    renamed = Renamed.from_dict(document)
    assert (renamed.list_, renamed.list) == (1, None)
    assert isinstance(renamed.when, datetime.datetime)
    assert renamed.additional_properties == {"when": "other", "to_dict": 2}
    assert renamed.to_dict() == document
    assert Renamed(list_=1, list="a", when=renamed.when).to_dict()["When-Made"].startswith("2024")
    assert Renamed.from_dict({"When-Made": None}).to_dict() == {"When-Made": None}


def test_a_subclass_has_its_fields_too() -> None:
    class More(Renamed):
        more: str

    assert More.from_dict({"list": 1, "more": "x"}).more == "x"
    assert More.from_dict({"list": 1, "more": "x"}).list_ == 1


def test_signature_and_help() -> None:
    signature = inspect.signature(ProjectPatch)
    assert {p.kind for p in signature.parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}
    assert signature.parameters["name"].default is UNSET
    assert signature.parameters["name"].annotation == "str | Unset"
    needed = inspect.signature(ObtainAccessTokenRequest).parameters["client_id"]
    assert needed.default is inspect.Parameter.empty


def test_models_are_attrs_classes_for_who_asks() -> None:
    assert attrs.has(ProjectPatch)
    assert [one.name for one in attrs.fields(Label)] == ["name", "value"]
    patch = attrs.evolve(ProjectPatch(name="a"), asset=3)
    assert patch.to_dict() == {"name": "a", "asset": 3}
    label = Label.from_dict({"name": "a", "value": [1]})
    assert attrs.asdict(label) == {"name": "a", "value": [1]}  # type: ignore[arg-type]
    assert attrs.fields(Renamed) == attrs.fields(Renamed)


def test_a_subclass_may_have_a_constructor_of_its_own() -> None:
    class Named(ProjectPatch):
        def __init__(self, name: str) -> None:
            super().__init__(name=name)

    assert Named("a").to_dict() == {"name": "a"}
    assert ProjectPatch(name="b").to_dict() == {"name": "b"}


def test_reading_does_not_import_attrs() -> None:
    code = (
        "import sys; from huvr_api.models import Defect\n"
        "defect = Defect.from_dict({'id': 1, 'asset': {'name': 'a'}})\n"
        "assert (defect.id, defect.asset.name, defect.created_on) == (1, 'a', None)\n"
        "assert 'attr' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_one_plain_field_is_read_without_decoding_the_others() -> None:
    label = DefectList.from_dict({"id": 1, "labels": [{"name": "a", "value": "b"}]})
    assert label.id == 1
    assert label._raw is not None  # type: ignore[attr-defined]
    assert label.labels[0].name == "a"
    assert label._raw is None  # type: ignore[attr-defined]
    assert label.id == 1


# Comparing, copying, keeping


def test_equality_is_by_attributes() -> None:
    one, other = DefectList.from_dict(finding()), DefectList.from_dict(finding())
    assert one == other
    other.asset.name = "P-2"
    assert one != other
    assert one != DefectList.from_dict(finding(new=1))
    assert one != finding()
    assert DefectList.from_dict({"id": 1}) != Defect.from_dict({"id": 1})
    assert ProjectPatch(name="a") == ProjectPatch.from_dict({"name": "a"})
    assert ProjectPatch() != ProjectPatch(name=None)  # type: ignore[arg-type]


def test_models_are_not_hashable() -> None:
    with pytest.raises(TypeError):
        hash(DefectList.from_dict({}))


def test_copies_are_independent() -> None:
    defect = DefectList.from_dict(finding())
    shallow, deep = copy.copy(defect), copy.deepcopy(defect)
    shallow.state, deep.state = "A", "B"
    deep.asset.name = "P-9"
    assert (defect.state, shallow.state, deep.state) == ("OPEN", "A", "B")
    assert defect.asset is shallow.asset
    assert defect.asset.name == "P-1"


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_keep_unset_and_texts(protocol: int) -> None:
    patch = ProjectPatch(name="a", end=None)
    twin = pickle.loads(pickle.dumps(patch, protocol))
    assert twin == patch
    assert twin.start is UNSET
    defect = pickle.loads(pickle.dumps(DefectList.from_dict(finding()), protocol))
    assert exact(defect.to_dict()) == exact(finding())


def test_unset() -> None:
    assert not UNSET
    assert repr(UNSET) == "UNSET"
    assert copy.deepcopy(UNSET) is UNSET
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET
    assert isinstance(UNSET, Unset)


# Pages


def page(**other: Any) -> DefectListPage:
    results = [finding(id=1), finding(id=2)]
    return DefectListPage.from_dict(
        {
            "count": 9,
            "next": "https://a.example/?offset=2",
            "previous": None,
            "results": results,
            **other,
        }
    )


def test_a_page_is_iterable_and_true() -> None:
    assert [defect.id for defect in page()] == [1, 2]
    assert len(page()) == 2
    assert page()
    assert page().count == 9
    empty = page(results=[])
    assert list(empty) == []
    assert empty


@pytest.mark.parametrize("results", [None, "abc", {"id": 1}, 5])
def test_a_page_without_a_list_is_empty(results: Any) -> None:
    odd = page(results=results)
    assert list(odd) == []
    assert len(odd) == 0
    assert odd.records == []
    assert odd.to_dict()["results"] == results


def test_records_are_plain_and_follow_changes() -> None:
    found = page()
    found.results[0].state = "CLOSED"
    assert [exact(one) for one in found.records] == [
        exact(finding(id=1, state="CLOSED")),
        exact(finding(id=2)),
    ]
    assert page(results=[3, None]).records == [3, None]


# Threads


def test_the_first_look_of_many_threads_gives_one_object() -> None:
    count = 8
    for _ in range(50):
        defect = DefectList.from_dict(finding(labels=[{"name": "a"}], created_by={"id": 3}))
        barrier = threading.Barrier(count)
        seen: list[tuple[UserLite, Label, str]] = []

        def look(one: DefectList = defect, start: threading.Barrier = barrier) -> None:
            start.wait()
            seen.append((one.created_by, one.labels[0], exact(one.to_dict())))  # noqa: B023

        def write(one: DefectList = defect, start: threading.Barrier = barrier) -> None:
            start.wait()
            text = exact(one.to_dict())
            seen.append((one.created_by, one.labels[0], text))  # noqa: B023

        threads = [threading.Thread(target=(look, write)[at % 2]) for at in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(seen) == count
        assert len({id(user) for user, _, _ in seen}) == 1
        assert len({id(label) for _, label, _ in seen}) == 1
        assert len({text for _, _, text in seen}) == 1


def test_a_first_look_that_lost_the_race_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread decodes between the first check and the lock."""
    defect = DefectList.from_dict({"id": 1})

    class Raced:
        def __enter__(self) -> None:
            monkeypatch.undo()
            defect.state = "CLOSED"

        def __exit__(self, *error: object) -> None: ...

    monkeypatch.setattr(_model, "_first_look", Raced())
    assert defect.state == "CLOSED"
    assert defect.id == 1


def test_writing_that_lost_the_race_writes_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    defect = DefectList.from_dict({"id": 1, "created_on": WHEN})

    class Raced:
        def __enter__(self) -> None:
            monkeypatch.undo()
            defect.state = "CLOSED"

        def __exit__(self, *error: object) -> None: ...

    monkeypatch.setattr(_model, "_first_look", Raced())
    assert defect.to_dict() == {"id": 1, "created_on": WHEN, "state": "CLOSED"}


def test_a_child_process_does_not_wait_for_a_thread_it_does_not_have() -> None:
    before = _model._first_look
    _model._renew_lock()
    try:
        assert _model._first_look is not before
        assert DefectList.from_dict({"id": 1}).id == 1
    finally:
        _model._first_look = before


def test_a_shallow_copy_has_its_own_memory_of_what_came() -> None:
    defect = DefectList.from_dict({"id": 1})
    twin = copy.copy(defect)
    twin.state_note = None
    assert (defect.to_dict(), twin.to_dict()) == ({"id": 1}, {"id": 1, "state_note": None})
