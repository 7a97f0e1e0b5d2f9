"""What is wrong with a description costs as little of it as can be, and is told by its place."""

from __future__ import annotations

from typing import Any

import pytest
from pipeline.json_tree import Schema, at, clone, is_list
from pipeline.normalise import faults
from pipeline.normalise.schema_rules import operations
from pipeline.read import validation
from pipeline_kit import ID, answer, content, obj, ref, tiny

TEXT: Schema = {"type": "string"}
THING = ("components", "schemas", "Thing")
NAME = (*THING, "properties", "name")
LIST = ("paths", "/api/things/", "get")


def broken(path: tuple[str, ...], value: object, version: str = "3.0.3") -> Schema:
    """The tiny description with another value at `path`."""
    document = tiny() | {"openapi": version}
    holder: Any = at(document, path[:-1])
    if is_list(holder):
        holder.append(value)
    else:
        holder[path[-1]] = value
    return clone(document)  # type: ignore[no-any-return]


def mended(document: Schema) -> tuple[set[str], list[str], dict[str, str]]:
    """The operations that are gone, the notes, and the faults that are left; in place."""
    was = {f"{method} {path}" for path, method, _ in operations(document)}
    notes: list[str] = []
    rest = faults.mend(document, notes.append)
    return was - {f"{method} {path}" for path, method, _ in operations(document)}, notes, rest


PARTS: list[tuple[str, tuple[str, ...], object, str]] = [
    ("3.0.3", (*NAME, "required"), True, "/required: True is not of type 'array'"),
    ("3.1.0", (*NAME, "required"), True, "/required: True is not of type 'array'"),
    ("3.0.3", (*NAME, "nullable"), "true", "/nullable: 'true' is not of type 'boolean'"),
    ("3.0.3", (*NAME, "type"), "datetime", "/type: 'datetime' is not one of ['array', "),
    ("3.2.0", (*NAME, "type"), "datetime", "/type: 'datetime' is not "),
    ("3.1.0", (*NAME, "minLength"), "1", "/minLength: '1' is not of type 'integer'"),
    ("3.1.0", (*THING, "properties"), [], "/properties: [] is not of type 'object'"),
    ("3.0.3", (*NAME,), None, "/properties/name: None is not of type 'object'"),
    ("3.0.3", (*NAME, "$ref"), 5, "/$ref: 5 is not of type 'string'"),
    ("3.0.3", (*LIST, "parameters", "2"), {"in": "query"}, "/2: 'name' is a required property"),
    ("3.0.3", (*LIST, "parameters", "2"), ID | {"in": "body"}, "/2/in: 'body' is not one of ["),
    ("3.0.3", ("servers",), [{}], "/servers/0: 'url' is a required property"),
]


@pytest.mark.parametrize(("version", "path", "value", "says"), PARTS)
def test_a_part_is_ignored(version: str, path: tuple[str, ...], value: object, says: str) -> None:
    document = broken(path, value, version)
    gone, notes, rest = mended(document)
    assert (gone, rest, validation.problems(document)) == (set(), {}, {})
    assert len(notes) == 1
    assert says in notes[0]
    assert notes[0].endswith("; that part is ignored")


def test_a_field_that_is_no_schema_stays_as_one_of_any_type() -> None:
    document = broken(NAME, None)
    mended(document)
    assert at(document, NAME) == {}
    document = broken((*THING, "properties", "properties"), {"type": 5})
    mended(document)
    assert at(document, (*THING, "properties", "properties")) == {}


def test_several_faults_of_one_list_are_found_by_their_positions() -> None:
    document = tiny()
    parameters = document["paths"]["/api/things/"]["get"]["parameters"]
    good = clone(parameters)
    parameters[1:1] = [{"in": "body", "name": 5}, {"in": "query"}]
    parameters.append({"in": "odd", "name": "x", "schema": TEXT})
    gone, notes, rest = mended(document)
    assert (gone, rest, len(notes)) == (set(), {}, 3)
    assert document["paths"]["/api/things/"]["get"]["parameters"] == good


