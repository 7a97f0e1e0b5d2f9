"""The command: what it says, what it writes, and that a failure changes nothing."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import regenerate
from pipeline.correct import overlay
from pipeline.errors import PipelineError
from pipeline.generate import render
from pipeline.json_tree import Schema, clone
from pipeline.normalise import operation_names
from pipeline.read import document, safe_yaml
from pipeline.report import comparison, public_api
from pipeline.report.public_api import Surface
from pipeline.verify import checks, swap
from pipeline_kit import ROOT, Project, answer, ref, tiny

UPSTREAM = ROOT.parent / "shared" / "upstream" / "huvr-openapi-2025-02.yaml"


def error(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that a failed run prints."""
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_the_seven_steps_are_told_and_nothing_is_left(project: Project) -> None:
    ticks = iter(range(100))
    assert project.run(clock=lambda: float(next(ticks))) == 0
    steps = [line[9:12] for line in project.lines if "/7 " in line]
    assert steps == [f"{n}/7" for n in range(1, 8)]
    assert project.lines[0] == f"[  1.0s] 1/7 read {project.openapi / 'huvr.yaml'}"
    assert project.lines[-1] == "verdict: none (0 breaking, 0 other)"
    assert (project.package / "resources" / "things.py").exists()
    assert not project.left()


def test_the_same_input_gives_the_same_bytes(project: Project) -> None:
    assert project.run() == 0
    before = project.files()
    assert project.run() == 0
    assert project.files() == before
    assert project.run("--check") == 0
    assert project.lines[-1] == "up to date"
    assert project.files() == before


def test_check_names_what_is_out_of_date_and_writes_nothing(project: Project) -> None:
    assert project.run("--check") == 1
    assert project.lines[-1].endswith("more files; run scripts/regenerate.py")
    assert not project.package.exists()
    assert not project.left()
    project.run()
    (project.package / "client.py").write_text("x")
    (project.package / "models" / "more.py").write_text("x")
    (project.openapi / "operations.yaml").unlink()
    before = project.files()
    assert project.run("--check") == 1
    told = [Path(line.split(" is not ")[0]).name for line in project.lines if " is not " in line]
    assert told == ["client.py", "more.py", "operations.yaml"]
    assert project.lines[-1] == "run scripts/regenerate.py"
    assert project.files() == before


def test_check_of_a_new_source_reports_and_writes_only_the_report(project: Project) -> None:
    project.run()
    before = project.files()
    changed = tiny()
    del changed["paths"]["/api/things/{id}/export/"]
    report = project.root / "report.md"
    code = project.run("--check", "--source", project.source(changed), "--report", str(report))
    assert code == 1
    assert report.read_text() == (
        "verdict: breaking\n\n## Breaking changes\n\n- `things.export` is gone\n"
        "- `things.export_to` is gone\n\n## To look at\n\n"
        + "".join(
            f"- {method} has no summary in huvr.yaml yet\n"
            for method in (
                "GET /api/things/",
                "POST /api/things/",
                "GET /api/things/{id}/",
                "DELETE /api/things/{id}/",
                "PATCH /api/things/{id}/",
            )
        )
    )
    after = project.files()
    assert {name for name in after if after[name] != before.get(name)} == {"new.json", "report.md"}


def test_output_elsewhere_leaves_the_project_alone(project: Project, tmp_path: Path) -> None:
    project.run()
    before = project.files()
    changed = tiny()
    del changed["paths"]["/api/things/{id}/export/"]
    source = str(tmp_path / "changed.json")
    Path(source).write_text(json.dumps(changed))
    assert project.run("--source", source, "--output", str(tmp_path / "look")) == 0
    assert project.lines[-1] == "verdict: breaking (2 breaking, 0 other)"
    assert (tmp_path / "look" / "client.py").exists()
    assert project.files() == before


