"""What is said of a named schema, and means of the places where it stands."""

from __future__ import annotations

import pytest
from pipeline.json_tree import Schema
from pipeline.normalise import named_schemas, openapi_30
from pipeline_kit import described, obj, ref

STATE: Schema = {"type": "string", "enum": ["A", "B"], "description": "A state."}
NAMED: dict[str, Schema] = {
    "State": STATE,
    "More": {"type": "string", "enum": ["B", "C"]},
    "BlankEnum": {"enum": [""]},
    "NullEnum": {"enum": [None]},
    "Other": obj(x={"type": "string"}),
}


@pytest.mark.parametrize(
    ("field", "inline"),
    [
        (ref("State"), {"type": "string", "enum": ["A", "B"]}),
        (
            {"allOf": [ref("State")], "description": "Mine.", "default": "A"},
            {"type": "string", "enum": ["A", "B"], "description": "Mine.", "default": "A"},
        ),
        (
            {"oneOf": [ref("State"), ref("BlankEnum"), ref("NullEnum")]},
            {"type": "string", "enum": ["A", "B", ""], "nullable": True},
        ),
        ({"anyOf": [ref("State"), ref("More")]}, {"type": "string", "enum": ["A", "B", "C"]}),
        (
            {"type": "array", "items": ref("State")},
            {"type": "array", "items": {"type": "string", "enum": ["A", "B"]}},
        ),
        ({"oneOf": [ref("State"), ref("Other")]}, None),
        ({"anyOf": [ref("State"), {"type": "string"}]}, None),
        (ref("Other"), None),
        ({"type": "string"}, None),
    ],
)
def test_named_enums_are_written_where_they_are_used(field: Schema, inline: Schema | None) -> None:
    document = described({}, {"A": obj(field=field), **NAMED})
    openapi_30.form_of_3_0(document)
    found = document["components"]["schemas"]["A"]["properties"]
    before = dict(found["field"])
    named_schemas.inline_enums(document)
    assert found["field"] == (before if inline is None else inline)
    assert NAMED["State"] == STATE


def test_a_named_object_is_not_null_in_all_its_places() -> None:
    """drf-yasg writes it once for all, from the first place."""
    document = described(
        {}, {"A": obj(x={"nullable": True}) | {"nullable": True}, "B": {"nullable": True}}
    )
    named_schemas.null_by_use(document)
    assert document["components"]["schemas"] == {
        "A": obj(x={"nullable": True}),
        "B": {"nullable": True},
    }
