"""One operation that nothing can be made of is left out, with a note; the rest stays."""

from __future__ import annotations

import pytest
from pipeline.errors import PipelineError
from pipeline.json_tree import Schema
from pipeline.normalise.rules import normalise
from pipeline.normalise.schema_rules import operations
from pipeline_kit import Project, answer, described, obj, ref, tiny

TEXT: Schema = {"type": "string"}


def left(document: Schema) -> tuple[set[str], list[str]]:
    """The operations that stay, and the notes."""
    notes: list[str] = []
    made = normalise(document, {}, notes.append)
    return {f"{method} {path}" for path, method, _ in operations(made)}, notes


WRONG: dict[str, tuple[str, Schema, str]] = {
    "path": ('/api/"/', {"get": answer()}, "its path has characters that a path cannot have"),
    "parameter": (
        "/api/x/",
        {"get": answer() | {"parameters": [{"$ref": "#/components/parameters/No"}]}},
        "#/components/parameters/No leads to nothing that it can use",
    ),
    "path's parameter": (
        "/api/x/{id}/",
        {"get": answer(), "parameters": [{"$ref": "#/components/parameters/No"}]},
        "#/components/parameters/No leads to nothing that it can use",
    ),
    "body": (
        "/api/x/",
        {"get": answer() | {"requestBody": {"$ref": "#/components/requestBodies/Circle"}}},
        "#/components/requestBodies/Circle leads to nothing that it can use",
    ),
    "answer": (
        "/api/x/",
        {"get": answer(ref("Nobody"))},
        "it refers to Nobody, which is not there",
    ),
    "schema": (
        "/api/x/",
        {"get": answer(ref("Dangling"))},
        "#/components/schemas/Dangling refers to Nobody, which is not there",
    ),
    "what nobody foresaw": (
        "/api/x/",
        {"get": answer(ref("Strange"))},
        "its description has a form that is not known",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_one_is_left_out_and_the_rest_stays(what: str) -> None:
    path, item, reason = WRONG[what]
    document = tiny()
    document["paths"][path] = item
    document["components"]["schemas"] |= {
        "Dangling": obj(x=ref("Nobody")),
        "Strange": {"type": "object", "properties": []},
    }
    circle = {"$ref": "#/components/requestBodies/Circle"}
    document["components"]["requestBodies"] = {"Circle": circle}
    stay, notes = left(document)
    assert stay == {f"{method} {path}" for path, method, _ in operations(tiny())}
    assert notes == [f"GET {path} is left out: {reason}"]


def test_a_method_that_is_none_of_http_is_left_out() -> None:
    document = tiny()
    document["paths"]["/api/x/"] = {"additionalOperations": {"LINK": answer()}}
    stay, notes = left(document)
    assert stay == {f"{method} {path}" for path, method, _ in operations(tiny())}
    assert notes == ["LINK /api/x/ is left out: its method is none of HTTP's own"]


def test_an_error_is_not_hidden_where_no_operation_has_it() -> None:
    document = tiny()
    document["components"]["schemas"]["Thing"]["properties"] = []
    for key in [key for key in document["paths"] if "export" not in key]:
        del document["paths"][key]
    assert left(document) == ({"get /api/things/{id}/export/"}, [])
    with pytest.raises(PipelineError, match="no operation of the description can be read: Attrib"):
        normalise(described({"/api/a/": {"get": answer(ref("A"))}}, {"A": {"properties": []}}))
    with pytest.raises(PipelineError, match=r"no operation is left: GET /api/\^/ is left out: its"):
        normalise(described({"/api/^/": {"get": answer()}}))


def test_the_note_is_told_and_the_package_made(project: Project) -> None:
    document = tiny()
    document["paths"]["/api/x^/"] = {"get": answer()}
    assert project.run("--source", project.source(document)) == 0
    assert [line for line in project.lines if "note: GET /api/x^/ is left out: its path" in line]
    assert (project.package / "resources" / "things.py").exists()
