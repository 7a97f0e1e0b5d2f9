"""Reading and validating: one line that names the place, and nothing outside is touched."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pipeline.errors import PipelineError
from pipeline.json_tree import Schema, clone
from pipeline.normalise import faults
from pipeline.read import document, validation
from pipeline.read.download import shown
from pipeline.read.time_limit import time_limit
from pipeline_kit import described, tiny


def no_network(url: str) -> bytes:
    raise AssertionError(url)


def test_a_url_is_fetched_and_a_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1")
    assert document.read(str(path), no_network) == {"a": 1}
    for url in ("http://x/y", "HTTPS://x/y"):
        assert document.read(url, lambda asked: f"u: {asked}".encode()) == {"u": url}


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"nowhere\.yaml: No such file"):
        document.read(str(tmp_path / "nowhere.yaml"), no_network)
    with pytest.raises(PipelineError, match="Is a directory"):
        document.read(str(tmp_path), no_network)
    (tmp_path / "latin").write_bytes(b"a: \xe9")
    with pytest.raises(PipelineError, match="latin: not UTF-8 at byte 3"):
        document.read(str(tmp_path / "latin"), no_network)


@pytest.mark.parametrize("version", ["3.0.0", "3.0.3", "3.1.0", "3.2.0"])
def test_all_versions_are_valid(version: str) -> None:
    document.validate(tiny() | {"openapi": version}, "x")


@pytest.mark.parametrize("version", [None, "2.0", "3.3.0", "3.0", 3.0, "3.0.3\nx"])
def test_another_version_is_refused(version: object) -> None:
    with pytest.raises(PipelineError, match=r"^x: /openapi is "):
        document.validate(tiny() | {"openapi": version}, "x")
    with pytest.raises(PipelineError, match="/openapi is missing"):
        document.validate({"paths": {}}, "x")


def _broken(*path: str | int, value: object) -> Schema:
    broken = tiny()
    node: object = broken
    for step in path[:-1]:
        node = node[step]  # type: ignore[index]
    node[path[-1]] = value  # type: ignore[index]
    return clone(broken)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (_broken("paths", "/api/things/", "get", value={}), "/get: .responses. is a req"),
        (_broken("paths", value=[]), "/paths: "),
        (_broken("components", "schemas", "Thing", "type", value="thing"), "/components/schemas"),
        (
            _broken(
                "components",
                "schemas",
                "Thing",
                "properties",
                "parent",
                value={"$ref": "#/no/where"},
            ),
            "/components/schemas/Thing/properties/parent: \\$ref '#/no/where' points nowhere",
        ),
        (_broken("info", value={}), "/info"),
        (
            _broken("components", "schemas", "Thing", "properties", "parent", value={"$ref": 5}),
            "x: ",
        ),
    ],
)
def test_an_invalid_document_is_one_line_with_a_pointer(broken: Schema, says: str) -> None:
    with pytest.raises(PipelineError, match=says) as caught:
        document.validate(broken, "x")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("$ref", "file:///etc/passwd"),
        ("$ref", "/etc/passwd#/a"),
        ("$ref", "http://127.0.0.1:9/a.yaml#/x"),
        ("$ref", "other.yaml"),
        ("$ref", ""),
        ("$dynamicRef", "http://127.0.0.1:9/"),
        ("$id", "http://127.0.0.1:9/"),
        ("$schema", "http://127.0.0.1:9/"),
        ("jsonSchemaDialect", "file:///etc/passwd"),
    ],
)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_a_reference_to_elsewhere_is_refused_before_anything_is_read(
    key: str, value: str, version: str
) -> None:
    hostile = _broken("components", "schemas", "Thing", "properties", "parent", value={key: value})
    hostile["openapi"] = version
    with pytest.raises(PipelineError, match="points outside the document") as caught:
        document.validate(hostile, "x")
    assert "x: /components/schemas/Thing/properties/parent: " in str(caught.value)


def test_the_reference_stands_anywhere() -> None:
    hostile = described({}, servers=[{"url": "/", "x-y": [{"$ref": "http://z/"}]}])
    with pytest.raises(PipelineError, match="/servers/0/x-y/0: "):
        document.validate(hostile, "x")
    document.validate(
        described({}, {"A": {"properties": {"$ref": {"type": "string"}}}}) | {"openapi": "3.1.0"},
        "x",
    )


def test_a_reference_may_go_anywhere_in_the_document() -> None:
    known = described({}, {"A~/ b": {"type": "string"}, "B": {"oneOf": [{"type": "string"}]}})
    for reference in ("A~0~1%20b", "B/oneOf/0"):
        known["components"]["schemas"]["C"] = {"$ref": f"#/components/schemas/{reference}"}
        document.validate(known, "x")
    for reference in ("A", "B/oneOf/1", "B/oneOf/x", "B/oneOf/0/type/x"):
        known["components"]["schemas"]["C"] = {"$ref": f"#/components/schemas/{reference}"}
        with pytest.raises(PipelineError, match="points nowhere"):
            document.validate(known, "x")


def careless() -> Schema:
    """Mistakes of HUVR's that do no harm here."""
    made = tiny()
    made["tags"] = [{"name": "a"}, {"name": "a"}]
    for method in ("get", "post"):
        made["paths"]["/api/things/"][method] |= {"operationId": "same", "tags": ["a", "a"]}
    fields = made["components"]["schemas"]["Thing"]["properties"]
    fields |= {
        "twice": {"type": "string", "enum": ["A", "A"]},
        "blank": {"type": "string", "enum": ["A"], "default": ""},
        "hang": {"type": "string", "pattern": "^(a+)+$", "default": "a" * 40 + "b"},
        "default": {"type": "string", "enum": ["B", "B"]},
        "properties": {"type": "object", "properties": {"tags": {"type": "string", "default": 1}}},
    }
    return made


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_mistakes_that_do_no_harm_are_let_pass_and_no_pattern_is_run(version: str) -> None:
    source = careless() | {"openapi": version}
    before = clone(source)
    document.validate(source, "x")
    assert source == before


