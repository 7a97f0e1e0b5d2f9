"""OpenAPI 3.1, shared parts and JSON's other spellings come down to one form."""

from __future__ import annotations

import pytest
from pipeline.json_tree import Schema, clone
from pipeline.normalise import openapi_30
from pipeline.normalise.rules import normalise
from pipeline.read import document
from pipeline_kit import ID, answer, content, described, ref, taking, tiny


def formed(schema: Schema) -> Schema:
    """One schema after `form_of_3_0`."""
    described_: Schema = described({}, {"A": schema}) | {"openapi": "3.1.0"}
    openapi_30.form_of_3_0(described_)
    made: Schema = described_["components"]["schemas"]["A"]
    return made


FORMS: list[tuple[Schema, Schema]] = [
    ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
    ({"type": ["string"]}, {"type": "string"}),
    ({"type": ["null"]}, {"nullable": True}),
    ({"type": "null"}, {"nullable": True}),
    (
        {"type": ["string", "integer", "null"]},
        {"anyOf": [{"type": "string"}, {"type": "integer"}], "nullable": True},
    ),
    ({"const": "a"}, {"enum": ["a"]}),
    ({"const": None}, {"enum": [], "nullable": True}),
    ({"enum": ["a", None]}, {"enum": ["a"], "nullable": True}),
    ({"anyOf": [ref("B"), {"type": "null"}]}, {"allOf": [ref("B")], "nullable": True}),
    ({"oneOf": [{"type": "null"}]}, {"nullable": True}),
    (
        {"oneOf": [ref("B"), {"type": "string"}]},
        {"oneOf": [ref("B"), {"type": "string"}]},
    ),
    ({"type": "number", "exclusiveMinimum": 5}, {"type": "number"}),
    (
        {"type": "number", "minimum": 5, "exclusiveMinimum": True},
        {"type": "number", "minimum": 5, "exclusiveMinimum": True},
    ),
    ({"type": "array", "prefixItems": [{}]}, {"type": "array", "items": {}}),
    ({"type": "array", "items": True}, {"type": "array", "items": {}}),
    ({"properties": {"x": True, "not": {}}}, {"properties": {"x": {}, "not": {}}}),
    (
        {"if": {}, "$comment": "x", "x-y": 1, "patternProperties": {"a": {}}, "examples": [1]},
        {},
    ),
    ({"properties": {"if": {"const": 3}}}, {"properties": {"if": {"enum": [3]}}}),
]


@pytest.mark.parametrize(("new", "old"), FORMS)
def test_a_schema_of_3_1_is_written_as_in_3_0(new: Schema, old: Schema) -> None:
    assert formed(new) == old
    assert formed(clone(old)) == old


def test_only_3_1_gets_another_version_and_loses_what_3_0_has_not() -> None:
    old, new = described({}), described({}, webhooks={}) | {"openapi": "3.1.1"}
    new["jsonSchemaDialect"] = "https://spec.openapis.org/oas/3.1/dialect/base"
    document.validate(new, "x")
    for one in (old, new):
        openapi_30.only_calls(one)
        openapi_30.form_of_3_0(one)
    assert old["openapi"] == new["openapi"] == "3.0.3"
    assert "webhooks" not in new
    assert "jsonSchemaDialect" not in new


def test_the_same_api_in_3_1_is_the_same() -> None:
    new: Schema = tiny() | {"openapi": "3.1.0"}
    thing = new["components"]["schemas"]["Thing"]["properties"]
    thing["made_on"] = {"type": ["string", "null"], "format": "date-time"}
    thing["parent"] = {"$ref": "#/components/schemas/Thing", "examples": [1]}
    page = new["paths"]["/api/things/"]["get"]["responses"]["200"]["content"]["application/json"]
    for field in ("next", "previous"):
        page["schema"]["properties"][field] = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    document.validate(new, "x")
    made = normalise(new)
    document.validate(made, "x")
    plain = normalise(tiny())
    for field in ("next", "previous"):
        one = made["components"]["schemas"]["ThingPage"]["properties"][field]
        assert one.pop("allOf") == [{"type": "string"}]
        one["type"] = "string"
    assert made == plain


