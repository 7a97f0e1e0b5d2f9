"""What the templates get to see, and what the generator may not pass over in silence."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from jinja2 import Environment
from pipeline.errors import PipelineError
from pipeline.generate import adapter, render
from pipeline.json_tree import Schema
from pipeline.normalise import left_out
from pipeline.normalise.rules import normalise
from pipeline_kit import ID, ROOT, answer, described, envelope, obj, ref, taking, tiny

OPENAPI = ROOT / "openapi"
TEXT: Schema = {"type": "string"}


def rendered(document: Schema, folder: Path, settings: Path = OPENAPI / "generator.yaml") -> Path:
    """The package for a document that is not normalised yet."""
    package = folder / "huvr_api"
    templates, runtime = OPENAPI / "templates", OPENAPI / "runtime"
    render.render(normalise(document), settings, templates, runtime, package)
    return package


def things(tmp_path: Path, document: Schema) -> str:
    """The module of the resource `things`, without line breaks."""
    text = (rendered(document, tmp_path) / "resources" / "things.py").read_text()
    return " ".join(text.split())


def model(tmp_path: Path, **fields: Schema) -> str:
    """The module of a response model with these fields."""
    document = described(
        {"/api/things/": {"get": answer(ref("A"))}}, {"A": obj(**fields), "B": obj(x=TEXT)}
    )
    return (rendered(document, tmp_path) / "models" / "a.py").read_text()


def test_fields_have_the_names_and_types_of_the_api(tmp_path: Path) -> None:
    text = model(
        tmp_path,
        **{
            "type": TEXT | {"nullable": True},
            "id__in": {"type": "array", "items": {"type": "integer"}},
            "class": TEXT,
            "datetime": {"type": "string", "format": "date-time"},
            "day": {"type": "string", "format": "date", "nullable": True},
            "Odd-Name": TEXT,
            "json": {},
            "null_json": {"nullable": True},
            "map": {"type": "object", "additionalProperties": TEXT},
            "map_of": {"type": "object", "additionalProperties": ref("B")},
            "either": {"oneOf": [{"type": "integer"}, TEXT]},
            "b": ref("B"),
            "bs": {"type": "array", "items": ref("B")},
            "a": {"allOf": [ref("A")], "nullable": True},
            "state": TEXT | {"enum": ["x"]},
        },
    )
    for line in (
        "type: str | None",
        "id__in: list[int]",
        "class_: str",
        "datetime_: datetime.datetime",
        "day: datetime.date | None",
        "Odd_Name_: str",
        "json: Any",
        "null_json: Any",
        "map: dict[str, str]",
        "map_of: dict[str, models.B]",
        "either: int | str",
        "b: models.B",
        "bs: list[models.B]",
        "a: A | None",
        "state: models.AState | str",
    ):
        assert f"    {line}\n" in text, text
    for name, wire in (("class_", "class"), ("datetime_", "datetime"), ("Odd_Name_", "Odd-Name")):
        assert f'"{name}": "{wire}"' in text
    assert "from .. import models" in text
    assert "from .a import A" not in text


def test_a_field_has_its_own_words_and_not_those_of_its_class(tmp_path: Path) -> None:
    document = described(
        {"/api/things/": {"get": answer(ref("A"))}},
        {
            "A": obj(told=ref("B") | {"description": "The B."}, untold=ref("B"))
            | {"description": "An A."},
            "B": obj(x=TEXT | {"description": "An x."}) | {"description": "A B."},
        },
    )
    package = rendered(document, tmp_path)
    text = (package / "models" / "a.py").read_text()
    assert '"""An A."""' in text
    assert 'told: models.B\n    """The B."""' in text
    assert "A B." not in text
    assert '"""An x."""' in (package / "models" / "b.py").read_text()


def test_request_fields_may_be_left_out(tmp_path: Path) -> None:
    body = obj(a=TEXT, b=TEXT | {"nullable": True}, c={}) | {"required": ["a"]}
    document = described(
        {"/api/things/": {"post": taking(ref("A"), answer(code="204"))}}, {"A": body}
    )
    text = (rendered(document, tmp_path) / "models" / "a.py").read_text()
    assert "a: str\n" in text
    assert "b: str | None | Unset = UNSET\n" in text
    assert "c: Any | Unset = UNSET\n" in text


def test_each_kind_of_operation(tmp_path: Path) -> None:
    text = things(tmp_path, tiny())
    for part in (
        "def list(self, *, limit: int | None = None, offset: int | None = None)",
        "-> models.ThingPage:",
        "def iter(self, *, offset: int | None = None, page_size: int | None = None",
        "-> Generator[models.Thing, None, None]:",
        "-> AsyncGenerator[models.Thing, None]:",
        "def create(self, body: models.ThingRequest | Mapping[str, Any] | None = None)",
        "def partial_update(self, id: int, body: models.ThingPatch | Mapping[str, Any]",
        "def delete(self, id: int) -> None:",
        "def export(self, id: int) -> bytes:",
        "def export_to(self, id: int, to: str | os.PathLike[str]",
        '"things.partial_update", "PATCH", "/api/things/{id}/", "Thing", body="ThingPatch"',
    ):
        assert part in text, part


def test_answers_without_a_model(tmp_path: Path) -> None:
    document = described(
        {
            "/api/things/a/": {"get": answer({"type": "array", "items": TEXT})},
            "/api/things/b/": {"get": answer({})},
            "/api/things/c/": {"get": {"responses": {"404": {"description": "."}}}},
            "/api/things/d/": {"post": taking({}, answer({"type": "object"}))},
            "/api/things/e/": {
                "get": answer({"type": "object", "additionalProperties": {"type": "integer"}})
            },
        }
    )
    text = things(tmp_path, document)
    for part in (
        "def a(self) -> builtins.list[str]:",
        "def b(self) -> Any:",
        "def c(self) -> None:",
        "def d(self, body: JsonBody = None) -> Any:",
    ):
        assert part in text, part


def test_parameters_of_a_path(tmp_path: Path) -> None:
    text_id = {"name": "thing-key", "in": "path", "required": True, "schema": TEXT}
    odd = {"name": "type", "in": "path", "required": True, "schema": {"type": "integer"}}
    query = {"name": "id", "in": "query", "schema": TEXT}
    document = described(
        {
            "/api/things/{thing-key}/": {"parameters": [text_id], "get": answer()},
            "/api/things/by/{type}/": {"parameters": [odd], "get": answer()},
            "/api/things/both/{id}/": {"parameters": [ID, query], "get": answer()},
        }
    )
    text = things(tmp_path, document)
    assert '"/api/things/{thing_key_}/"' in text
    assert 'text=("thing_key_",)' in text
    assert '"/api/things/by/{type}/"' in text
    assert "def by_read(self, type: int)" in text
    assert "def both_read(self, id: int, *, id_query: Filter = None)" in text
    assert '"/api/things/both/{id}/"' in text
    assert '"id_query": "id"' in text


def test_names_that_a_model_or_a_method_has_get_an_underscore(tmp_path: Path) -> None:
    taken = ("self", "to", "progress", "page_size", "records", "to_dict", "list", "locals", "next")
    parameters = [{"name": name, "in": "query", "schema": TEXT} for name in taken]
    document = described(
        {"/api/things/": {"get": answer(ref("A")) | {"parameters": parameters}}},
        {"A": obj(**dict.fromkeys(taken, TEXT))},
    )
    package = rendered(document, tmp_path)
    model_text = (package / "models" / "a.py").read_text()
    method = " ".join((package / "resources" / "things.py").read_text().split())
    fields = "self_ to progress page_size records_ to_dict_ list_ locals_ next"
    arguments = "self_ to_ progress_ page_size_ records to_dict list_ locals_ next"
    assert all(f"    {name}: str\n" in model_text for name in fields.split())
    assert all(f" {name}: Filter = None" in method for name in arguments.split())
    assert '"to_": "to"' in method


def test_filters_with_documented_values(tmp_path: Path) -> None:
    hostile = 'a", *, b="]]\n"""\\'
    values: dict[str, list[object]] = {
        "state": ["OPEN", "", "A B"],
        "level": [1, 2],
        "flag": [True],
        "share": [0.5],
        "ordering": ["id", "-id"],
        "odd": [hostile],
    }
    parameters = [
        {"name": name, "in": "query", "schema": {"enum": one}} for name, one in values.items()
    ]
    many = {"name": "many", "in": "query", "schema": {"type": "array", "items": {"enum": ["x"]}}}
    must = {"name": "must", "in": "query", "required": True, "schema": {"enum": ["y"]}}
    document = described(
        {"/api/things/": {"get": answer() | {"parameters": [*parameters, many, must]}}}
    )
    text = things(tmp_path, document)
    for part in (
        "must: Choice[Literal['y']],",
        "state: Choice[Literal['OPEN', 'A B']] | None = None",
        "level: Choice[Literal[1, 2]] | None = None",
        "many: Choice[Literal['x']] | None = None",
        "flag: Filter = None",
        "share: Filter = None",
        "ordering: Filter = None",
    ):
        assert part in text, part
    module = ast.parse((tmp_path / "huvr_api" / "resources" / "things.py").read_text())
    assert hostile in {node.value for node in ast.walk(module) if isinstance(node, ast.Constant)}


