"""Which classes there are, what they are called, and what each of them has."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pipeline.errors import PipelineError
from pipeline.json_tree import Schema
from pipeline.normalise import models, read_write
from pipeline.normalise.operation_names import name_operations
from pipeline.normalise.refs import define, reachable, refs
from pipeline.normalise.rules import normalise
from pipeline_kit import answer, content, described, envelope, ref, taking, tiny


def after(rule: models.Rule, document: Schema) -> dict[str, Schema]:
    name_operations(document, {})
    rule(document)
    return document["components"]["schemas"]  # type: ignore[no-any-return]


def media(document: Schema, path: str, method: str, code: str = "200") -> Schema:
    response = document["paths"][path][method]["responses"][code]
    return response["content"]["application/json"]["schema"]  # type: ignore[no-any-return]


def obj(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties}


TEXT: Schema = {"type": "string"}


def test_envelopes_of_one_item_become_one_page() -> None:
    document = described(
        {"/a": {"get": answer(envelope(ref("A")))}, "/b": {"get": answer(envelope(ref("A")))}},
        {"A": obj(x=TEXT)},
    )
    made = after(models.pages, document)
    assert set(made) == {"A", "APage"}
    assert media(document, "/a", "get") == media(document, "/b", "get") == ref("APage")
    assert made["APage"]["description"] == "A page of a list of A."


def test_a_page_that_would_take_the_name_of_another_schema_gets_its_own() -> None:
    document = described(
        {"/a": {"get": answer(envelope(ref("A")))}}, {"A": {}, "APage": obj(z=TEXT)}
    )
    assert set(after(models.pages, document)) == {"A", "APage", "APage2"}
    assert media(document, "/a", "get") == ref("APage2")


def test_what_is_no_envelope_stays() -> None:
    document = described(
        {
            "/a": {
                "get": answer(obj(count=TEXT)),
                "put": answer(envelope(TEXT)),
                "post": answer(TEXT),
            }
        }
    )
    assert after(models.pages, document) == {}


def test_objects_that_stand_in_operations_are_named_after_them() -> None:
    document = described({"/api/a/go/": {"post": taking(obj(x=TEXT), answer(obj(y=TEXT)))}})
    assert set(after(models.inline_bodies, document)) == {"AGoBody", "AGoResult"}
    body = document["paths"]["/api/a/go/"]["post"]["requestBody"]
    assert body == content(ref("AGoBody"))


def test_objects_that_stand_in_objects_are_named_after_their_place() -> None:
    inner = obj(deep=obj(x=TEXT)) | {"nullable": True}
    made = after(
        models.inline_objects,
        described({}, {"A": obj(one=inner, many={"type": "array", "items": obj(x=TEXT)}, p=TEXT)}),
    )
    assert set(made) == {"A", "AOne", "AOneDeep", "AMany"}
    assert made["A"]["properties"] == {
        "one": {"allOf": [ref("AOne")], "nullable": True},
        "many": {"type": "array", "items": ref("AMany")},
        "p": TEXT,
    }
    assert "nullable" not in made["AOne"]
    assert made["AOne"]["properties"]["deep"] == ref("AOneDeep")


def enum(*values: str | int, **more: object) -> Schema:
    return {
        "type": "string" if isinstance(values[0], str) else "integer",
        "enum": [*values],
        **more,
    }


def test_s30_an_enum_of_one_field_in_several_serializers_is_one() -> None:
    document = described(
        {},
        {
            "ProjectList": obj(status=enum("B", "A", minLength=1, description="Where it is.")),
            "ProjectDetail": obj(status=enum("A", "B")),
            "Log": obj(project=obj(status=enum("B", "A"))),
            "User": obj(roles={"type": "array", "items": enum("X")}),
        },
    )
    made = after(models.enums, document)
    assert made["ProjectStatus"] == {"type": "string", "enum": ["A", "B"]}
    assert made["UserRole"] == {"type": "string", "enum": ["X"]}
    assert len(made) == 6
    assert made["ProjectList"]["properties"]["status"] == {
        "description": "Where it is.",
        "allOf": [ref("ProjectStatus")],
    }


def test_enums_of_one_name_and_other_values_are_two() -> None:
    document = described(
        {},
        {
            "AssetList": obj(state=enum("A")),
            "AssetDetail": obj(state=enum("B")),
            "AssetSlim": obj(state=enum("C")),
            "AssetTiny": obj(state=enum(1)),
            "AssetLite": obj(state=enum("1")),
        },
    )
    made = after(models.enums, document)
    values = [one["enum"] for one in made.values() if "enum" in one]
    assert sorted(map(repr, values)) == ["['1']", "['A']", "['B']", "['C']", "[1]"]
    for owner in ("AssetList", "AssetTiny", "AssetLite"):
        target = made[owner]["properties"]["state"]["allOf"][0]["$ref"].rsplit("/", 1)[1]
        assert made[target]["type"] == ("integer" if owner == "AssetTiny" else "string")


def test_define_reuses_what_is_the_same() -> None:
    document = described({}, {"A": TEXT})
    assert define(document, "A", dict(TEXT)) == ref("A")
    assert define(document, "A", {"x": 1}) == ref("A2")
    assert define(document, "A", {"x": 2}) == ref("A22")
    assert refs({"a": [ref("A"), {"$ref": 5}]}) == {"A"}
    assert reachable(document | {}, {"A", "gone"}) == {"A"}


# What is read, what is written


def split(
    read: Sequence[Schema],
    write: Sequence[Schema] = (),
    patch: Sequence[Schema] = (),
    **known: Schema,
) -> tuple[dict[str, Schema], Schema]:
    paths: Schema = {}
    for number, schema in enumerate(read):
        paths[f"/r{number}"] = {"get": answer(schema)}
    for number, schema in enumerate(write):
        paths[f"/w{number}"] = {"post": taking(schema, answer(code="204"))}
    for number, schema in enumerate(patch):
        paths[f"/p{number}"] = {"patch": taking(schema, answer(code="204"))}
    document = described(paths, dict(known))
    read_write.read_and_write(document)
    return document["components"]["schemas"], document


RECORD = obj(
    id={"type": "integer", "readOnly": True},
    name={"type": "string", "minLength": 1, "default": "x"},
    secret={"type": "string", "writeOnly": True},
    note={"type": "string", "readOnly": True, "minLength": 1},
) | {"required": ["name", "id", "secret"]}


def test_r30_an_answer_has_every_field_and_no_rule_for_input() -> None:
    made, _ = split([ref("A")], A=RECORD)
    assert made == {
        "A": obj(id={"type": "integer"}, name={"type": "string"}, note={"type": "string"})
        | {"required": ["id", "name", "note"], "x-required": ["id", "name"]}
    }


def test_a_request_has_no_field_that_the_server_sets() -> None:
    made, _ = split([], [ref("A")], A=RECORD)
    assert made == {
        "A": obj(
            name={"type": "string", "minLength": 1, "x-default": "x"},
            secret={"type": "string", "writeOnly": True},
        )
        | {"required": ["name", "secret"]}
    }


def test_r18_a_patch_requires_nothing() -> None:
    made, document = split([ref("ADetail")], [ref("ADetail")], [ref("ADetail")], ADetail=RECORD)
    assert set(made) == {"ADetail", "ADetailRequest", "APatch"}
    assert "required" not in made["APatch"]
    assert made["ADetailRequest"]["required"]
    body = document["paths"]["/p0"]["patch"]["requestBody"]
    assert body == content(ref("APatch"))


def test_the_plain_name_is_that_of_its_natural_use() -> None:
    made, _ = split([ref("ACreate")], [ref("ACreate")], ACreate=RECORD)
    assert set(made) == {"ACreate", "ACreateResponse"}


def test_what_is_the_same_on_both_sides_is_one_class() -> None:
    label = obj(name=TEXT, value={}) | {"required": ["name", "value"]}
    made, _ = split([ref("Label")], [ref("Label")], Label=label)
    assert set(made) == {"Label"}


def test_a_taken_name_is_not_taken_twice() -> None:
    names = dict.fromkeys(("A", "ADetail", "APatch", "ADetailPatch", "ARequest"), RECORD)
    made, _ = split([ref(n) for n in names], [ref("A")], [ref("A"), ref("ADetail")], **names)
    assert set(made) == set(names) | {"APatch2", "ADetailPatch2", "ARequestBody"}
    assert "required" not in made["APatch2"]
    assert "required" in made["APatch"]


def test_nested_records_follow_their_side_also_in_circles() -> None:
    made, _ = split(
        [ref("A")], [], [ref("A")],
        A=obj(b=ref("B"), id={"type": "integer", "readOnly": True}),
        B=obj(a=ref("A"), id={"type": "integer", "readOnly": True}),
        Unused=RECORD,
    )  # fmt: skip
    assert set(made) == {"A", "B", "APatch", "BRequest", "ARequest"}
    assert made["APatch"]["properties"] == {"b": ref("BRequest")}
    assert made["BRequest"]["properties"] == {"a": ref("ARequest")}
    assert made["A"]["properties"]["b"] == ref("B")


@pytest.mark.parametrize("use", [ref("State"), {"allOf": [ref("State")], "nullable": True}])
def test_r23_what_is_read_may_be_a_value_not_yet_listed(use: Schema) -> None:
    made, _ = split(
        [ref("A")], [ref("A")], A=obj(s=use, n={"items": ref("No")}), State=enum("X"), No=enum(1)
    )
    assert made["ARequest"]["properties"]["s"] == use
    opened = made["A"]["properties"]["s"]
    assert opened.pop("anyOf") == [ref("State"), {"type": "string"}]
    assert opened == ({"nullable": True} if "nullable" in use else {})
    assert made["A"]["properties"]["n"]["items"]["anyOf"] == [ref("No"), {"type": "integer"}]
    assert made["State"] == enum("X")


# Together


def test_the_whole_normal_form_is_stable_and_leaves_its_source_alone() -> None:
    source = tiny()
    first = normalise(source)
    assert source == tiny()
    assert normalise(source) == first
    assert set(first["components"]["schemas"]) == {
        "Thing", "ThingPage", "ThingRequest", "ThingPatch", "ThingState",
    }  # fmt: skip


def test_a_description_that_no_rule_fits_is_refused() -> None:
    odd = described({"/a/": {"get": answer(ref("A"))}}, {"A": {"properties": []}})
    with pytest.raises(PipelineError, match="no operation of the description can be read: Attr"):
        normalise(odd)