ALL_BUT_FILES = {"get /api/things/", "post /api/things/"} | {
    f"{method} /api/things/{{id}}/" for method in ("get", "patch")
}
OPERATIONS: list[tuple[tuple[str, ...], object, set[str]]] = [
    (("paths", "/api/things/", "post", "responses"), 5, {"post /api/things/"}),
    (("paths", "/api/things/", "post"), {}, {"post /api/things/"}),
    (
        ("paths", "/api/things/{id}/export/", "parameters"),
        5,
        {"get /api/things/{id}/export/"},
    ),
    (("paths", "/api/things/{id}/export/"), [], set()),
    ((*THING, "properties", "parent"), ref("Nobody"), ALL_BUT_FILES),
    (
        ("paths", "/api/things/", "get", "responses", "200"),
        {"$ref": "#/components/responses/No"},
        {"get /api/things/"},
    ),
]


@pytest.mark.parametrize(("path", "value", "gone"), OPERATIONS)
def test_an_operation_is_left_out(path: tuple[str, ...], value: object, gone: set[str]) -> None:
    document = broken(path, value)
    lost, notes, rest = mended(document)
    assert (lost, rest, validation.problems(document)) == (gone, {}, {})
    assert len(notes) == len(gone)
    assert all(" is left out: /" in note for note in notes)


@pytest.mark.parametrize("kind", ["responses", "requestBodies", "parameters"])
def test_what_is_shared_and_wrong_costs_the_operations_that_need_it(kind: str) -> None:
    document = tiny()
    document["components"][kind] = {"Bad": 5, "Unused": 5}
    there = {"$ref": f"#/components/{kind}/Bad"}
    document["paths"]["/api/x/"] = {
        "responses": {"get": answer() | {"responses": {"200": there}}},
        "requestBodies": {"post": answer() | {"requestBody": there}},
        "parameters": {"get": answer(), "parameters": [there]},
    }[kind]
    gone, notes, rest = mended(document)
    assert (len(gone), len(notes), rest) == (1, 1, {})
    assert f"/api/x/ is left out: /components/{kind}/Bad: 5 is not of type 'object'" in notes[0]


WHOLE: list[tuple[tuple[str, ...], object, str]] = [
    (("info",), {}, "/info"),
    (("components", "securitySchemes", "Token"), {"type": "odd"}, "/components/securitySchemes"),
]


@pytest.mark.parametrize(("path", "value", "place"), WHOLE)
def test_a_fault_of_the_whole_is_given_back(
    path: tuple[str, ...], value: object, place: str
) -> None:
    document = broken(path, value)
    before = clone(document)
    gone, notes, rest = mended(document)
    assert (gone, notes, document) == (set(), [], before)
    assert all(one.startswith(place) for one in rest)
    assert rest


CARELESS: Schema = {
    "/api/x/{id}/{forgotten}/": {
        "parameters": [{"name": "id", "in": "path", "schema": TEXT}],
        "get": answer()
        | {
            "parameters": [
                {"name": "old", "in": "query", "type": "string"},
                {"name": "old", "in": "query", "type": "string"},
                {"name": "gone", "in": "path", "required": True, "schema": TEXT},
            ],
            "produces": ["application/json"],
            "callbacks": 5,
        },
        "put": {"responses": {"200": content(obj(photo={"type": "file"}))}},
        "delete": {"responses": {}},
    }
}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_mistakes_that_need_no_note(version: str) -> None:
    document: Schema = tiny() | {"openapi": version}
    document["paths"] |= CARELESS
    document["components"]["schemas"]["Odd"] = {"allOf": [ref("Thing")], "required": ["nobody"]}
    document["components"]["schemas"]["Thing"]["required"] = []
    assert validation.problems(document) == {}
