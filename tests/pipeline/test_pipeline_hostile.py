"""A description from a stranger: it becomes a clean package or one line of error, never code.

The canary of every attack is a file that the attack would create, or a name in the parsed result
that only code has. Nothing here escapes by luck: the package is tidied, passed by `ast_safety` and,
for the texts, really imported. A set of attacks that must become a package is rendered once.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pipeline.json_tree import Schema, walk
from pipeline.read import safe_yaml
from pipeline.verify import ast_safety, checks
from pipeline_kit import Project, answer, described, envelope, obj, ref, taking, tiny

CANARY = "canary_was_here"
CODE = f"__import__('pathlib').Path('{CANARY}').touch()"

TEXTS = [
    f'"""\n{CODE}\n"""',
    f'\\"""\n{CODE}\n',
    f'""""""; {CODE}; """',
    f"'''\n{CODE}\n'''",
    f"\\\n{CODE}",
    "ends with a backslash \\",
    'ends with a quote "',
    'ends with quotes ""',
    "\\N{NO SUCH CHARACTER} \\x \\u12 \\777 \\",
    "\\" * 77 + '"""' + "\\" * 78 + '"' + "x" * 200 + '\\"""',
    f"{{{{ {CODE} }}}} {{% for x in y %}} {{# {CODE} #}}",
    f"{{{CODE}}} %s %(x)s {{0.__class__}} ${{x}}",
    f"\r{CODE}\r\n{CODE}\x0b{CODE}\x0c{CODE}\x1c{CODE}\x85{CODE}\u2028{CODE}\u2029{CODE}",
    f"# type: ignore\n{CODE}  # noqa\n# coding: utf-7\n+ADw-",
    "\u202e right to left \u2066 \ufeff \ud7ff \x00 \x07 \x1b[2J",
    "é" * 500 + " 日本語 " + "🎉" * 50,
    " " * 300 + "\t" * 300 + "x",
    "Args:\n    x: y\n\n\n\n>>> " + CODE,
]

NAMES = [
    *TEXTS[:4],
    f"a: {CODE}",
    f"a = 1; {CODE}",
    f'x"]; {CODE}; y["',
    f"x): {CODE}",
    "../../../../escape",
    "/etc/escape",
    "..",
    "",
    "class",
    "None",
    "__init__",
    "__class__",
    "self",
    "body",
    "locals",
    "to_dict",
    "from_dict",
    "additional_properties",
    "datetime",
    "list",
    "builtins",
    "model",
    "enums",
    "Model",
    "Page",
    "Operation",
    "1st",
    "日本語",
    "\u212bngstr\u00f6m",
    "con",
    "x" * 300,
]


def only_declares(package: Path) -> None:
    """Parse every file, and look for the canary anywhere but in text."""
    for path in package.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not names & {"__import__", "exec", "eval", CANARY}, path
    ast_safety.check(package)


def inside(project: Project) -> None:
    """Nothing was written but the package, the bindings and the description."""
    outside = {path for path in project.root.parent.rglob("*") if "escape" in path.name}
    assert not {path for path in outside if project.package not in path.parents}
    assert not list(project.root.parent.rglob(CANARY))
    assert not Path(CANARY).exists()
    assert {path.name for path in project.root.iterdir()} <= {"openapi", "generated", "new.json"}
    package = project.package
    if package.exists():
        depth = {len(path.relative_to(package).parts) for path in package.rglob("*.py")}
        assert depth <= {1, 2}


def tried(project: Project, document: Schema, capsys: pytest.CaptureFixture[str]) -> bool:
    """Run the command on `document`: whether there is a package; if not, there is one line."""
    capsys.readouterr()
    code = project.run("--source", project.source(document), verify=ast_safety.check)
    error = capsys.readouterr().err
    inside(project)
    if code == 0:
        only_declares(project.package)
        return True
    assert (code, len(error.splitlines()), error[:7]) == (2, 1, "error: "), error
    assert not project.package.exists()
    assert not project.left()
    return False


def with_text(text: str) -> Schema:
    """The tiny description with `text` in the place of every sentence."""
    document = tiny()
    document["tags"] = [{"name": "things", "description": text}]
    document["info"] |= {"title": text, "description": text, "version": text}
    document["paths"]["/api/things/"]["get"]["parameters"].append(
        {
            "name": "q",
            "in": "query",
            "description": text,
            "schema": {"type": "string", "default": text},
        }
    )
    for node in list(walk(document["paths"])):
        if "responses" in node:
            node["summary"], node["description"] = text, text
    for node in walk(document["components"]["schemas"]):
        if "type" in node and isinstance(node["type"], str):
            node |= {"description": text, "title": text}
    document["components"]["schemas"]["Thing"]["properties"]["state"]["enum"] = [text, "b"]
    return document


