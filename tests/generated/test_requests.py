"""What a request model is to the people who use it: a body that sends what is set."""

from __future__ import annotations

import copy
import datetime
import decimal
import inspect
import pickle
import uuid
from types import MappingProxyType
from typing import Any, ClassVar

import attrs
import pytest
from huvr_api import models
from huvr_api.models import (
    AssetSlim,
    DefectPatch,
    Label,
    ObtainAccessTokenRequest,
    ProjectPatch,
    RequestModel,
)
from huvr_api.types import UNSET, Unset

from .findings import WHEN

DAY = datetime.date(2024, 5, 6)


def test_unset_none_and_a_value() -> None:
    patch = ProjectPatch(name="Trip check", description=None)
    assert patch.to_dict() == {"name": "Trip check", "description": None}
    assert patch.end is UNSET
    assert ProjectPatch().to_dict() == {}


def test_changes_are_sent() -> None:
    patch = ProjectPatch(name="a", description=None)
    patch.name = UNSET
    patch.end = None
    assert patch.to_dict() == {"description": None, "end": None}


def test_from_dict_leaves_unset_what_is_missing() -> None:
    patch = ProjectPatch.from_dict({"name": None, "beta": {"a": 1}})
    assert patch.name is None
    assert patch.end is UNSET
    assert patch.additional_properties == {"beta": {"a": 1}}
    assert patch.to_dict() == {"name": None, "beta": {"a": 1}}


def test_dates_are_sent_as_they_came_while_they_are_the_same() -> None:
    patch = DefectPatch.from_dict({"captured_on": WHEN, "resolved_on": WHEN, "state": "OPEN"})
    assert patch.captured_on == datetime.datetime(2024, 5, 6, 7, 8, 9, 120000, datetime.UTC)
    patch.resolved_on = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    assert patch.to_dict() == {
        "captured_on": WHEN,
        "resolved_on": "2025-01-01T00:00:00+00:00",
        "state": "OPEN",
    }


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match=r"^ProjectPatch\S* got an unexpected .* 'nmae'"):
        ProjectPatch(nmae="a")  # type: ignore[call-arg]
    with pytest.raises(
        TypeError, match=r"^ObtainAccessTokenRequest\S* missing .*'client_id' and 'client_secret'"
    ):
        ObtainAccessTokenRequest()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        ProjectPatch("a")  # type: ignore[misc]


def test_what_is_encoded() -> None:
    key = uuid.UUID("12345678-1234-5678-1234-567812345678")
    value = (1, MappingProxyType({"b": DAY, "c": UNSET}), decimal.Decimal("1.50"), key)
    patch = ProjectPatch(
        labels=[Label(name="a", value=value)],
        start=datetime.datetime(2024, 5, 6, tzinfo=datetime.UTC),
    )
    patch.additional_properties["assets"] = [AssetSlim.from_dict({"id": 3})]
    assert patch.to_dict() == {
        "labels": [{"name": "a", "value": [1, {"b": "2024-05-06"}, "1.50", str(key)]}],
        "start": "2024-05-06T00:00:00+00:00",
        "assets": [{"id": 3}],
    }


def test_to_dict_shares_nothing() -> None:
    label = Label(name="a", value={"list": [1]})
    label.to_dict()["value"]["list"].append(2)
    assert label.value == {"list": [1]}


@pytest.mark.parametrize("name", ["nmae", "_nmae", "records"])
def test_a_misspelt_attribute(name: str) -> None:
    patch = ProjectPatch(name="a")
    with pytest.raises(AttributeError, match=f"'ProjectPatch' object has no attribute '{name}'"):
        getattr(patch, name)
    with pytest.raises(AttributeError, match=f"'ProjectPatch' object has no attribute '{name}'"):
        setattr(patch, name, 1)
    assert patch.to_dict() == {"name": "a"}