def test_security_is_that_of_the_operation(tmp_path: Path) -> None:
    document = described(
        {
            "/api/things/": {
                "get": answer(),
                "post": answer() | {"security": []},
                "put": answer() | {"security": [{}]},
                "patch": answer() | {"security": [{}, {"Token": []}]},
            }
        },
        security=[{"Token": []}],
    )
    document["components"]["securitySchemes"] = {
        "Token": {"type": "apiKey", "in": "header", "name": "Authorization"}
    }
    parts = things(tmp_path, document).split('"things.')[1:]
    bare = {part.split('"')[0] for part in parts if "authenticated=False" in part}
    assert bare == {"create", "update"}


def test_a_page_without_limit_and_offset_is_not_walked(tmp_path: Path) -> None:
    document = described({"/api/things/": {"get": answer(envelope(ref("A")))}}, {"A": obj(x=TEXT)})
    text = things(tmp_path, document)
    assert "-> models.APage:" in text
    assert "def iter" not in text


def test_what_looks_like_a_page_of_no_model_is_a_plain_model(tmp_path: Path) -> None:
    document = described(
        {"/api/things/": {"get": answer(ref("A"))}}, {"A": envelope(TEXT), "B": envelope(ref("A"))}
    )
    assert (
        "class A(ResponseModel):" in (rendered(document, tmp_path) / "models" / "a.py").read_text()
    )