def test_shared_parts_stand_where_they_are_used() -> None:
    shared = described(
        {"/a/{id}": {"$ref": "#/components/pathItems/A"}, "/b": {"x-note": "odd"}},
    )
    shared["components"] |= {
        "pathItems": {
            "A": {
                "parameters": [{"$ref": "#/components/parameters/Alias"}],
                "get": {
                    "requestBody": {"$ref": "#/components/requestBodies/B"},
                    "responses": {
                        "200": {"$ref": "#/components/responses/Fine"},
                        "404": {"$ref": "#/components/responses/Bad"},
                    },
                },
            }
        },
        "parameters": {"Alias": {"$ref": "#/components/parameters/Id"}, "Id": ID},
        "requestBodies": {"B": content({"type": "string"})},
        "responses": {"Fine": {"description": "."} | content({}), "Bad": {"description": "."}},
    }
    openapi_30.inline_components(shared)
    assert shared["paths"]["/a/{id}"] == {
        "parameters": [ID],
        "get": {
            "requestBody": content({"type": "string"}),
            "responses": {
                "200": {"description": "."} | content({}),
                "404": {"$ref": "#/components/responses/Bad"},
            },
        },
    }
    assert set(shared["components"]) == {"schemas", "responses", "securitySchemes"}


def test_a_shared_part_is_copied_for_each_use() -> None:
    body = {"$ref": "#/components/requestBodies/B"}
    shared = described(
        {
            "/a": {
                "put": answer() | {"requestBody": dict(body)},
                "post": answer() | {"requestBody": dict(body)},
            }
        }
    )
    shared["components"]["requestBodies"] = {"B": content({"type": "object"})}
    openapi_30.inline_components(shared)
    put, post = (shared["paths"]["/a"][method]["requestBody"] for method in ("put", "post"))
    assert put == post
    assert put is not post


def test_a_document_without_components_is_fine() -> None:
    bare: Schema = {"openapi": "3.0.3", "info": {}, "paths": {"/a": {"get": taking({}, answer())}}}
    for rule in openapi_30.RULES:
        rule(bare)
    assert bare["components"] == {"schemas": {}}


def test_what_3_1_says_in_its_own_way() -> None:
    """`$defs`, anchors, `const`, type arrays, files by media type, webhooks, what is true."""
    inner = {"type": "string", "contentMediaType": "image/png"}
    whole = {
        "type": ["object", "null"],
        "$defs": {"Part": {"type": "object", "properties": {"n": {"type": ["integer", "null"]}}}},
        "$anchor": "top",
        "properties": {
            "part": {"$ref": "#/components/schemas/Whole/$defs/Part"},
            "again": {"$ref": "#/components/schemas/Whole/properties/kind"},
            "kind": {"const": "whole"},
            "file": inner,
            "text": inner | {"contentEncoding": "base64"},
            "any": True,
            "list": {"type": "array", "items": {"$dynamicRef": "#top"}},
        },
    }
    described_: Schema = described(
        {"/api/a/": {"post": taking(ref("Whole"), answer(ref("Whole")))}},
        {"Whole": whole, "Anything": True},
        webhooks={"on": {"post": answer()}},
    ) | {"openapi": "3.2.0"}
    made = normalise(described_)
    document.validate(made, "normalised")
    named = made["components"]["schemas"]
    fields = named["Whole"]["properties"]
    assert fields["part"] == ref("Part")
    assert named["Part"]["properties"] == {"n": {"type": "integer", "nullable": True}}
    assert fields["again"] == {"anyOf": [ref("WholeAgain"), {"type": "string"}]}
    assert fields["kind"] == {"anyOf": [ref("WholeKind"), {"type": "string"}]}
    assert fields["file"] == {"type": "string"}
    assert fields["any"] == {}
    assert fields["list"] == {"type": "array", "items": {}}
    assert named["WholeRequest"]["properties"]["file"] == {"type": "string", "format": "binary"}
    assert named["WholeRequest"]["properties"]["text"] == {"type": "string"}
    taken = made["paths"]["/api/a/"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert taken == ref("WholeRequest")


def test_a_pointer_leads_through_lists_and_escapes() -> None:
    schema: Schema = {"type": "object", "properties": {"a/b": {"oneOf": [{"type": "integer"}, {}]}}}
    pointer = "#/components/schemas/A/properties/a~1b/oneOf/0"
    document_ = described({}, {"A": schema, "B": {"items": {"$ref": pointer}}})
    openapi_30.named_schemas(document_)
    made = document_["components"]["schemas"]
    assert made["B"]["items"] == ref("0")
    assert made["0"] == {"type": "integer"}
    assert openapi_30.target(document_, "#/components/schemas/%41") == schema
    for nowhere in ("#/components/no", pointer.replace("0", "9"), "#/info/title/x"):
        assert openapi_30.target(document_, nowhere) is None


def test_a_description_without_paths_has_no_operations() -> None:
    bare: Schema = {"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "components": {}}
    assert normalise(bare)["paths"] == {}