def test_a_new_source_becomes_the_description_with_our_words(project: Project) -> None:
    ours = tiny()
    ours["paths"]["/api/things/"]["get"]["summary"] = "List things."
    project.describe(ours)
    project.run()
    theirs = tiny()
    theirs["x-vendor"] = {"x": 1}
    theirs["paths"]["/api/things/"]["get"] |= {"summary": "Vendor's.", "x-permissions": ["All"]}
    theirs["paths"]["/api/other/"] = {"get": answer(ref("Thing"))}
    assert (
        project.run("--source", project.source(theirs), "--report", str(project.root / "r.md")) == 0
    )
    text = (project.openapi / "huvr.yaml").read_text()
    assert text.startswith(regenerate.HEADER)
    assert "List things." in text
    assert "Vendor" not in text
    assert "x-" not in text
    report = (project.root / "r.md").read_text()
    assert report.startswith("verdict: compatible\n")
    assert "- `other.list` is new\n" in report
    assert "- GET /api/other/ has no summary in huvr.yaml yet\n" in report
    assert "other.list" in (project.openapi / "operations.yaml").read_text()
    assert (
        "GET /api/other/ (not described yet)."
        in (project.package / "resources" / "other.py").read_text()
    )
    assert project.run("--check") == 0


def test_a_first_source_needs_no_description(project: Project) -> None:
    (project.openapi / "huvr.yaml").unlink()
    assert project.run("--source", project.source(tiny())) == 0
    assert project.run("--check") == 0


def test_json_and_yaml_are_the_same(project: Project) -> None:
    project.run()
    before = project.files("generated")
    yaml_text = (project.openapi / "huvr.yaml").read_text()
    assert project.run("--source", project.source(tiny(), "new.json")) == 0
    assert project.files("generated") == before
    assert project.run("--source", project.source(yaml_text, "new.yaml")) == 0
    assert project.files("generated") == before


def test_an_operation_that_is_gone_keeps_its_name_and_one_that_stays_keeps_its_own(
    project: Project,
) -> None:
    project.run()
    changed = tiny()
    del changed["paths"]["/api/things/{id}/export/"]
    changed["paths"]["/api/things/{id}/export/"] = {
        "parameters": tiny()["paths"]["/api/things/{id}/"]["parameters"],
        "get": tiny()["paths"]["/api/things/{id}/export/"]["get"],
        "post": answer(code="204"),
    }
    assert project.run("--source", project.source(changed)) == 0
    bound = operation_names.load(project.openapi / "operations.yaml")
    assert bound["things.export"] == ("GET", "/api/things/{id}/export/")
    assert bound["things.export_create"] == ("POST", "/api/things/{id}/export/")
    assert project.run("--source", project.source(tiny())) == 0
    assert operation_names.load(project.openapi / "operations.yaml") == bound


def test_a_name_that_would_call_another_operation_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.run()
    before = project.files()
    changed = tiny()
    changed["paths"]["/api/things/export/"] = {"post": answer(code="204")}
    del changed["paths"]["/api/things/{id}/export/"]
    source = project.source(changed)
    capsys.readouterr()
    assert project.run("--source", source, "--report", str(project.root / "r.md")) == 2
    said = error(capsys)
    assert "things.export is GET /api/things/{id}/export/" in said
    assert "would become POST /api/things/export/" in said
    after = project.files()
    assert after.keys() - before.keys() == {"new.json"}
    assert all(after[name] == before[name] for name in before)


def test_an_overlay_action_that_matches_nothing_is_told_and_not_fatal(project: Project) -> None:
    (project.openapi / "overlay.yaml").write_text(
        "overlay: 1.1.0\nactions:\n"
        "- {target: \"$.paths['/api/gone/']\", description: R07 likely - gone, x-expects: {},"
        " remove: true}\n"
        "- {target: $.info, description: R08 proved - here, x-expects: {},"
        " update: {title: Other}}\n"
    )
    line = "overlay.yaml: action 1 (R07 likely) matches nothing: $.paths['/api/gone/']"
    assert project.run("--report", str(project.root / "r.md")) == 0
    assert f"         note: {line}" in project.lines
    assert f"- {line}\n" in (project.root / "r.md").read_text()


