"""Each rule for single schemas, with the defect it is for and a document that has none."""

from __future__ import annotations

import pytest
from pipeline.json_tree import Schema, clone
from pipeline.normalise import schema_rules
from pipeline_kit import answer, content, described, ref, taking, tiny


def schemas(rule: schema_rules.Rule, **schemas: Schema) -> dict[str, Schema]:
    """The schemas of a document after `rule`."""
    document = described({}, schemas)
    rule(document)
    return document["components"]["schemas"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("rule", schema_rules.RULES)
def test_a_rule_is_content_with_its_own_result(rule: schema_rules.Rule) -> None:
    once = tiny()
    rule(once)
    twice = clone(once)
    rule(twice)
    assert twice == once


def test_every_schema_is_found_at_any_depth() -> None:
    inner = {"type": "string"}
    nested: Schema = {
        "properties": {"items": {"items": inner}, "x": {"additionalProperties": inner}},
        "allOf": [inner],
        "anyOf": [{"oneOf": [inner]}],
        "not": inner,
        "additionalProperties": False,
    }
    document = described({"/a": {"post": taking(inner, answer(inner))}}, {"A": nested})
    document["components"]["responses"] = {"E": {"description": ".", **content(inner)}}
    assert sum(one is inner for one in schema_rules.every(document)) == 8


def test_s31_names_become_class_names_and_references_follow() -> None:
    made = schemas(
        schema_rules.plain_names,
        **{
            "_Odd": {},
            "odd": {},
            "Odd": {},
            "a.bSerializer": ref("_Odd"),
            "x/y": ref("x~1y"),
        },
    )
    assert made == {
        "Odd": {},
        "Odd2": {},
        "Odd22": {},
        "AB": ref("Odd2"),
        "XY": ref("XY"),
    }


def test_names_that_differ_in_case_only_are_not_one_file() -> None:
    made = schemas(schema_rules.plain_names, AssetType={}, Assettype={}, ASSETTYPE={})
    assert len({name.lower() for name in made}) == 3
    assert "ASSETTYPE" in made


def test_r09_a_free_form_object_is_any_json() -> None:
    free: Schema = {"type": "object"}
    made = schemas(
        schema_rules.free_form,
        A={"type": "object", "properties": {"x": dict(free), "y": {"items": dict(free)}}},
        B={"type": "object", "additionalProperties": True, "nullable": True},
        C={"type": "object", "additionalProperties": {"type": "string"}},
        D={"type": "object", "allOf": [{}]},
        E={"type": "object", "additionalProperties": {}},
    )
    assert made == {
        "A": {"type": "object", "properties": {"x": {}, "y": {"items": {}}}},
        "B": {"nullable": True},
        "C": {"type": "object", "additionalProperties": {"type": "string"}},
        "D": {"type": "object", "allOf": [{}]},
        "E": {},
    }


def test_an_enum_is_of_texts_or_whole_numbers() -> None:
    made = schemas(
        schema_rules.literal_enums,
        A={"enum": ["a", "b"]},
        B={"type": "number", "enum": [1, 2]},
        C={"type": "number", "enum": [1, 2.5]},
        D={"type": "boolean", "enum": [True]},
        E={"enum": [{"a": 1}]},
        F={"enum": []},
        G={"enum": ["a", 1, True]},
    )
    assert made == {
        "A": {"type": "string", "enum": ["a", "b"]},
        "B": {"type": "integer", "enum": [1, 2]},
        "C": {"type": "number"},
        "D": {"type": "boolean"},
        "E": {},
        "F": {},
        "G": {"anyOf": [{"type": "boolean"}, {"type": "integer"}, {"type": "string"}]},
    }


def test_r15_bounds_beyond_64_bits_go() -> None:
    made = schemas(
        schema_rules.possible_bounds,
        A={"type": "integer", "maximum": 9223372036854776000, "minimum": -9223372036854776000},
        B={"type": "integer", "minimum": -9223372036854776000},
        C={"type": "integer", "maximum": 2**63 - 1, "minimum": -(2**63)},
    )
    assert made["A"] == made["B"] == {"type": "integer", "format": "int64"}
    assert made["C"]["maximum"] == 2**63 - 1


def test_r03_an_array_has_items_not_characters() -> None:
    made = schemas(
        schema_rules.possible_bounds,
        A={"type": "array", "minLength": 2, "maxLength": 3},
        B={"type": "array", "minLength": 2, "minItems": 1},
        C={"type": "string", "minLength": 2},
    )
    assert made["A"] == {"type": "array", "minItems": 2, "maxItems": 3}
    assert made["B"] == {"type": "array", "minItems": 1}
    assert made["C"] == {"type": "string", "minLength": 2}


def test_r12_null_in_one_serializer_is_null_in_all_of_the_model() -> None:
    text: Schema = {"type": "string"}
    made = schemas(
        schema_rules.null_as_in_siblings,
        CrewCreate={
            "properties": {"a": text | {"nullable": True}, "b": dict(text), "c": {"nullable": True}}
        },
        CrewDetail={"properties": {"a": dict(text), "b": dict(text), "c": {}}},
        Other={"properties": {"a": dict(text)}},
    )
    assert made["CrewDetail"]["properties"] == {"a": text | {"nullable": True}, "b": text, "c": {}}
    assert made["Other"]["properties"] == {"a": text}


def test_what_stands_beside_a_reference_counts() -> None:
    made = schemas(
        schema_rules.null_beside_reference,
        A={"properties": {"a": ref("B") | {"nullable": True, "description": "x"}, "b": ref("B")}},
    )
    assert made["A"]["properties"] == {
        "a": {"nullable": True, "description": "x", "allOf": [ref("B")]},
        "b": ref("B"),
    }


def test_r19_a_patch_answers_as_a_put() -> None:
    echoing = taking(ref("Echo"), answer(ref("Echo")))
    document = described(
        {
            "/a": {"put": answer(ref("Full")), "patch": clone(echoing)},
            "/b": {"patch": clone(echoing)},
            "/c": {"put": answer(code="204"), "patch": clone(echoing)},
            "/d": {"put": {"responses": {"404": {}}}, "patch": clone(echoing)},
            "/e": {"put": answer(ref("Full")), "patch": taking(ref("Echo"), answer(ref("Job")))},
        }
    )
    schema_rules.answer_of_patch(document)
    answers = {path: item["patch"]["responses"]["200"] for path, item in document["paths"].items()}
    got = {path: one["content"]["application/json"]["schema"] for path, one in answers.items()}
    echo = ref("Echo")
    assert got == {"/a": ref("Full"), "/b": echo, "/c": echo, "/d": echo, "/e": ref("Job")}


def test_s34_global_security_stands_on_each_operation() -> None:
    operations: Schema = {"get": answer(), "post": answer() | {"security": []}}
    document = described({"/a": operations}, security=[{"Token": []}])
    schema_rules.explicit_security(document)
    assert operations["get"]["security"] == [{"Token": []}]
    assert operations["post"]["security"] == []


def test_r20_a_filter_takes_several_values_and_says_which() -> None:
    one = {"in": "query", "name": "a", "schema": {"type": "string", "enum": ["x", "y"]}}
    many = {"in": "query", "name": "b", "description": "By state.",
            "schema": {"type": "array", "items": {"type": "integer", "enum": [1]}}}  # fmt: skip
    path = {"in": "path", "name": "c", "schema": {"type": "string", "enum": ["x"]}}
    document = described(
        {"/a": {"parameters": [path], "get": answer() | {"parameters": [one, many]}}}
    )
    schema_rules.comma_lists(document)
    assert one["description"] == "One or more of: x, y."
    assert one["schema"] == {"type": "string", "x-values": ["x", "y"]}
    assert many["description"] == "By state. One or more of: 1."
    assert path["schema"] == {"type": "string", "enum": ["x"]}