def with_all_texts() -> Schema:
    """A resource of its own for each text; what a description has once holds all of them."""
    whole = with_text("\n".join(TEXTS))
    for number, text in enumerate(TEXTS):
        own = json.dumps(with_text(text)).replace("things", f"things{number}")
        document: Schema = json.loads(own.replace("Thing", f"Thing{number}"))
        whole["tags"] += document["tags"]
        whole["paths"] |= document["paths"]
        whole["components"]["schemas"] |= document["components"]["schemas"]
    return whole


def enum_values(project: Project) -> set[object]:
    module = ast.parse((project.package / "models" / "enums.py").read_text())
    return {node.value for node in ast.walk(module) if isinstance(node, ast.Constant)}


def test_hostile_texts_of_a_source_stay_text(
    make_project: Callable[[Schema], Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project(tiny())
    assert tried(project, with_all_texts(), capsys)
    assert set(TEXTS) <= enum_values(project)


def test_hostile_texts_of_our_own_description_stay_text_and_do_nothing(
    make_project: Callable[[Schema], Project], capsys: pytest.CaptureFixture[str]
) -> None:
    """Our own words, unlike a source's, get into the docstrings. Here they are really imported."""
    project = make_project(with_all_texts())
    assert project.run(verify=checks.verify) == 0, capsys.readouterr().err
    only_declares(project.package)
    assert set(TEXTS) <= enum_values(project)
    program = "import huvr_api.client, huvr_api.models.enums\n" + "\n".join(
        f"import huvr_api.resources.things{number}" for number in range(len(TEXTS))
    )
    path = str(project.package.parent)
    subprocess.run([sys.executable, "-c", program], cwd=path, check=True, capture_output=True)
    inside(project)


def pointer(name: str) -> Schema:
    return ref(name.replace("~", "~0").replace("/", "~1"))


TEXT: Schema = {"type": "string"}
# Two fields that would be one Python name are refused; that is not what is tried here.
APART = list({re.sub(r"\W|_", "", name).lower(): name for name in NAMES}.values())
PLACES: dict[str, Schema] = {
    "schemas": described(
        {f"/api/a{n}/": {"get": answer(pointer(name))} for n, name in enumerate(NAMES)},
        {name: obj(x=TEXT, y=pointer(name)) for name in NAMES},
    ),
    "fields": described(
        {"/api/a/": {"post": taking(ref("A"), answer(ref("A")))}},
        {"A": obj(**{name: {"type": "string", "enum": [name]} for name in APART})},
    ),
    "objects": described(
        {"/api/a/": {"get": answer(ref("A"))}},
        {"A": obj(**{name: obj(**{name: TEXT}) for name in APART})},
    ),
    "items": described(
        {f"/api/a{n}/": {"get": answer(envelope(pointer(name)))} for n, name in enumerate(NAMES)},
        {name: obj(x=TEXT) for name in NAMES},
    ),
    "parameters": described(
        {
            "/api/a/": {
                "get": answer()
                | {"parameters": [{"name": one, "in": "query", "schema": TEXT} for one in APART]}
            }
        }
    ),
    "tags": described(
        {"/api/a/": {"get": answer() | {"tags": NAMES, "operationId": NAMES[0]}}},
        tags=[{"name": name} for name in NAMES],
    ),
    "formats": described(
        {"/api/a/": {"get": answer(ref("A"))}},
        {"A": obj(**{f"f{n}": TEXT | {"format": name} for n, name in enumerate(NAMES)})},
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_hostile_names_become_a_clean_package(
    make_project: Callable[[Schema], Project], place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project(tiny())
    assert tried(project, PLACES[place], capsys)
    checks.imports(project.package)


def with_paths(*names: str) -> Schema:
    """Each name where a path comes into code."""
    paths: Schema = {}
    for number, name in enumerate(names):
        parameter = {"name": name, "in": "path", "required": True, "schema": TEXT}
        last = {"get": answer(), "parameters": [parameter]}
        paths |= {f"/api/{name}/": {"get": answer()}, f"/api/b{number}/{name}/": {"get": answer()}}
        paths[f"/api/c{number}/{{{name}}}/"] = last
    return described(paths)


NAMES_OF_PYTHON = [name for name in APART if name.isidentifier() and name.isascii()]


def test_hostile_paths_become_a_clean_package(
    make_project: Callable[[Schema], Project], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tried(make_project(tiny()), with_paths(*NAMES_OF_PYTHON), capsys)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NAMES_OF_PYTHON])
def test_a_hostile_path_is_clean_or_refused(
    make_project: Callable[[Schema], Project], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a path comes into code, quotes and backslashes do not even reach the templates."""
    made = tried(make_project(tiny()), with_paths(name), capsys)
    assert made or not name.isidentifier() or not name.isascii()


@pytest.mark.parametrize("name", NAMES[:6])
def test_hostile_keys_elsewhere_are_clean_or_refused(
    make_project: Callable[[Schema], Project], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    response: Schema = {"description": ".", "content": {name: {"schema": {}}}}
    operations: list[Schema] = [
        {"responses": {"200": response}},
        {"responses": {name: {"description": "."}}},
        answer() | {"security": [{name: []}]},
    ]
    for operation in operations:
        tried(make_project(tiny()), described({"/api/a/": {"get": operation}}), capsys)


def nested(depth: int) -> Schema:
    schema: Schema = {"type": "string"}
    for _ in range(depth):
        schema = obj(x=schema)
    return schema


CIRCLES: dict[str, dict[str, Schema]] = {
    "alias to itself": {"A": ref("A")},
    "allOf itself": {"A": {"allOf": [ref("A")], "properties": {"x": {}}}},
    "two in a circle": {"A": ref("B"), "B": ref("A")},
    "items of itself": {"A": {"type": "array", "items": ref("A")}},
    "field of itself": {"A": obj(a=ref("A"), b={"type": "array", "items": ref("A")})},
    "map of itself": {"A": {"type": "object", "additionalProperties": ref("A")}},
    "deep": {"A": nested(30)},
    "union of itself": {"A": {"oneOf": [ref("A"), {"type": "string"}]}},
    "not itself": {"A": {"not": ref("A")}},
}


@pytest.mark.parametrize("what", CIRCLES)
def test_a_schema_that_goes_in_circles_ends(
    make_project: Callable[[Schema], Project],
    what: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = described({"/api/a/": {"post": taking(ref("A"), answer(ref("A")))}}, CIRCLES[what])
    made = tried(make_project(tiny()), document, capsys)
    if what in ("field of itself", "deep"):
        assert made


SHARED_CIRCLES: dict[str, Schema] = {
    "parameters": {
        "/api/a/": {"get": answer() | {"parameters": [{"$ref": "#/components/parameters/X"}]}}
    },
    "requestBodies": {
        "/api/a/": {"post": answer() | {"requestBody": {"$ref": "#/components/requestBodies/X"}}}
    },
    "responses": {"/api/a/": {"get": {"responses": {"200": {"$ref": "#/components/responses/X"}}}}},
    "pathItems": {"/api/a/": {"$ref": "#/components/pathItems/X"}},
}


@pytest.mark.parametrize("kind", SHARED_CIRCLES)
def test_shared_parts_in_circles_end(
    make_project: Callable[[Schema], Project], kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document: Schema = described(SHARED_CIRCLES[kind]) | {"openapi": "3.1.0"}
    document["components"][kind] = {"X": {"$ref": f"#/components/{kind}/X"}}
    assert not tried(make_project(tiny()), document, capsys)


BOMBS = {
    "brackets": "a: " + "[" * 100_000,
    "json": '{"a":' * 100_000,
    "aliases": "\n".join(
        ["a0: &a0 [1,1,1,1,1,1,1,1,1,1]"]
        + [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    ),
    "python": f'openapi: !!python/object/apply:eval ["{CODE}"]',
    "python name": "openapi: !!python/name:os.system ''",
    "python module": "!!python/module:os ''",
    "deep schema": safe_yaml.dump(described({}, {"A": nested(40)})).replace("string", "[" * 90),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_text_that_would_burst_is_refused(
    project: Project, bomb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.run("--source", project.source(BOMBS[bomb])) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    inside(project)


def test_a_path_cannot_make_the_check_of_paths_slow(project: Project) -> None:
    """The expression that checks a path must not try every way to split it."""
    slow = described({"/" + "a" * 5000 + "^": {"get": answer()}})
    assert project.run("--source", project.source(slow)) == 2