def test_the_default_of_a_server_s_variable_is_required_as_ever() -> None:
    server: Schema = {"url": "https://{a}.example", "variables": {"a": {"default": "x"}}}
    document.validate(tiny() | {"servers": [server]}, "x")
    del server["variables"]["a"]["default"]
    with pytest.raises(PipelineError, match="/servers/0/variables/a"):
        document.validate(tiny() | {"servers": [server]}, "x")


def test_a_validation_that_takes_too_long_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_: Schema) -> Iterator[tuple[str, str]]:
        while True:
            yield "/", "x"

    monkeypatch.setattr(validation, "_invalid", endless)
    with pytest.raises(PipelineError, match=r"the description is not validated after 0\.05 s"):
        validation.problems(tiny(), longest=0.05)


def test_what_the_validator_raises_is_a_fault_of_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> None:
        raise raised

    monkeypatch.setattr(validation, "_jsonschema", fail)
    invalid = tiny() | {"info": {}}
    raised: Exception = KeyError("x")
    assert validation.problems(invalid) == {"~": "KeyError: 'x'"}
    assert faults.mend(invalid, str) == {"~": "KeyError: 'x'"}
    raised = PipelineError("late")
    with pytest.raises(PipelineError, match="late"):
        validation.problems(invalid)


def test_the_time_limit_is_put_back_and_elsewhere_there_is_none() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(60, "late"):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert signal.getsignal(signal.SIGALRM) is before
    thread = threading.Thread(target=validation.problems, args=(tiny(), 0.0))
    thread.start()
    thread.join()


def test_the_name_of_a_source_holds_no_secret() -> None:
    for source, name in {
        "a/b@c?d.yaml": "a/b@c?d.yaml",
        "https://h/a.yaml": "https://h/a.yaml",
        "https://u:p@h:1/a.yaml?token=t": "https://h:1/a.yaml?...",
        "https://u:p?q#r/s@h/#f": "https://h/?...",
        "HTTPS://u@h": "HTTPS://h",
    }.items():
        assert shown(source) == name
    with pytest.raises(PipelineError, match=r"^https://h/: HTML"):
        document.read("https://u:p@h/", lambda url: b"<html>" if "u:p@" in url else b"")
