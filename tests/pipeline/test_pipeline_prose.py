"""HUVR's sentences stay out, ours carry over."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pipeline.json_tree import Schema, clone, is_list, is_map
from pipeline.normalise.rules import normalise
from pipeline.normalise.schema_rules import operations
from pipeline.read import document, prose
from pipeline_kit import answer, described, ref

UPSTREAM = Path(__file__).parents[3] / "shared" / "upstream" / "huvr-openapi-2025-02.yaml"

VENDOR = described(
    {
        "/api/a/": {
            "x-item": 1,
            "summary": "Vendor.",
            "parameters": [
                {"name": "q", "in": "query", "description": "Vendor.", "schema": {"example": 1}}
            ],
            "get": answer()
            | {
                "summary": "Vendor.",
                "description": "Vendor.",
                "tags": ["a"],
                "x-permissions": ["All"],
                "externalDocs": {"url": "x"},
            },
        },
        "x-paths": {"get": "no item"},
    },
    {
        "A": {
            "title": "Vendor",
            "description": "Vendor.",
            "properties": {
                "description": {"type": "string", "description": "Vendor."},
                "title": {"type": "string", "title": "Vendor"},
                "x-odd": {"type": "string", "example": "v"},
                "b": ref("A") | {"description": "Vendor."},
            },
        }
    },
    tags=[{"name": "a", "description": "Vendor."}],
    servers=[{"url": "/", "description": "Vendor."}],
)
VENDOR["components"] |= {
    "responses": {"E": {"description": "Vendor."}, "F": {"$ref": "#/components/responses/E"}},
    "securitySchemes": {
        "o": {
            "type": "oauth2",
            "description": "Vendor.",
            "flows": {"password": {"tokenUrl": "/t", "scopes": {"read": "Vendor.", "x-s": "V"}}},
        }
    },
}


def test_no_sentence_and_no_extension_of_the_vendor_is_left() -> None:
    bare = prose.bare(clone(VENDOR))
    text = str(bare)
    assert "Vendor" not in text
    assert "x-permissions" not in text
    assert "x-paths" not in text
    assert "x-item" not in text
    assert "'x-s'" not in text
    properties = bare["components"]["schemas"]["A"]["properties"]
    assert set(properties) == {"description", "title", "x-odd", "b"}  # names of fields, not prose
    assert bare["info"] == {"title": "HUVR API", "version": "1"}
    flows = bare["components"]["securitySchemes"]["o"]["flows"]
    assert flows["password"]["scopes"] == {"read": ""}
    document.validate(bare, "bare")


def ours() -> Schema:
    mine = prose.bare(clone(VENDOR))
    item = mine["paths"]["/api/a/"]
    item["get"]["summary"], item["get"]["description"] = "List.", "Long."
    item["parameters"][0]["description"] = "Search."
    mine["components"]["schemas"]["A"]["description"] = "An A."
    mine["components"]["schemas"]["A"]["properties"]["description"]["description"] = "Text."
    mine["components"]["schemas"]["A"]["properties"]["b"]["description"] = "The other A."
    mine["tags"] = [{"name": "a", "description": "As."}, {"name": "b", "description": "Bs."}]
    return mine


def test_our_words_carry_over_to_what_is_still_there() -> None:
    bare = prose.bare(clone(VENDOR))
    prose.keep(ours(), bare)
    assert bare == ours() | {"tags": [{"name": "a", "description": "As."}]}


def test_words_of_what_is_gone_go_and_what_is_new_has_none() -> None:
    changed = prose.bare(clone(VENDOR))
    changed["paths"]["/api/b/"] = {"get": answer()}
    parameters = changed["paths"]["/api/a/"]["parameters"]
    parameters.insert(0, {"name": "new", "in": "query", "schema": {}})
    del changed["components"]["schemas"]["A"]["properties"]["b"]
    prose.keep(ours(), changed)
    assert [p.get("description") for p in parameters] == [None, "Search."]
    assert (
        changed["components"]["schemas"]["A"]["properties"]["description"]["description"] == "Text."
    )
    assert [tag["name"] for tag in changed["tags"]] == ["a", "b"]
    assert prose.unsaid(changed) == ["GET /api/b/"]


def test_lists_without_names_pair_by_position() -> None:
    new: Schema = {"allOf": [{"a": {}}, {"b": {}}]}
    prose.carry({"allOf": [{"a": {"description": "x"}}], "type": "y"}, new)
    assert new == {"allOf": [{"a": {"description": "x"}}, {"b": {}}]}
    prose.carry({"allOf": {"description": "x"}}, new)
    assert new["allOf"][1] == {"b": {}}


def test_every_operation_of_huvr_is_described_in_our_words(huvr: Schema) -> None:
    assert prose.unsaid(huvr) == []
    assert len(list(operations(huvr))) == 195
    for _, _, operation in operations(huvr):
        assert 5 < len(operation["summary"]) <= 80
        assert operation["summary"].endswith(".")


def test_no_description_speaks_of_what_our_corrections_changed(normal: Schema) -> None:
    for _, _, operation in operations(normal):
        assert "write model" not in operation.get("description", "")
        assert "declared" not in operation.get("description", "")


@pytest.mark.skipif(not UPSTREAM.exists(), reason=f"{UPSTREAM} is absent")
def test_no_sentence_of_huvr_is_in_our_description(huvr: Schema) -> None:
    theirs = set(_prose(yaml.load(UPSTREAM.read_text(), yaml.CSafeLoader)))
    assert len(theirs) > 300
    assert not theirs & set(_prose(huvr))


def _prose(node: object) -> list[str]:
    found: list[str] = []
    if is_map(node):
        for key, value in node.items():
            if key in prose.PROSE and isinstance(value, str):
                found += [part for part in value.replace("\n", ". ").split(". ") if len(part) >= 40]
            found += _prose(value)
    elif is_list(node):
        found += [text for item in node for text in _prose(item)]
    return found


def test_what_openapi_requires_stays_wherever_answers_stand() -> None:
    call = {"post": {"responses": {"200": {"description": "HUVR's words."}}}}
    operation = answer() | {"callbacks": {"on": {"{$request.body#/url}": call}}}
    full: Schema = described({"/api/things/": {"get": operation}}) | {"openapi": "3.1.0"}
    full["webhooks"] = {"description": call}
    full["components"]["schemas"]["A"] = {
        "discriminator": {"propertyName": "kind", "mapping": {"description": "#/x"}},
        "$defs": {"title": {"type": "string", "title": "HUVR's words."}},
    }
    made = prose.bare(full)
    document.validate(made, "bare")
    assert "HUVR's words" not in str(made)
    assert made["components"]["schemas"]["A"]["discriminator"]["mapping"] == {"description": "#/x"}
    assert made["components"]["schemas"]["A"]["$defs"] == {"title": {"type": "string"}}
    assert made["webhooks"]["description"]["post"]["responses"]["200"] == {"description": ""}


def test_a_reference_is_written_in_one_way() -> None:
    text: Schema = {"type": "string"}
    odd = described({"/a": {"get": answer(ref("A%20%5BB%5D"))}}, {"A [B]": text})
    made = normalise(prose.bare(odd))
    assert made["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"] == {
        "schema": text
    }
