"""Corrections: applied in order, told by name when they match nothing, refused by place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pipeline.correct import overlay
from pipeline.errors import PipelineError
from pipeline.json_tree import Schema


def action(target: str, why: str = "R00 proved - because", **effect: object) -> overlay.Action:
    return {"target": target, "description": why, **effect}


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


def test_actions_run_in_order_and_do_not_share_what_they_write() -> None:
    document: Schema = {"a": {"x": {}, "y": {}}}
    actions = [
        action("$.a.*", update={"v": {"n": 1}}),
        action("$.a.x.v", update={"n": 2}),
        action("$.a.y.v.n", remove=True),
    ]
    applied, unmatched = overlay.apply(document, actions, "o")
    assert applied == {"a": {"x": {"v": {"n": 2}}, "y": {"v": {}}}}
    assert unmatched == []
    assert actions[0]["update"] == {"v": {"n": 1}}  # can be applied to the next document


def test_an_action_that_matches_nothing_is_told_by_number_rule_and_target() -> None:
    actions = [action("$.a", update={"b": 1}), action("$.gone", "R07 likely - x", remove=True)]
    applied, unmatched = overlay.apply({"a": {}}, actions, "o.yaml")
    assert applied == {"a": {"b": 1}}
    assert unmatched == ["o.yaml: action 2 (R07 likely) matches nothing: $.gone"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (action("$.a[", remove=True), r"o: action 1 \(R00 proved\): "),
        (action("$", remove=True), "root"),
        (action("$", update=[1]), "root"),
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
