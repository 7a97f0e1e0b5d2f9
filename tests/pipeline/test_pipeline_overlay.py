"""Corrections: applied in order, told by name when they match nothing, refused by place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pipeline.correct import conditions, overlay
from pipeline.errors import PipelineError
from pipeline.json_tree import ABSENT, Json, Schema, clone
from pipeline.read import document
from pipeline_kit import answer, tiny


def action(target: str, why: str = "R00 proved - because", **effect: object) -> overlay.Action:
    expected = effect.pop("expects", {})
    return {"target": target, "description": why, "x-expects": expected, **effect}


def test_every_committed_action_matches_and_says_rule_and_evidence(
    applied: tuple[Schema, list[str]], actions: list[overlay.Action]
) -> None:
    assert applied[1] == []
    for one in actions:
        assert re.match(r"[RS]\d\d.* (-|proved|likely) .{8}", one["description"]), one
    proved = [one for one in actions if "proved" in one["description"]]
    likely = [one for one in actions if "likely" in one["description"]]
    assert len(proved) > 20
    assert len(likely) > 40


def test_another_overlay_tool_makes_the_same_of_huvr_s_document(
    huvr: Schema, applied: tuple[Schema, list[str]], actions: list[overlay.Action]
) -> None:
    """It knows no conditions: there, all of them hold."""
    from oas_patch.overlay import apply_overlay  # type: ignore[import-untyped]

    assert apply_overlay(clone(huvr), {"actions": clone(actions)}) == applied[0]


def test_actions_run_in_order_and_do_not_share_what_they_write() -> None:
    document: Schema = {"a": {"x": {}, "y": {"v": {"n": 3}}}}
    actions = [
        action("$.a.*", update={"v": {"n": 1}}),
        action("$.a.x", update={"v": {"n": 2}}),
        action("$.a.y.v.n", remove=True),
    ]
    applied, notes, _ = overlay.apply(document, actions, "o")
    assert applied == {"a": {"x": {"v": {"n": 2}}, "y": {"v": {}}}}
    assert notes == []
    assert document == {"a": {"x": {}, "y": {"v": {"n": 3}}}}
    assert actions[0]["update"] == {"v": {"n": 1}}  # can be applied to the next document


def test_an_item_of_a_list_is_changed_where_it_stands() -> None:
    remove = action("$.a[?(@.x)].x", remove=True, expects={"x": 1})
    assert overlay.apply({"a": [{"x": 1}, {"x": 2}]}, [remove], "o")[0] == {"a": [{}, {"x": 2}]}


def test_an_action_that_matches_nothing_is_told_by_number_rule_and_target() -> None:
    actions = [action("$.a", update={"b": 1}), action("$.gone", "R07 likely - x", remove=True)]
    applied, notes, _ = overlay.apply({"a": {}}, actions, "o.yaml")
    assert applied == {"a": {"b": 1}}
    assert notes == ["o.yaml: action 2 (R07 likely) matches nothing: $.gone"]


# Conditions


@pytest.mark.parametrize(
    ("expected", "value", "holds"),
    [
        ({}, {"a": 1}, True),
        ({}, "text", False),
        ({}, ABSENT, False),
        ({"a": 1}, {"a": 1, "b": 2}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": 1}, {"a": True}, False),
        ({"a": 1}, {}, False),
        ({"a": None}, {"b": 1}, True),
        ({"a": None}, {"a": None}, False),
        ({"a": {"b": None}}, {}, False),
        ({"a": {"b": None}}, {"a": {}}, True),
        ([{"a": 1}, {"a": 2}], {"a": 2}, True),
        ([{"a": 1}, {"a": 2}], {"a": 3}, False),
        ({"a": [{"b": 1}]}, {"a": [{"b": 1, "c": 2}]}, True),
        ({"a": [{"b": 1}]}, {"a": [{"b": 1}, {}]}, False),
        ({"a": ["x"]}, {"a": "x"}, False),
        ({"type": "string"}, {"type": ["string", "null"]}, False),
    ],
)
def test_a_condition_is_a_pattern(expected: Json, value: Json, holds: bool) -> None:
    assert conditions.holds(expected, value) is holds


def test_conditions_look_at_the_document_before_any_correction() -> None:
    """Two actions that belong together claim one fault."""
    pair = [
        action("$.a.type", remove=True, expects={"type": "string"}),
        action("$.a", update={"oneOf": [1]}, expects={"type": "string"}),
    ]
    assert overlay.apply({"a": {"type": "string"}}, pair, "o")[0] == {"a": {"oneOf": [1]}}
    free = {"a": {"x": 1}}
    assert overlay.apply(free, pair, "o")[0] == free


def test_an_action_goes_without_the_component_that_huvr_has_otherwise() -> None:
    ours, theirs = {"type": "object"}, {"type": "string"}
    actions = [
        action("$.components", update={"schemas": {"A": ours}}, expects={"schemas": {"A": None}}),
        action("$.paths", update={"x": {"$ref": "#/components/schemas/A"}}),
    ]
    for has, notes in ((theirs, 2), (ours, 1)):
        document: Schema = {"paths": {}, "components": {"schemas": {"A": has}}}
        applied, told, _ = overlay.apply(document, actions, "o")
        assert (applied == document) is (has == theirs)
        assert len(told) == notes
    document["components"]["schemas"]["A"] = theirs
    assert overlay.apply(document, actions, "o")[1][1] == (
        "o: action 2 (R00 proved) is left out: it needs #/components/schemas/A, which HUVR has"
        " otherwise"
    )


# What changed since the last regeneration


def noted(saved: Schema, fresh: Schema, *actions: overlay.Action) -> list[str]:
    return [note.split(") ", 1)[1] for note in overlay.apply(fresh, [*actions], "o", saved)[1]]


def test_a_target_that_is_gone_is_told_also_where_others_still_match() -> None:
    one = action("$['a','b'].type", remove=True)
    saved: Schema = {"a": {"type": 1}, "b": {"type": 1}}
    assert noted(saved, {"a": {"type": 1}}, one) == [
        "corrected what HUVR's document no longer has: /b/type"
    ]
    assert noted(saved, saved, one) == []
    assert noted(saved, {}, one) == [
        "matches nothing: $['a','b'].type",
        "corrected what HUVR's document no longer has: /a/type, /b/type",
    ]


def test_one_place_less_of_a_wildcard_is_no_news() -> None:
    one = action("$.*.type", remove=True)
    assert noted({"a": {"type": 1}, "b": {"type": 1}}, {"a": {"type": 1}}, one) == []


def test_a_fault_that_is_gone_is_told_once() -> None:
    one = action("$.*", update={"type": "array"}, expects={"type": "string"})
    saved: Schema = {"a": {"type": "string"}, "b": {"type": "string"}}
    fresh: Schema = {"a": {"type": "string"}, "b": {"type": "object"}, "new": {"type": "object"}}
    text = "is left out where HUVR's document no longer shows the fault: "
    assert noted(saved, fresh, one) == [text + "/b"]
    assert noted(fresh, fresh, one) == []
    assert overlay.apply(fresh, [one], "o")[1] == ["o: action 1 (R00 proved) " + text + "/b, /new"]
    assert noted({"c": 1}, {"b": {"type": "object"}}, one) == [text + "/b"]


@pytest.mark.parametrize(
    ("one", "before", "after", "told"),
    [
        (action("$.p", remove=True), {"p": {"x": 1}}, {"p": {"x": 2}}, True),
        (
            action("$.p", update={"v": {"n": 1}}),
            {"p": {"v": {"n": 2}}},
            {"p": {"v": {"n": 3}}},
            True,
        ),
        (action("$.p", update={"n": 1}), {"p": {"n": 2, "o": 1}}, {"p": {"n": 2, "o": 2}}, False),
        (action("$.p", update={"n": 1}), {"p": {"o": 1}}, {"p": {"o": 2}}, False),
        (action("$.p", update={"n": 1}), {"p": {}}, {"p": {"n": 3}}, True),
        (action("$.p", update={"n": 1}), {"p": {}}, {"p": {"n": {}}}, True),
        (action("$.p", update={"v": {"n": 1}}), {"p": {}}, {"p": {"v": {}}}, False),
    ],
)
def test_what_a_correction_covers_up_is_told(
    one: overlay.Action, before: Schema, after: Schema, told: bool
) -> None:
    assert noted(before, after, one) == (["covers up what HUVR changed: /p"] if told else [])


def test_a_change_behind_the_reference_that_a_correction_replaces_is_told() -> None:
    one = action("$.p.body", remove=True)
    saved: Schema = {
        "p": {"body": {"$ref": "#/components/requestBodies/B"}},
        "components": {
            "requestBodies": {"B": {"content": [{"$ref": "#/components/schemas/S"}]}},
            "schemas": {
                "S": {"required": ["a"], "of": {"$ref": "#/components/schemas/T"}},
                "T": {},
            },
        },
    }
    deeper, nearer, cut = clone(saved), clone(saved), clone(saved)
    deeper["components"]["schemas"]["T"]["required"] = ["c"]
    assert noted(saved, deeper, one) == []  # that model tells it itself
    nearer["components"]["schemas"]["S"]["required"].append("b")
    assert noted(saved, nearer, one) == ["covers up what HUVR changed: /p/body"]
    del cut["components"]["requestBodies"]
    assert noted(saved, cut, one) == ["covers up what HUVR changed: /p/body"]


def test_a_note_names_five_places() -> None:
    one = action("$.*", update={"n": 1}, expects={"type": "string"})
    fresh: Schema = {f"p{number}": {"type": "array"} for number in range(7)}
    assert overlay.apply(fresh, [one], "o")[1][0].endswith(": /p0, /p1, /p2, /p3, /p4 and 2 more")


# Actions whose result is invalid


def test_an_action_whose_result_is_invalid_is_left_out() -> None:
    valid = tiny()
    actions = [
        action("$.info", update={"title": "One"}),
        action("$.paths['/api/things/'].get", update={"responses": 5}),
        action("$.info", update={"description": "Two"}),
        action("$.components.schemas", update={"Bad": {"$ref": "#/components/schemas/None"}}),
    ]
    corrected, notes, wrong = overlay.apply(valid, actions, "o", None, document.problems)
    assert wrong == {}
    assert corrected == valid | {"info": valid["info"] | {"title": "One", "description": "Two"}}
    assert [note.split(":")[1] for note in notes] == [
        " action 2 (R00 proved) is left out",
        " action 4 (R00 proved) is left out",
    ]
    assert "the document is invalid with it: /" in notes[0]
    assert "'#/components/schemas/None' points nowhere" in notes[1]


def test_what_is_wrong_without_any_action_is_no_action_s_fault() -> None:
    broken = tiny()
    broken["paths"]["/api/things/"]["get"]["responses"] = 5
    harmless = action("$.info", update={"title": "One"})
    corrected, notes, wrong = overlay.apply(broken, [harmless], "o", None, document.problems)
    assert corrected["info"]["title"] == "One"
    assert notes == []
    assert "/paths/~1api~1things~1/get/responses" in wrong
    mending = action("$.paths['/api/things/'].get", update=answer())
    assert overlay.apply(broken, [mending], "o", None, document.problems)[1:] == ([], {})


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (action("$.a[", remove=True), r"o: action 1 \(R00 proved\): "),
        (action("$", remove=True), "the root cannot be removed"),
        (action("", remove=True), "action 1"),
    ],
)
def test_an_action_that_cannot_be_applied_is_named(bad: overlay.Action, says: str) -> None:
    with pytest.raises(PipelineError, match=says) as caught:
        overlay.apply({"a": {}}, [bad], "o")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("overlay: 2.0.0\nactions: []", "/overlay is '2.0.0', not 1.x"),
        ("info: {}", "/overlay is None"),
        ("overlay: 1.0.0\nactions: {}", "/actions is not a list"),
        ("overlay: 1.0.0\nactions: [5]", "/actions/0 is not a mapping"),
        ("overlay: 1.0.0\nactions: [{}]", "/actions/0 has no target and no description"),
        ("overlay: 1.0.0\nactions: [{target: $, description: d}]", "no effect"),
        ("overlay: 1.0.0\nactions: [{target: $, description: d, update: [1]}]", "no effect"),
        ("overlay: 1.0.0\nactions: [{target: $, description: d, remove: false}]", "no effect"),
        ("overlay: 1.0.0\nactions: [{target: $, description: d, remove: true}]", "no x-expects"),
        (
            "overlay: 1.0.0\nactions: [{target: $, description: d, remove: true, x-expects: [1]}]",
            "no x-expects",
        ),
        ("overlay: [", "line 2"),
    ],
)
def test_a_bad_overlay_is_refused_with_a_pointer(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(text)
    with pytest.raises(PipelineError, match=says) as caught:
        overlay.load(path)
    assert str(path) in str(caught.value)


def test_a_missing_overlay_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"o\.yaml: No such file"):
        overlay.load(tmp_path / "o.yaml")


def test_an_overlay_without_actions_does_nothing(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    path.write_text("overlay: 1.1.0")
    assert overlay.load(path) == []
