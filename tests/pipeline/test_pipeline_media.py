"""Of the media types of a body or an answer, those that the client can use."""

from __future__ import annotations

import pytest
from pipeline.json_tree import Schema, clone
from pipeline.normalise import media, parameters
from pipeline_kit import answer, content, described, obj, ref

TEXT: Schema = {"type": "string"}
FILE: Schema = {"type": "string", "format": "binary"}
JSON, FORM, MULTIPART = media.JSON, media.FORM, media.MULTIPART
SCHEMAS = {
    "A": obj(x=TEXT),
    "Upload": obj(x=TEXT, file=FILE),
    "Uploads": obj(files={"type": "array", "items": FILE}),
    "File": FILE,
}


def after(operation: Schema) -> Schema:
    """The operation after all rules of the module."""
    document = described({"/a": {"get": operation}}, SCHEMAS)
    for rule in media.RULES:
        rule(document)
    made: Schema = document["paths"]["/a"]["get"]
    return made


def answered(**content_types: Schema) -> Schema:
    named = {name: {"schema": schema} for name, schema in content_types.items()}
    made = after({"responses": {"200": {"description": "", "content": named}}})
    chosen: Schema = made["responses"]["200"]["content"]
    return chosen


ANSWERS: list[tuple[dict[str, Schema], Schema]] = [
    ({JSON: ref("A"), "application/yaml": ref("A")}, {JSON: {"schema": ref("A")}}),
    ({"application/json; charset=utf-8": ref("A")}, {JSON: {"schema": ref("A")}}),
    ({"Text/JSON": ref("A")}, {JSON: {"schema": ref("A"), media.NAME: "text/json"}}),
    (
        {"application/hal+json": ref("A"), "text/html": TEXT},
        {JSON: {"schema": ref("A"), media.NAME: "application/hal+json"}},
    ),
    ({"*/*": ref("A")}, {JSON: {"schema": ref("A")}}),
    ({"*/*": TEXT}, {"*/*": {"schema": FILE}}),
    ({"text/csv; header=present": TEXT}, {"text/csv": {"schema": FILE}}),
    ({JSON: ref("File")}, {media.BYTES: {"schema": FILE}}),
    ({JSON: FILE, "application/pdf": FILE}, {media.BYTES: {"schema": FILE}}),
    ({"application/x-ndjson": ref("A")}, {"application/x-ndjson": {"schema": FILE}}),
]


@pytest.mark.parametrize(("offered", "chosen"), ANSWERS)
def test_answers(offered: dict[str, Schema], chosen: Schema) -> None:
    assert answered(**offered) == chosen


BODIES: list[tuple[dict[str, Schema], list[str]]] = [
    (dict.fromkeys((FORM, MULTIPART, JSON), ref("A")), [JSON]),
    (dict.fromkeys((FORM, MULTIPART, JSON), ref("Upload")), [JSON, MULTIPART]),
    (dict.fromkeys((FORM, MULTIPART), ref("Upload")), [MULTIPART]),
    (dict.fromkeys((MULTIPART, JSON), ref("Uploads")), [JSON, MULTIPART]),
    (dict.fromkeys((MULTIPART, "text/plain"), ref("Upload")), [MULTIPART]),
    ({FORM: ref("A")}, [FORM]),
    ({"text/csv": TEXT, "image/png": FILE}, ["text/csv"]),
    ({"*/*": ref("A")}, [JSON]),
]


@pytest.mark.parametrize(("offered", "kept"), BODIES)
def test_bodies(offered: dict[str, Schema], kept: list[str]) -> None:
    named = {name: {"schema": schema} for name, schema in offered.items()}
    made = after(answer() | {"requestBody": {"content": named}})
    assert list(made["requestBody"]["content"]) == kept


def test_a_body_without_content_is_none() -> None:
    assert "requestBody" not in after(answer() | {"requestBody": {"content": {}}})


def test_a_default_answer_is_a_success_where_none_is_told() -> None:
    default = {"description": "", **content(ref("A"))}
    assert after({"responses": {"default": default}})["responses"] == {"200": default}
    for other in ("204", "302"):
        told = {other: {"description": ""}, "default": default}
        assert set(after({"responses": clone(told)})["responses"]) == set(told)


def test_the_schemas_of_errors_are_not_read() -> None:
    wrong = {"description": "", **content(ref("A"))}
    plain = {"description": "", **content(TEXT)}
    told: Schema = {"400": clone(wrong), "404": plain, "204": {"description": ""}}
    made = after({"responses": told | {"403": ref("A")}})
    assert made["responses"]["403"] == {"description": ""}
    assert made["responses"]["400"]["content"][JSON]["schema"] == {}
    assert made["responses"]["404"] == plain


def declared(path: str, *given: Schema, item: list[Schema] | None = None) -> list[Schema]:
    """The parameters of an operation after the rules for them."""
    document = described({path: {"parameters": item or [], "get": answer()}}, SCHEMAS)
    if given:
        document["paths"][path]["get"]["parameters"] = list(given)
    for rule in parameters.RULES:
        rule(document)
    made: list[Schema] = document["paths"][path]["get"].get("parameters", [])
    return made


def test_a_path_has_the_parameters_of_its_placeholders() -> None:
    inside: Schema = {"name": "id", "in": "path", "schema": {"type": "integer"}}
    other = inside | {"name": "other"}
    text = {"name": "x", "in": "path", "required": True, "schema": TEXT}
    assert declared("/{id}/{x}/", inside, other) == [inside | {"required": True}, text]
    assert declared("/{id}/", item=[inside]) == []


def test_headers_of_the_client_are_no_parameters() -> None:
    names = ("Accept", "content-type", "AUTHORIZATION", "X-Own")
    headers: list[Schema] = [{"name": name, "in": "header", "schema": TEXT} for name in names]
    assert declared("/a/", *headers) == headers[-1:]


def test_a_parameter_says_itself_what_its_schema_says() -> None:
    deep = {"type": "array", "items": {"allOf": [ref("File")]}}
    loop: Schema = {"name": "l", "in": "query", "schema": {"type": "array", "items": ref("Loop")}}
    told = {"name": "q", "in": "query", "content": {JSON: {"schema": ref("A")}}}
    made = declared("/a/", {"name": "d", "in": "query", "schema": deep}, told, loop)
    assert made[0]["schema"] == {"type": "array", "items": FILE}
    assert (made[1]["schema"], made[1]["x-json"]) == (obj(x=TEXT), True)
    assert made[2]["schema"] == {"type": "array", "items": {}}