def test_a_correction_that_huvr_made_itself_is_left_out_and_told(project: Project) -> None:
    (project.openapi / "overlay.yaml").write_text(
        "overlay: 1.1.0\nactions:\n"
        "- target: $.components.schemas.*.properties.state\n"
        "  description: R07 likely - text\n"
        "  x-expects: {type: string}\n"
        "  update: {nullable: true}\n"
    )
    project.run()
    put_right = tiny()
    put_right["components"]["schemas"]["Thing"]["properties"]["state"] = {"type": "integer"}
    source, report = project.source(put_right), project.root / "r.md"
    assert project.run("--source", source, "--report", str(report)) == 0
    note = (
        "overlay.yaml: action 1 (R07 likely) is left out where HUVR's document no longer shows the"
        " fault: /components/schemas/Thing/properties/state"
    )
    assert f"         note: {note}" in project.lines
    assert f"- {note}\n" in report.read_text()
    assert "state: int\n" in (project.package / "models" / "thing.py").read_text()


def test_an_action_that_makes_the_document_invalid_is_left_out_and_told(project: Project) -> None:
    (project.openapi / "overlay.yaml").write_text(
        "overlay: 1.1.0\nactions:\n"
        "- target: $.info\n"
        "  description: R07 likely - text\n"
        "  x-expects: {}\n"
        "  update: {version: 5}\n"
    )
    assert project.run() == 0
    note = (
        "overlay.yaml: action 1 (R07 likely) is left out: the document is invalid with it: /info/"
    )
    assert [line for line in project.lines if note in line]


def test_operations_that_are_invalid_are_left_out_and_told(project: Project) -> None:
    source = tiny()
    source["paths"]["/api/others/"] = {
        "get": answer(ref("Nowhere")),
        "post": {"responses": 5},
        "put": answer() | {"parameters": [{"in": "query"}]},
        "patch": None,
    }
    assert project.run("--source", project.source(source)) == 0
    told = [line.split()[1:3] for line in project.lines if "/api/others/ is left out: " in line]
    assert sorted(told) == [[method, "/api/others/"] for method in ("GET", "PATCH", "POST")]
    assert (project.package / "resources" / "things.py").exists()
    assert "def update(self) -> None" in (project.package / "resources" / "others.py").read_text()
    assert project.run("--check") == 0
    assert project.run("--source", project.source(tiny())) == 0


def test_a_description_without_components_is_one(project: Project) -> None:
    source = tiny()
    source["paths"]["/api/things/{id}/"].pop("get")
    bare = {"type": "object", "properties": {"id": {"type": "integer"}}}
    source = json.loads(
        json.dumps(source).replace('{"$ref": "#/components/schemas/Thing"}', json.dumps(bare))
    )
    source["security"] = []
    del source["components"]
    assert project.run("--source", project.source(source), "--accept-no-security") == 0


# Descriptions that are broken rather than changed


def without_operations(keep: int) -> Schema:
    """The tiny description with only its first operations."""
    cut = tiny()
    names = [
        (path, one) for path, item in cut["paths"].items() for one in item if one != "parameters"
    ]
    for path, method in names[keep:]:
        del cut["paths"][path][method]
    return cut


@pytest.mark.parametrize(
    ("keep", "says"),
    [
        (0, "it has no operations"),
        (2, "4 of 6 operations are gone, things.delete, things.export, things.partial_update"),
    ],
)
def test_a_description_that_lost_too_much_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str], keep: int, says: str
) -> None:
    project.run()
    source, before = project.source(without_operations(keep)), project.files()
    capsys.readouterr()
    assert project.run("--source", source) == 2
    assert f"error: {source}: {says}" in (said := error(capsys))
    assert said.endswith(": --accept-removals takes it nevertheless")
    assert project.files() | {"new.json": b""} == before | {"new.json": b""}


def test_a_description_without_paths_has_no_operations(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    hooks = {key: value for key, value in tiny().items() if key != "paths"}
    hooks |= {"openapi": "3.1.0", "webhooks": {}}
    assert project.run("--source", project.source(hooks)) == 2
    assert "new.json: it has no operations: --accept-removals" in error(capsys)


def test_a_quarter_may_go_and_all_where_it_is_asked_for(project: Project) -> None:
    project.run()
    fewer = without_operations(5)
    assert project.run("--source", project.source(fewer)) == 0
    assert project.run("--source", project.source(without_operations(2)), "--accept-removals") == 0
    assert project.lines[-1].startswith("verdict: breaking")
    # Names of what is gone stay taken, and are not missed again.
    assert project.run("--source", project.source(without_operations(2))) == 0


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"security": []}, "no operation needs a token"),
        ({"security": [{}]}, "no operation needs a token"),
        ({"security": [{"Odd": []}]}, "security asks for 'Odd', which /components/securitySch"),
    ],
)
def test_a_description_without_security_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str], change: Schema, says: str
) -> None:
    project.run()
    source = project.source(tiny() | change)
    capsys.readouterr()
    assert project.run("--source", source) == 2
    assert says in (said := error(capsys))
    assert said.endswith(": --accept-no-security takes it nevertheless")
    assert project.run("--source", source, "--accept-no-security") == 0


