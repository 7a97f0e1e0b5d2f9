"""The Arrow schema of models."""

from __future__ import annotations

import inspect
from typing import Any

import pyarrow as pa
import pytest
from huvr_api.client import Api
from huvr_api.models import Defect, DefectList, Label, PathEntry

from huvr_client import HuvrClient, tables
from huvr_client.tables._shapes import FREE_FORM, record


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("id", pa.int64()),
        ("pitch", pa.float64()),
        ("is_locked", pa.bool_()),
        ("description", pa.string()),
        ("state", pa.string()),  # documented values and others
        ("created_on", pa.timestamp("us", "UTC")),
        ("repair_by", pa.date32()),
        ("geo_point", pa.list_(pa.float64())),
        ("labels", pa.list_(pa.struct([("name", pa.string()), ("value", pa.string())]))),
    ],
)
def test_types_come_from_the_description(field: str, kind: pa.DataType) -> None:
    assert tables.schema(Defect).field(field) == pa.field(field, kind, nullable=True)


def test_nested_objects_are_structs() -> None:
    asset = tables.schema(DefectList).field("asset").type
    assert pa.types.is_struct(asset)
    assert asset.field("id").type == pa.int64()
    assert asset.field("owner").type.field("updated_on").type == pa.timestamp("us", "UTC")


def test_flattened_columns_have_dotted_names() -> None:
    nested = tables.schema(DefectList)
    flat = tables.schema(DefectList, flatten=True)
    assert flat.field("asset.owner.name").type == pa.string()
    assert flat.field("labels").type == nested.field("labels").type
    assert not [field.name for field in flat if pa.types.is_struct(field.type)]
    assert len(set(flat.names)) == len(flat.names)


def test_order_is_that_of_the_model() -> None:
    assert tables.schema(Label).names == ["name", "value"]


def _walks() -> list[Any]:
    with HuvrClient(base_url="http://127.0.0.1:9", client_id="a", client_secret="b") as huvr:
        return [
            method
            for resource in dir(Api)
            if not resource.startswith("_")
            for name, method in inspect.getmembers(getattr(huvr, resource), inspect.ismethod)
            if name.endswith("iter")
        ]


def test_every_list_has_a_schema() -> None:
    walks = _walks()
    assert len(walks) > 20
    for walk in walks:
        schema = tables.stream(walk).schema
        assert schema.names, walk
        assert tables.stream(walk).flatten().schema.names, walk


def test_a_model_inside_itself_is_text() -> None:
    """Without a stop, a type that holds itself would have no end."""
    shape = record(Node)
    assert shape.fields["parent"] is FREE_FORM
    assert shape.fields["children"] is FREE_FORM
    assert shape.fields["other"].type.field("node").type == pa.string()


class Node(PathEntry):
    parent: Node | None
    children: list[Node]
    other: Other


class Other(PathEntry):
    node: Node | None


def test_unions_of_other_types_and_mappings_are_text() -> None:
    shape = record(Odd)
    assert shape.fields["either"] is FREE_FORM
    assert shape.fields["mapping"] is FREE_FORM
    assert shape.fields["several"].type == pa.list_(pa.string())


class Odd(PathEntry):
    either: int | str
    mapping: dict[str, str]
    several: list[str | None]


@pytest.mark.parametrize("thing", [int, "Defect", Defect.from_dict({"id": 1}), None])
def test_only_models_have_a_schema(thing: Any) -> None:
    with pytest.raises(TypeError, match="a model is needed"):
        tables.schema(thing)
