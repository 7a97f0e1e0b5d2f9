"""JSON values and nothing else, whatever the text tries."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from pipeline.errors import PipelineError
from pipeline.read import safe_yaml

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.text(), values, max_size=4))
@example({"0E0": "0E0"})
@example({"<<": {"a": "<<"}, "=": "="})
def test_json_and_our_own_yaml_read_back(value: dict[str, object]) -> None:
    assert safe_yaml.parse(json.dumps(value), "x") == value
    printable = json.loads(json.dumps(value))
    assert safe_yaml.parse(safe_yaml.dump(printable), "x") == printable


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: on", "on"),
        ("a: NO", "NO"),
        ("a: 12:30:00", "12:30:00"),
        ("a: 2024-01-01", "2024-01-01"),
        ("a: 0o17", "0o17"),
        ("a: 017", 17),
        ("a: -3", -3),
        ("a: 1.5e3", 1500.0),
        ("a: .5", 0.5),
        ("a: '12'", "12"),
        ("a: !!str 12", "12"),
        ("a: !!int '12'", 12),
        ("a: !!float 2", 2.0),
        ("a: true", True),
        ("a: ~", None),
        ("a:", None),
        ("a: |\n  x\n  y\n", "x\ny\n"),
        ("a: &x [1, {b: *x}]".replace("*x", "2"), [1, {"b": 2}]),
        ("a: [&x {b: 1}, *x]", [{"b": 1}, {"b": 1}]),
        ("{a: 1}", 1),
        ('{"a":\t"\\ud83d\\ude00"}', "😀"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(text: str, value: object) -> None:
    assert safe_yaml.parse(text, "x") == {"a": value}


def test_keys_are_texts() -> None:
    assert safe_yaml.parse("on: 1\n200: 2\nnull: 3\n1.0: 4", "x") == {
        "on": 1, "200": 2, "null": 3, "1.0": 4,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "holds no mapping"),
        ("[1]", "holds no mapping"),
        ("a: 1\n---\nb: 2", "line 2:"),
        ("<!doctype html>", "HTML or XML"),
        ("a: [1\nb: 2", "line 2:"),
        ('{"a": 1,}, ', "line 1:"),
        ("a: 1\nb: {c: 1, c: 2}", "line 2: key 'c' stands twice"),
        ('{"a": 1, "a": 2}', "key 'a' stands twice"),
        ("a: !!python/object/apply:os.system [echo]", "line 1: tag"),
        ("a: !!python/name:os.system", "line 1: tag"),
        ("a: !!binary abc", "line 1: tag"),
        ("a: !!set {b}", "line 1: tag"),
        ("a: 1\nb: &x [*x]", "line 2:"),
        ("a: *x", "line 1:"),
        ("&x a: 1\n*x : 2", "line 1: key 'a' stands twice"),
        ("a: 1\nb: !!map [1]", "line 2:"),
        ("a: 1\nb: !!seq x", "line 2:"),
        ("a: 1\nb: !!int x", "line 2: x is no JSON value"),
        ("a: 1\nb: !!bool yes", "line 2: yes is no JSON value"),
        ("!!binary a: 1", "line 1: tag"),
        ("? [a]\n: 1", "line 1: a mapping or list cannot be a key"),
        ("a: 1\nb: 1e999", "line 2: 1e999 is no JSON value"),
        ('{"a": NaN}', "no JSON number"),
        ('{"a": -Infinity}', "no JSON number"),
        ("a: " + "9" * 5000, "line 1: 9{40} is no JSON value"),
        ("a: 1\nb: " + "[" * 5000 + "]" * 5000, "line 2:"),
        ("a: " + "- " * 200_000, "line 1:"),
        ("a: " + "[" * 900 + "]" * 900, "nested too deeply"),
        ("a: " + "[" * 200 + "]" * 200, "nested deeper than 100"),
        ('{"a":' * 5000 + "1" + "}" * 5000, r"nested (too deeply|deeper than)"),
        ('{"a":' * 200 + "1" + "}" * 200, "nested deeper than 100"),
        ("a: \x00", "some.yaml: "),
    ],
)
def test_a_bad_text_is_one_line_that_names_the_place(text: str, problem: str) -> None:
    with pytest.raises(PipelineError, match=problem.replace("*", r"\*")) as caught:
        safe_yaml.parse(text, "some.yaml")
    assert str(caught.value).startswith("some.yaml: ")
    assert "\n" not in str(caught.value)


def test_aliases_are_counted_each_time() -> None:
    lines = ["a0: &a0 [1,1,1,1,1,1,1,1,1,1]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(PipelineError, match="bomb: more than 2000000 values"):
        safe_yaml.parse("\n".join(lines), "bomb")


def test_the_dump_shows_every_value_where_it_stands() -> None:
    shared = {"type": "string"}
    text = safe_yaml.dump({"b": shared, "a": shared})
    assert text == "a:\n  type: string\nb:\n  type: string\n"
    assert yaml.safe_load(text) == {"a": shared, "b": shared}


def test_a_merge_key_brings_in_what_is_not_said_otherwise() -> None:
    anchors = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\n"
    for text, value in {
        "c: {<<: *a, x: 3}": {"x": 3, "y": 1},
        "c: {x: 3, <<: [*a, *b]}": {"x": 3, "y": 1, "z": 2},
        "c: {'<<': 1}": {"<<": 1},
    }.items():
        assert safe_yaml.parse(anchors + text, "n")["c"] == value
    for wrong in ("c: {<<: 1}", "c: {<<: [*a, 1]}"):
        with pytest.raises(PipelineError, match="n: line 3: << merges mappings, and this is none"):
            safe_yaml.parse(anchors + wrong, "n")