def test_a_description_cut_at_any_line_is_refused(project: Project) -> None:
    """YAML that ends early is YAML: HUVR's own, as saved, has `security` behind its paths."""
    project.run()
    lines = safe_yaml.dump(tiny()).splitlines(keepends=True)
    taken: list[int] = []
    for end in range(len(lines) + 1):
        source = project.source("".join(lines[:end]), "cut.yaml")
        run = regenerate.Run(regenerate.Files(project.root), source, say=lambda text: None)
        with contextlib.suppress(PipelineError):
            regenerate.prepare(run)
            taken.append(end)
    assert taken == [len(lines)]


def test_security_of_one_operation_is_enough(project: Project) -> None:
    only = tiny()
    only["paths"]["/api/things/"]["post"]["security"] = only.pop("security")
    assert project.run("--source", project.source(only)) == 0


# Failures


def breaking(path: tuple[Any, ...], value: object) -> Schema:
    broken = tiny()
    node: Any = broken
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return broken


FAILURES: list[tuple[str, Schema | str, str]] = [
    ("no description", "5", "new.json: not an OpenAPI document"),
    ("not YAML", "a: [\n", "new.json: line 2: "),
    ("no OpenAPI", "a: 1", "new.json: /openapi is missing"),
    ("invalid", breaking(("info",), {"title": "x"}), "new.json: /info: 'version' is a required"),
    (
        "schemes",
        breaking(("components", "securitySchemes"), 5),
        "/components/securitySchemes: 5 is",
    ),
    (
        "elsewhere",
        breaking(("components", "schemas", "Thing"), {"$ref": "http://127.0.0.1:9/x"}),
        "points outside",
    ),
    ("two of one name", breaking(("paths", "/api/thi-ngs/"), {"get": answer()}) | {}, ""),
    (
        "reference to nothing that most operations need",
        breaking(("components", "schemas", "Thing", "properties", "parent"), ref("Nobody")),
        "--accept-removals",
    ),
]


@pytest.mark.parametrize(
    ("source", "says"),
    [one[1:] for one in FAILURES if one[2]],
    ids=[one[0] for one in FAILURES if one[2]],
)
def test_a_bad_source_is_one_line_and_changes_nothing(
    project: Project, capsys: pytest.CaptureFixture[str], source: Schema | str, says: str
) -> None:
    project.run()
    path = project.source(source)
    before = project.files()
    capsys.readouterr()
    assert project.run("--source", path) == 2
    said = error(capsys)
    assert said.startswith("error: ")
    assert says in said
    assert "Traceback" not in said
    assert project.files() == before
    assert not project.left()


def test_models_keep_their_names_and_a_name_that_passes_on_is_told(project: Project) -> None:
    assert project.run() == 0
    committed = (project.openapi / "models.yaml").read_text()
    assert "  - things.read answer\n" in committed
    other = json.loads(json.dumps(tiny()).replace("schemas/Thing", "schemas/Other"))
    other["components"]["schemas"] = {"Other": other["components"]["schemas"]["Thing"]}
    assert project.run("--source", project.source(other)) == 0
    assert project.lines[-1] == "verdict: none (0 breaking, 0 other)"
    assert (project.openapi / "models.yaml").read_text() == committed
    (project.openapi / "models.yaml").write_text("models: {Other: [others.read answer]}\n")
    assert project.run() == 0
    told = "Other was others.read answer and is Other.parent (and 5 more) now"
    assert f"         note: {told}" in project.lines


