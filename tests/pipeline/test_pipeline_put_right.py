"""Corrections whose fault is gone: HUVR's own word wins, and the run says so.

Every action of the overlay meets a document in which HUVR has put its spot right in three ways:
it is removed, corrected as we did, or corrected differently.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from evolutions.put_right import GEO_JSON, OWN, differently
from pipeline.correct import overlay
from pipeline.correct.actions import Effect, carry_out
from pipeline.json_tree import Json, Path, Schema, at, clone
from pipeline.read import validation
from pipeline_kit import content

NUMBER = "o: action 1 "


Alone = list[tuple[Schema, Schema, Effect]]

_BROAD = ("$", "$.servers", "$.components")
"""Targets of actions that change the top of the document."""


@pytest.fixture(scope="module")
def alone(huvr: Schema, actions: list[overlay.Action]) -> Alone:
    """Each committed action with the part of HUVR's document that it corrects, and its effect."""
    effects = carry_out(huvr, actions, "overlay.yaml", {})[1]
    assert [effect.label for effect in effects if not effect.covered] == []
    made: Alone = []
    for action, effect in zip(actions, effects, strict=True):
        small = huvr if action["target"] in _BROAD else part(huvr, effect.covered)
        made.append((action, small, carry_out(small, [action], "o", {})[1][0]))
    return made


def changed_at(action: Schema, place: Path) -> Path:
    """The object that an action changes for the sake of `place`."""
    return place[:-1] if "remove" in action else place


def part(document: Schema, places: Iterable[Path]) -> Schema:
    """The paths and components of `document` that hold `places`: as much as one action needs."""
    small: Schema = {"paths": {}, "components": {"schemas": {}}}
    for place in places:
        path = place[: 2 if place[0] == "paths" else 3]
        at(small, path[:-1])[path[-1]] = at(document, path)
    return dict(clone(small))


def put(document: Schema, path: Path, value: Json) -> Schema:
    """`document` with `value` at `path`."""
    if not path:
        return dict(value)
    at(document, path[:-1])[path[-1]] = value
    return document


def left_alone(put_right: Schema, action: Schema) -> str:
    """Apply `action` alone: nothing may change; its note."""
    corrected, notes, _ = overlay.apply(put_right, [action], "o")
    assert corrected == put_right, action["target"]
    assert len(notes) == 1, (action["target"], notes)
    assert notes[0].startswith(NUMBER)
    return notes[0]


def test_a_spot_that_is_removed_is_left_alone(alone: Alone) -> None:
    for action, small, effect in alone:
        if action["target"] in ("$", "$.components"):
            continue  # they add what HUVR lacks: there is nothing to remove
        put_right = clone(small)
        for place in effect.covered:
            at(put_right, place[:-1]).pop(place[-1], None)
        assert "matches nothing" in left_alone(put_right, action)


def test_a_document_corrected_as_we_did_is_left_alone(
    applied: tuple[Schema, list[str]], actions: list[overlay.Action]
) -> None:
    corrected, notes, _ = overlay.apply(applied[0], actions, "overlay.yaml")
    assert corrected == applied[0]
    silent = [
        action["target"]
        for number, action in enumerate(actions, 1)
        if not any(note.startswith(f"overlay.yaml: action {number} ") for note in notes)
    ]
    # The one id that is text as documented, among all those that are integers.
    assert silent == [
        "$.paths['/api/checklist-result-lines/{id}/'].parameters[?(@.name == 'id')].schema"
    ]


def test_a_spot_corrected_differently_is_left_alone(alone: Alone) -> None:
    for action, small, effect in alone:
        put_right = clone(small)
        for path in {changed_at(action, place) for place in effect.covered}:
            put_right = put(put_right, path, differently(action, at(small, path)))
        note = left_alone(put_right, action)
        assert "no longer shows the fault" in note or "matches nothing" in note


def test_a_fault_that_is_gone_in_one_place_stands_corrected_in_the_others(
    huvr: Schema, actions: list[overlay.Action]
) -> None:
    put_right = clone(huvr)
    schemas = put_right["components"]["schemas"]
    schemas["AssetCreate"]["properties"]["labels"] = {"type": "array", "items": OWN}
    schemas["DefectList"]["properties"]["geo_point"] = GEO_JSON
    answer = put_right["paths"]["/api/measurements/import/"]["post"]["responses"]["200"]
    answer |= content(OWN)
    corrected, notes, _ = overlay.apply(put_right, actions, "o", huvr)
    after = corrected["components"]["schemas"]
    assert after["AssetCreate"]["properties"]["labels"]["items"] == OWN
    assert after["AssetUpdate"]["properties"]["labels"]["items"] != OWN
    assert after["DefectList"]["properties"]["geo_point"] == GEO_JSON
    assert after["AssetConditionMap"]["properties"]["geo_point"]["nullable"]
    assert (
        corrected["paths"]["/api/measurements/import/"]["post"]["responses"]["200"]["content"]
        == content(OWN)["content"]
    )
    told = "\n".join(notes)
    assert "no longer shows the fault: /components/schemas/AssetCreate/properties/labels" in told
    assert "/components/schemas/DefectList/properties/geo_point" in told
    assert (
        "/paths/~1api~1measurements~1import~1/post/responses/200/content/application~1json" in told
    )
    assert validation.problems(corrected) == {}


def test_the_answers_of_another_year_are_not_merged_with_ours(
    huvr: Schema, actions: list[overlay.Action]
) -> None:
    """The document that ended the run: an answer by reference where ours adds one."""
    other_year = clone(huvr)
    other_year["components"]["responses"] = {"List": {"description": "x"} | content(OWN)}
    by_reference = {"200": {"$ref": "#/components/responses/List"}}
    other_year["paths"]["/api/defect-profiles/"]["get"]["responses"] = by_reference
    corrected, notes, _ = overlay.apply(other_year, actions, "o", huvr)
    answer = corrected["paths"]["/api/defect-profiles/"]["get"]["responses"]["200"]
    assert answer == by_reference["200"]
    assert [note for note in notes if "/paths/~1api~1defect-profiles~1/get/responses/200" in note]
    assert validation.problems(corrected) == {}