@attrs.define(kw_only=True, repr=False)
class Renamed(RequestModel):
    """As the template writes fields whose JSON names are no good attributes."""

    wire_names: ClassVar[dict[str, str]] = {"list_": "list", "when": "When-Made"}

    list_: int
    when: datetime.datetime | Unset = UNSET
    price: decimal.Decimal | Unset | None = UNSET
    inside: list[models.Label] | Unset = UNSET


def test_renamed_fields_are_written_as_the_api_has_them() -> None:
    document = {"list": 1, "When-Made": WHEN, "when": "other", "price": "1.50"}
    renamed = Renamed.from_dict(document)
    assert (renamed.list_, renamed.price) == (1, decimal.Decimal("1.50"))
    assert isinstance(renamed.when, datetime.datetime)
    assert renamed.to_dict() == document
    assert Renamed(list_=1, inside=[Label(name="a", value=2)]).to_dict() == {
        "list": 1,
        "inside": [{"name": "a", "value": 2}],
    }
    assert Renamed.from_dict({"inside": [{"name": "a", "x": 1}]}).to_dict() == {
        "inside": [{"name": "a", "x": 1}]
    }


def test_signature_and_help() -> None:
    signature = inspect.signature(ProjectPatch)
    assert {p.kind for p in signature.parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}
    assert signature.parameters["name"].default is UNSET
    assert signature.parameters["name"].annotation == "str | Unset"
    needed = inspect.signature(ObtainAccessTokenRequest).parameters["client_id"]
    assert needed.default is inspect.Parameter.empty


def test_request_models_are_attrs_classes() -> None:
    assert {"name", "value"} <= {one.name for one in attrs.fields(Label)}
    patch = ProjectPatch(name="a")
    patch.additional_properties["beta"] = True
    assert attrs.evolve(patch, asset=3).to_dict() == {"name": "a", "asset": 3, "beta": True}
    label = Label.from_dict({"name": "a", "value": [1]})
    assert attrs.asdict(label, filter=lambda field, _: field.name in ("name", "value")) == {
        "name": "a",
        "value": [1],
    }


def test_repr_shows_what_will_be_sent() -> None:
    patch = ProjectPatch(name="a", description=None, labels=[Label(name="b", value="x" * 99)])
    long = "x" * 99
    assert repr(patch) == (
        f"ProjectPatch(description=None, labels=[Label(name='b', value='{long}')], name='a')"
    )
    patch.additional_properties["beta"] = 1
    assert repr(patch).endswith(", name='a', beta=1)")
    assert repr(ProjectPatch()) == "ProjectPatch()"


def test_a_subclass_may_have_a_constructor_of_its_own() -> None:
    class Named(ProjectPatch):
        def __init__(self, name: str) -> None:
            super().__init__(name=name)

    assert Named("a").to_dict() == {"name": "a"}
    assert ProjectPatch(name="b").to_dict() == {"name": "b"}


def test_equality_is_by_attributes() -> None:
    assert ProjectPatch(name="a") == ProjectPatch.from_dict({"name": "a"})
    assert ProjectPatch() != ProjectPatch(name=None)  # type: ignore[arg-type]
    assert ProjectPatch(name="a") != ProjectPatch.from_dict({"name": "a", "beta": 1})
    with pytest.raises(TypeError, match="unhashable"):
        hash(ProjectPatch())


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_and_copies_keep_unset_and_texts(protocol: int) -> None:
    patch = ProjectPatch.from_dict({"name": "a", "end": None, "start": WHEN})
    for twin in (pickle.loads(pickle.dumps(patch, protocol)), copy.deepcopy(patch)):
        assert twin == patch
        assert twin.asset is UNSET
        assert twin.to_dict() == {"name": "a", "end": None, "start": WHEN}


def test_unset() -> None:
    assert not UNSET
    assert repr(UNSET) == "UNSET"
    assert copy.deepcopy(UNSET) is UNSET
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET
    assert isinstance(UNSET, Unset)


def test_any_shape_is_taken_from_json() -> None:
    label: Any = Label.from_dict({"name": 5})
    assert (label.name, label.value) == (5, UNSET)
    assert label.to_dict() == {"name": 5}