def test_an_enum_of_numbers(tmp_path: Path) -> None:
    document = described(
        {"/api/things/": {"get": answer(ref("A"))}},
        {"A": obj(n={"type": "integer", "enum": [3, 1]})},
    )
    package = rendered(document, tmp_path)
    assert "Literal[1, 3" in (package / "models" / "enums.py").read_text()
    assert "n: models.AN | int\n" in (package / "models" / "a.py").read_text()


def test_bad_settings_are_named(tmp_path: Path) -> None:
    settings = tmp_path / "generator.yaml"
    settings.write_text("docstrings_on_attributes: {a: b}\n")
    with pytest.raises(PipelineError, match=r"generator\.yaml: "):
        rendered(tiny(), tmp_path, settings)


def test_two_parts_of_one_file_are_refused(tmp_path: Path) -> None:
    package = render.Package(tmp_path, Environment())
    package.write("client.py", "")
    with pytest.raises(
        PipelineError, match=r"two parts of the description would both be client\.py"
    ):
        package.write("client.py", "")


@pytest.mark.parametrize(
    ("path", "fine"),
    [
        ("/", True),
        ("/api/a-b_c.d~e/{id}/", True),
        ("/api/{a_b}/{c-d}", True),
        ("/api//x", True),
        ("/api/{asset.id}:export/@me/%2e;a=1,2!$&'()*+", True),
        ("/api/{1}/", True),
        ('/api/"', False),
        ("/api/\\", False),
        ("/api/{", False),
        ("/api/{a b}/", False),
        ('/api/{"}/', False),
        ("/api/\n", False),
        ("/api/x\n", False),
        ("/api/é", False),
        ("/api/%2", False),
        ("/api?x", False),
        ("/" + "a" * 10_000 + "^", False),
    ],
)
def test_which_paths_may_stand_in_code(path: str, fine: bool) -> None:
    notes: list[str] = []
    document: Schema = described({path: {"get": answer()}})
    left_out.leave_out(document, notes.append)
    assert (document["paths"][path] == {}) is not fine
    assert len(notes) == (0 if fine else 1)


@pytest.mark.parametrize(
    "text",
    ['a"', 'a""', 'a"""', '\\"', "\\", '\\\\"', '"', 'a" \n ', "", 'x\\""" y', "\\" * 80 + '"'],
)
def test_a_docstring_ends_where_the_template_ends_it(text: str) -> None:
    import ast

    code = f'"""{adapter.docstring(text)}"""'
    value = ast.literal_eval(code)
    assert value.replace("\n", "") == text.rstrip().replace("\n", "")