def test_two_operations_of_one_name_get_two_that_stay(project: Project) -> None:
    twins = tiny()
    twins["paths"] |= {"/api/a-b/": {"get": answer()}, "/api/a_b/": {"get": answer()}}
    assert project.run("--source", project.source(twins)) == 0
    bound = operation_names.load(project.openapi / "operations.yaml")
    assert bound["a_b.list"] == ("GET", "/api/a-b/")
    assert bound["a_b_2.list"] == ("GET", "/api/a_b/")
    del twins["paths"]["/api/a-b/"]
    assert project.run("--source", project.source(twins)) == 0
    assert operation_names.load(project.openapi / "operations.yaml") == bound
    assert (project.package / "resources" / "a_b_2.py").exists()


def test_missing_files_are_named(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.run("--source", "nowhere.yaml") == 2
    assert error(capsys) == "error: nowhere.yaml: No such file or directory"
    (project.openapi / "generator.yaml").write_text("no_such_setting: [")
    assert project.run() == 2
    assert "generator.yaml: " in error(capsys)
    (project.openapi / "overlay.yaml").unlink()
    assert project.run() == 2
    assert "overlay.yaml: No such file" in error(capsys)


def test_an_empty_option_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--source", "--report", "--output"):
        with pytest.raises(SystemExit) as caught:
            regenerate.main([option, " "])
        assert caught.value.code == 2
        assert f"argument {option}: it is empty" in "".join(capsys.readouterr().err.split("\n"))


@pytest.mark.parametrize(
    "source",
    [
        "http://user:pass%40word@127.0.0.1:9/a.yaml?key=word#word",
        "http://user:pass/word@127.0.0.1:9/",
        "http://user:word@[::1/",
        "ftp://user:word@127.0.0.1/a.yaml",
    ],
)
def test_credentials_of_a_source_are_never_printed(
    project: Project, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    assert project.run("--source", source) == 2
    said = error(capsys) + "".join(project.lines)
    assert source[:4] in said
    assert "word" not in said
    assert "user" not in said


def test_an_unexpected_error_is_one_line_with_status_2(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("\x1bpaths")

    monkeypatch.setattr(regenerate, "normalise", fail)
    assert project.run("--check") == 2
    said = error(capsys)
    assert said.startswith("error: KeyError: '\\x1bpaths' (test_pipeline_regenerate.py:")
    assert said.endswith(", a fault of this program)")


def test_a_fault_of_the_document_is_told_by_its_place_wherever_it_is_noticed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for key, value in (("paths", []), ("info", 5)):
        assert project.run("--source", project.source(tiny() | {key: value})) == 2
        assert f"new.json: /{key}" in error(capsys)


@pytest.mark.parametrize("arguments", [[], ["--check"], ["--source", "nowhere.yaml"]])
def test_without_the_generator_s_tools_the_status_is_not_that_of_a_difference(
    arguments: list[str],
) -> None:
    """Another interpreter, in which nothing is installed."""
    command = [sys.executable, "-S", str(ROOT / "scripts" / "regenerate.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.endswith(": pip install -e '.[generate]'\n")
    assert "Traceback" not in done.stderr


def test_a_report_that_would_replace_a_folder_or_a_file_of_ours_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.run()
    before = project.files()
    (project.root / "link").symlink_to(project.openapi)
    for name in ("openapi", "openapi/huvr.yaml", "link/new.md", "generated/huvr_api/r.md"):
        capsys.readouterr()
        assert project.run("--report", str(project.root / name)) == 2
        assert error(capsys).endswith("no file for the report")
        assert project.run("--check", "--report", str(project.root / name)) == 2
    assert project.files() == before


def test_an_output_that_is_something_else_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.files()
    assert project.run("--output", str(project.root)) == 2
    assert error(capsys) == f"error: {project.root}: not a generated package, so not replaced"
    assert project.files() == before


def test_a_report_that_cannot_be_written_is_an_error_before_anything_changes(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.run("--report", str(project.root / "no" / "r.md")) == 2
    assert "no/.r.md.new: No such file or directory" in error(capsys)
    assert not project.package.exists()
    assert not project.left()


def test_a_missing_tool_says_how_to_get_it(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pipeline.generate.render", None)
    assert project.run() == 2
    assert "pip install -e '.[generate]'" in error(capsys)


def test_what_a_description_says_does_not_reach_the_terminal_raw(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.run("--source", project.source("a\x1b[2J\u2028b: 1", "new.yaml")) == 2
    said = error(capsys)
    assert "\x1b" not in said
    odd = tiny()
    odd["paths"]["/api/\x1b[2J\nverdict: none/"] = {"get": answer()}
    assert project.run("--source", project.source(odd)) == 0
    assert [line for line in project.lines if "is left out: its path has characters" in line]
    assert not [line for line in project.lines if "\x1b" in line or "\n" in line]


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (document, "validate"),
        (overlay, "apply"),
        (regenerate, "normalise"),
        (operation_names, "check"),
        (render, "render"),
        (checks, "differing"),
        (regenerate, "compare"),
        (swap, "commit"),
        (swap, "swap_in"),
    ],
)
@pytest.mark.parametrize(
    "raised", [KeyboardInterrupt, OSError(28, "No space left on device", "/x")]
)
def test_a_failure_in_any_step_changes_nothing(
    project: Project,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    name: str,
    raised: BaseException | type[BaseException],
) -> None:
    project.run()
    before = project.files()
    capsys.readouterr()

    def fail(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(module, name, fail)
    arguments = ["--check"] if name == "differing" else []
    assert project.run(*arguments) == 2
    assert error(capsys) in (
        "interrupted: nothing was changed",
        "error: /x: No space left on device",
    )
    monkeypatch.undo()
    assert project.files() == before
    assert not project.left()


def test_an_interrupt_after_the_swap_does_not_say_that_nothing_changed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    def say(text: str) -> None:
        if "7/7" in text:
            raise KeyboardInterrupt

    assert project.run(say=say) == 2
    assert error(capsys) == "interrupted: the new package is in place"
    assert project.package.exists()
    assert not project.left()


def test_a_package_that_fails_its_checks_stays_out(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    def bad(package: Path) -> None:
        raise PipelineError("the generated package is not type-clean: x")

    assert project.run(verify=bad) == 2
    assert error(capsys) == "error: the generated package is not type-clean: x"
    assert not project.package.exists()
    assert not project.left()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_changes_nothing(project: Project) -> None:  # pragma: no cover
    project.run()
    before = project.files()
    for folder in (project.openapi, project.package.parent):
        folder.chmod(0o555)
        assert project.run() == 2
        folder.chmod(0o755)
    assert project.files() == before


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import regenerate
print("ready", flush=True)
regenerate.main(["--source", sys.argv[3]], Path(sys.argv[2]), verify=lambda package: None)
"""


def test_a_kill_at_any_moment_leaves_the_old_or_the_new(project: Project) -> None:
    """Six moments, spread over the run; `test_pipeline_swap` does each step of the swap itself."""
    project.run()
    changed = tiny()
    changed["components"]["schemas"]["Thing"]["properties"]["more"] = {"type": "string"}
    new = Project(project.root.parent / "new", changed)
    new.run()
    texts = project.files("generated"), new.files("generated")
    command = [
        sys.executable,
        "-c",
        KILLED,
        str(ROOT / "scripts"),
        str(project.root),
        project.source(changed),
    ]
    chance = random.Random(7)
    for slot in range(6):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        try:
            process.wait(0.25 * slot + chance.uniform(0, 0.25))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        process.stdout.close()
        assert project.files("generated/huvr_api") in texts
    assert project.run("--source", project.source(changed)) == 0
    assert project.files("generated") == texts[1]
    assert not project.left()


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_another_hash_seed_in_another_folder_gives_the_same_bytes(
    project: Project, tmp_path: Path, seed: str
) -> None:
    project.run()
    other = tmp_path / "elsewhere" / "deep"
    shutil.copytree(project.root, other)
    shutil.rmtree(other / "generated")
    source = project.source(tiny())
    command = [sys.executable, "-c", KILLED, str(ROOT / "scripts"), str(other), source]
    subprocess.run(
        command, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed}
    )
    made = {
        path.relative_to(other).as_posix(): path.read_bytes()
        for path in (other / "generated").rglob("*.*")
    }
    assert made == project.files("generated")


# The whole of HUVR's API: two real regenerations with every check


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's openapi/ and generated/, to work on."""
    root = tmp_path_factory.mktemp("copy")
    for name in ("openapi", "generated"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def committed(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for top in ("openapi", "generated")
        for path in (root / top).rglob("*.*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.skipif(not UPSTREAM.exists(), reason=f"{UPSTREAM} is absent")
def test_huvr_s_own_document_gives_the_same_bytes(copy: Path) -> None:
    before, lines = committed(copy), list[str]()
    code = regenerate.main(["--source", str(UPSTREAM)], copy, say=lines.append)
    assert code == 0, lines
    assert not [line for line in lines if "note:" in line]
    assert lines[-1] == "verdict: none (0 breaking, 0 other)"
    assert committed(copy) == before


def next_year(huvr: Schema) -> Schema:
    """HUVR's API in a year's time: 3.1, extended, extensions everywhere, some of it renamed."""
    text = json.dumps(huvr).replace("schemas/HeatData", "schemas/HeatRecord")
    later: Schema = json.loads(text)
    schemas, paths = later["components"]["schemas"], later["paths"]
    schemas["HeatRecord"] = schemas.pop("HeatData")
    del schemas["LEADAsset"]
    del paths["/api/libraries/{id}/"]
    paths["/api/sensors/"] = {"get": answer({"type": "array", "items": ref("Sensor")})}
    paths["/api/projects/{id}/watch/"]["get"] = answer(ref("ProjectDetail"))
    schemas["Sensor"] = {
        "properties": {"kind": {"const": "A"}, "level": {"type": ["number", "null"]}, "any": True},
        "x-internal": {"$ref": "#/components/schemas/Sensor"},
    }
    schemas["DefectList"]["properties"]["new_field"] = {"anyOf": [ref("Sensor"), {"type": "null"}]}
    for path in list(paths.values()):
        for operation in path.values():
            if isinstance(operation, dict):
                operation["x-new-extension"] = {"deep": [1]}
    return later | {"openapi": "3.1.0", "x-top": 1, "webhooks": {}}


def test_next_year_s_document_is_taken_and_told(
    tmp_path: Path, huvr: Schema, committed_surface: Surface
) -> None:
    source, lines = tmp_path / "next.json", list[str]()
    source.write_text(json.dumps(next_year(clone(huvr))))
    files = regenerate.Files(ROOT)
    run = regenerate.Run(files, str(source), say=lines.append, verify=lambda package: None)
    with regenerate.without_collector():
        made = regenerate.prepare(run)
        package = regenerate.generate(run, made, tmp_path)
    assert made.described["openapi"] == "3.1.0"
    changes = comparison.between(
        committed_surface, public_api.read(package, files.settings), run.notes
    )
    assert {
        "`libraries.read` is gone",
    } <= set(changes.breaking)
    assert not [line for line in changes.breaking if "Heat" in line]  # only the schema's name
    assert {
        "`sensors.list` is new",
        "`projects.watch_read` is new",
        "`DefectList.new_field` is new",
    } <= set(changes.compatible)
    assert not [line for line in changes.breaking if "watch" in line]
    gone = [note for note in changes.notes if "LEADAsset" in note]
    assert len(gone) == 2, gone  # for wildcards it was one place of many
    assert "(R12 likely) matches nothing: $.components.schemas.LEADAsset" in gone[0]
    assert "no longer has: /components/schemas/LEADAsset/properties/forecast, " in gone[1]
    assert "GET /api/sensors/ has no summary in huvr.yaml yet" in changes.notes


# The command line


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_put_back(enabled: bool) -> None:
    was = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    with regenerate.without_collector():
        assert not gc.isenabled()
    assert gc.isenabled() == enabled
    (gc.enable if was else gc.disable)()


def test_help_needs_no_generator() -> None:
    command = [sys.executable, "-S", str(ROOT / "scripts" / "regenerate.py"), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--source PATH|URL" in done.stdout


def test_an_unknown_option_is_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        regenerate.main(["--nonsense"])
    assert caught.value.code == 2
    assert "unrecognized arguments" in capsys.readouterr().err
